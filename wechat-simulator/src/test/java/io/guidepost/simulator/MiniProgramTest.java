package io.guidepost.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class MiniProgramTest {

    private final Simulator simulator = Simulator.start(SimulatorSettings.defaults());
    private final Tencent tencent = new Tencent(simulator);

    @AfterEach
    void stop() {
        simulator.close();
    }

    @Test
    void simCodesAreShoppersAndOthersAreInvalid() {
        JsonNode lin = session("sim:lin");

        assertThat(lin.path("openid").asString()).isEqualTo("o_lin");
        assertThat(lin.path("unionid").asString()).isEqualTo("u_lin");
        assertThat(lin.has("errcode")).isFalse();
        assertThat(session("made-up").path("errcode").asInt()).isEqualTo(40029);
        String minted =
                tencent.order("/sim/codes", "{\"name\":\"wang\"}").path("code").asString();
        assertThat(session(minted).path("openid").asString()).isEqualTo("o_wang");
        assertThat(session(minted).path("errcode").asInt()).isEqualTo(40029);
    }

    @Test
    void theStableTokenStaysAndTheClassicOneIsReplaced() {
        String stable = tencent.miniappToken();
        String classic = classic();
        String next = classic();

        assertThat(tencent.miniappToken()).isEqualTo(stable);
        assertThat(next).isNotEqualTo(classic);
        assertThat(send(classic).path("errcode").asInt()).isEqualTo(43101);
        simulator.advance(Duration.ofMinutes(6));
        assertThat(send(classic).path("errcode").asInt()).isEqualTo(42001);
        assertThat(send(next).path("errcode").asInt()).isEqualTo(43101);
        assertThat(send("guess").path("errcode").asInt()).isEqualTo(40001);
    }

    @Test
    void aCodePictureIsAnImageAndABadSceneIsJson() throws IOException, InterruptedException {
        HttpResponse<byte[]> picture = code("{\"scene\":\"s=abc123\",\"page\":\"pages/p/index\",\"width\":280}");
        HttpResponse<byte[]> tooLong = code("{\"scene\":\"" + "x".repeat(33) + "\"}");

        assertThat(picture.headers().firstValue("Content-Type")).hasValue("image/png");
        assertThat(ImageIO.read(new ByteArrayInputStream(picture.body())).getWidth())
                .isEqualTo(280);
        assertThat(new String(tooLong.body())).contains("40169");
        assertThat(new String(code("{\"scene\":\"中文\"}").body())).contains("40129");
    }

    @Test
    void subscribeMessagesNeedTheShoppersLeave() {
        String token = tencent.miniappToken();
        assertThat(send(token).path("errcode").asInt()).isEqualTo(43101);

        tencent.order("/sim/miniapp/subscriptions", "{\"openid\":\"o_lin\",\"templateId\":\"T1\",\"times\":1}");

        assertThat(send(token).path("errcode").asInt()).isZero();
        assertThat(send(token).path("errcode").asInt()).isEqualTo(43101);
        assertThat(tencent.get("/sim/miniapp/messages?openid=o_lin")
                        .path("items")
                        .size())
                .isEqualTo(1);
    }

    @Test
    void onlyAPaidOrderCanBeShipped() {
        String prepayId = tencent.payJson(
                        "POST",
                        "/v3/pay/transactions/jsapi",
                        """
                        {"appid":"%s","mchid":"%s","description":"衫","out_trade_no":"SHIP-0001",
                         "notify_url":"http://127.0.0.1:9/x","amount":{"total":100},"payer":{"openid":"o_lin"}}
                        """
                                .formatted(
                                        simulator.credentials().miniappAppId(),
                                        simulator.credentials().mchId()))
                .path("prepay_id")
                .asString();
        assertThat(ship("o_lin", "SF1")).isEqualTo(10060001);
        tencent.order("/sim/wxpay/prepays/" + prepayId + "/payment", "{\"notify\":\"NEVER\"}");

        assertThat(ship("o_other", "SF1")).isEqualTo(10060031);
        assertThat(ship("o_lin", "SF1")).isZero();
        assertThat(ship("o_lin", "SF1")).isEqualTo(10060023);
        assertThat(ship("o_lin", "SF2")).isZero();
        assertThat(ship("o_lin", "SF3")).isEqualTo(10060003);
    }

    private JsonNode session(String code) {
        return tencent.get("/sns/jscode2session?access_token=ignored&js_code=" + Tencent.encoded(code) + "&secret="
                + simulator.credentials().miniappSecret() + "&grant_type=authorization_code&appid="
                + simulator.credentials().miniappAppId());
    }

    private String classic() {
        return tencent.get("/cgi-bin/token?grant_type=client_credential&appid="
                        + simulator.credentials().miniappAppId() + "&secret="
                        + simulator.credentials().miniappSecret())
                .path("access_token")
                .asString();
    }

    private JsonNode send(String token) {
        return tencent.post(
                "/cgi-bin/message/subscribe/send?access_token=" + token,
                "{\"touser\":\"o_lin\",\"template_id\":\"T1\",\"data\":{\"thing1\":{\"value\":\"订单已发货\"}}}");
    }

    private HttpResponse<byte[]> code(String body) throws IOException, InterruptedException {
        return HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create(simulator.url() + "/wxa/getwxacodeunlimit?access_token="
                                        + tencent.miniappToken()))
                                .header("Content-Type", "text/plain; charset=ISO-8859-1")
                                .POST(HttpRequest.BodyPublishers.ofString(body))
                                .build(),
                        HttpResponse.BodyHandlers.ofByteArray());
    }

    private int ship(String openid, String trackingNo) {
        return tencent.post(
                        "/wxa/sec/order/upload_shipping_info?access_token=" + tencent.miniappToken(),
                        """
                        {"order_key":{"order_number_type":1,"mchid":"%s","out_trade_no":"SHIP-0001"},"logistics_type":1,
                         "delivery_mode":1,"shipping_list":[{"tracking_no":"%s","express_company":"SF","item_desc":"衫"}],
                         "upload_time":"2026-11-22T13:00:00.000+08:00","payer":{"openid":"%s"}}
                        """
                                .formatted(simulator.credentials().mchId(), trackingNo, openid))
                .path("errcode")
                .asInt();
    }
}
