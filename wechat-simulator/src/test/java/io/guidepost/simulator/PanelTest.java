package io.guidepost.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class PanelTest {

    private final Simulator simulator = Simulator.start(SimulatorSettings.defaults());
    private final Tencent tencent = new Tencent(simulator);

    @AfterEach
    void stop() {
        simulator.close();
    }

    @Test
    void thePageListsThePanelInBothLanguages() {
        assertThat(tencent.panel("GET", "/", "").body())
                .contains("/sim/wxpay/prepays/{prepayId}/payment")
                .contains("顾客付款")
                .contains("The shopper pays");
    }

    @Test
    void theClockMovesForwardOnly() {
        Instant before = simulator.clock().instant();

        JsonNode moved = tencent.order("/sim/clock", "{\"advance\":\"P8D\"}");

        assertThat(Instant.parse(moved.path("now").asString())).isAfterOrEqualTo(before.plus(Duration.ofDays(8)));
        assertThat(simulator.clock().instant()).isAfterOrEqualTo(before.plus(Duration.ofDays(8)));
        assertThat(tencent.panel("POST", "/sim/clock", "{\"advance\":\"-PT1S\"}")
                        .statusCode())
                .isEqualTo(400);
        assertThat(tencent.panel("POST", "/sim/clock", "{\"advance\":\"tomorrow\"}")
                        .body())
                .contains("is not a duration such as P8D");
        assertThat(tencent.panel("POST", "/sim/clock", "{}").body()).contains("advance");
        assertThat(tencent.panel("POST", "/sim/clock", "[").statusCode()).isEqualTo(400);
    }

    @Test
    void aClockThatMayNotMoveIsNotThere() {
        try (Simulator fixed = Simulator.start(SimulatorSettings.defaults().withClockMayMove(false))) {
            int status = new Tencent(fixed)
                    .panel("POST", "/sim/clock", "{\"advance\":\"P8D\"}")
                    .statusCode();

            assertThat(status).isEqualTo(404);
        }
    }

    @Test
    void faultsHitTheNextCallsOfTheirPathAndNoOthers() {
        tencent.order(
                "/sim/faults",
                "{\"path\":\"/cgi-bin/department/list\",\"mode\":\"ERRCODE\",\"errcode\":-1,\"times\":2}");

        assertThat(errcode("/cgi-bin/department/simplelist")).isZero();
        assertThat(errcode("/cgi-bin/department/list")).isEqualTo(-1);
        assertThat(errcode("/cgi-bin/department/list")).isEqualTo(-1);
        assertThat(errcode("/cgi-bin/department/list")).isZero();
    }

    @Test
    void payFaultsSpeakTheLayoutOfPay() {
        tencent.order(
                "/sim/faults",
                "{\"path\":\"/v3/fund-app/*\",\"mode\":\"ERRCODE\",\"errcode\":\"NOT_ENOUGH\",\"times\":1}");
        tencent.order("/sim/faults", "{\"path\":\"/v3/fund-app/*\",\"mode\":\"ERRCODE\",\"errcode\":429}");
        String target = "/v3/fund-app/mch-transfer/transfer-bills/out-bill-no/X1";

        HttpResponse<String> first = tencent.pay("GET", target, "");
        HttpResponse<String> second = tencent.pay("GET", target, "");

        assertThat(first.statusCode()).isEqualTo(403);
        assertThat(first.body()).contains("NOT_ENOUGH");
        assertThat(second.statusCode()).isEqualTo(429);
        assertThat(tencent.pay("GET", target, "").statusCode()).isEqualTo(404);
    }

    @Test
    void anAnswerCanBeLostAfterTheRequestWasApplied() {
        String token = tencent.appToken();
        String path = "/cgi-bin/externalcontact/add_msg_template";
        String body = "{\"sender\":\"sh001_li\",\"text\":{\"content\":\"新品\"}}";

        fault(path, "RESET");
        assertThatThrownBy(() -> tencent.post(path + "?access_token=" + token, body))
                .isInstanceOf(UncheckedIOException.class);
        assertThat(groupMessages()).isZero();

        fault(path, "APPLIED_BUT_LOST");
        assertThatThrownBy(() -> tencent.post(path + "?access_token=" + token, body))
                .isInstanceOf(UncheckedIOException.class);
        assertThat(groupMessages()).isEqualTo(1);
    }

    @Test
    void aGatewayCanAnswerInHtmlAndAServerCanCrash() {
        fault("/cgi-bin/department/list", "HTML");
        fault("/cgi-bin/department/list", "HTTP_500");

        assertThat(tencent.panel("GET", "/cgi-bin/department/list", "").statusCode())
                .isEqualTo(502);
        assertThat(tencent.panel("GET", "/cgi-bin/department/list", "").statusCode())
                .isEqualTo(500);
    }

    @Test
    void slowAndTimedOutCallsTakeTheirTime() {
        tencent.order("/sim/faults", "{\"path\":\"/cgi-bin/department/list\",\"mode\":\"SLOW\",\"delayMs\":300}");
        long began = System.nanoTime();
        assertThat(errcode("/cgi-bin/department/list")).isZero();
        assertThat(Duration.ofNanos(System.nanoTime() - began)).isGreaterThan(Duration.ofMillis(290));

        tencent.order("/sim/faults", "{\"path\":\"/cgi-bin/department/list\",\"mode\":\"TIMEOUT\"}");
        assertThatThrownBy(() -> HttpClient.newHttpClient()
                        .send(
                                HttpRequest.newBuilder(URI.create(simulator.url() + "/cgi-bin/department/list"))
                                        .timeout(Duration.ofMillis(300))
                                        .build(),
                                HttpResponse.BodyHandlers.ofString()))
                .isInstanceOf(IOException.class);
    }

    @Test
    void faultsThatMakeNoSenseAreRefused() {
        assertThat(tencent.panel("POST", "/sim/faults", "{\"path\":\"/cgi-bin/x\",\"mode\":\"ODD\"}")
                        .body())
                .contains("must be one of");
        assertThat(tencent.panel("POST", "/sim/faults", "{\"path\":\"/cgi-bin/x\",\"mode\":\"ERRCODE\"}")
                        .statusCode())
                .isEqualTo(400);
        assertThat(tencent.panel("POST", "/sim/faults", "{\"path\":\"/sim/clock\",\"mode\":\"RESET\"}")
                        .statusCode())
                .isEqualTo(400);
        assertThat(tencent.panel("POST", "/sim/faults", "{\"path\":\"/cgi-bin/x\",\"mode\":\"RESET\",\"times\":0}")
                        .statusCode())
                .isEqualTo(400);
    }

    @Test
    void callsAreLoggedNewestFirstWithTheirBodies() {
        tencent.wecom("/cgi-bin/externalcontact/get_groupmsg_task", "{\"msgid\":\"m1\"}");
        tencent.wecom("/cgi-bin/externalcontact/get_groupmsg_task", "{\"msgid\":\"m2\"}");

        JsonNode calls = tencent.get("/sim/calls?path=/cgi-bin/externalcontact/get_groupmsg_task")
                .path("items");

        assertThat(calls.size()).isEqualTo(2);
        assertThat(calls.get(0).path("requestBody").asString()).contains("m2");
        assertThat(calls.get(0).path("responseBody").asString()).contains("41047");
    }

    @Test
    void wireMocksOwnAdministrationIsClosed() {
        assertThat(tencent.panel("GET", "/__admin/mappings", "").statusCode()).isEqualTo(401);
    }

    private int errcode(String path) {
        return tencent.wecom(path).path("errcode").asInt();
    }

    private void fault(String path, String mode) {
        tencent.order("/sim/faults", "{\"path\":\"" + path + "\",\"mode\":\"" + mode + "\"}");
    }

    private int groupMessages() {
        return tencent.get("/sim/wecom/group-messages").path("items").size();
    }
}
