package io.guidepost.guideapi.hq.incentive;

import static org.assertj.core.api.Assertions.assertThat;

import io.guidepost.domain.organization.DemoAdmins;
import io.guidepost.domain.organization.SyncContacts;
import io.guidepost.guideapi.GuideApiTest;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.http.HttpMethod;
import org.springframework.test.web.reactive.server.WebTestClient;

@GuideApiTest
class IncentiveHttpTest {

    @LocalServerPort
    int port;

    @Autowired
    SyncContacts sync;

    @Autowired
    DemoAdmins demoAdmins;

    WebTestClient http;
    String maker;
    String checker;

    @BeforeEach
    void signIn() {
        http = WebTestClient.bindToServer()
                .baseUrl("http://127.0.0.1:" + port)
                .responseTimeout(Duration.ofSeconds(20))
                .build();
        sync.run("test", 0);
        demoAdmins.create();
        maker = admin("hq", "hq-demo-pass");
        checker = admin("checker", "checker-demo-pass");
    }

    /** From the ready example to a larger budget and to the end: whoever makes is never whoever checks. */
    @Test
    void anIncentiveGoesFromDraftToItsEndByTwoPeople() {
        var template = get("/templates", maker)
                .expectStatus()
                .isOk()
                .expectBody(Map.class)
                .returnResult()
                .getResponseBody();
        assertThat(template.toString()).contains("PRIVATE_DOMAIN_ORDER", "amountFen=3000", "minPaidFen=100000");

        var drafted =
                body(send(HttpMethod.POST, "", maker, kappa()).expectStatus().isCreated());
        assertThat(drafted).containsEntry("state", "DRAFT").containsEntry("budgetFen", 1_000_000);
        var path = "/" + drafted.get("id");
        var dearer = new HashMap<>(kappa());
        dearer.put("amountFen", 4_000);
        var changed = Map.of("incentive", dearer, "version", drafted.get("version"));
        assertThat(body(send(HttpMethod.PUT, path, maker, changed)
                        .expectStatus()
                        .isOk()))
                .containsEntry("amountFen", 4_000);
        refused(send(HttpMethod.PUT, path, maker, changed), 409, "version_conflict");

        refused(send(HttpMethod.POST, path + "/approval", maker, Map.of()), 403, "maker_is_checker");
        refused(
                send(HttpMethod.POST, path + "/approval", admin("east", "east-demo-pass"), Map.of()),
                403,
                "role_missing");
        assertThat(body(send(HttpMethod.POST, path + "/approval", checker, Map.of())
                        .expectStatus()
                        .isOk()))
                .containsEntry("state", "IN_FORCE");
        refused(send(HttpMethod.PUT, path, maker, Map.of("incentive", kappa(), "version", 2)), 409, "incentive_state");

        var raise = body(send(HttpMethod.POST, path + "/budget-raises", maker, Map.of("byFen", 500))
                .expectStatus()
                .isCreated());
        var approval = path + "/budget-raises/" + raise.get("id") + "/approval";
        refused(send(HttpMethod.POST, approval, maker, Map.of()), 403, "maker_is_checker");
        assertThat(body(send(HttpMethod.POST, approval, checker, Map.of())
                        .expectStatus()
                        .isOk()))
                .containsEntry("budgetFen", 1_000_500)
                .containsEntry("remainingFen", 1_000_500);

        assertThat(body(send(HttpMethod.POST, path + "/ending", maker, Map.of())
                        .expectStatus()
                        .isOk()))
                .containsEntry("state", "ENDED");
        refused(send(HttpMethod.POST, path + "/ending", maker, Map.of()), 409, "incentive_state");
        assertThat(body(get(path, checker).expectStatus().isOk())).containsEntry("state", "ENDED");
        assertThat(get("?limit=1", checker)
                        .expectBody(Map.class)
                        .returnResult()
                        .getResponseBody()
                        .toString())
                .contains(drafted.get("id").toString());
    }

    @Test
    void whatCannotBePromisedIsRefusedInTheReadersLanguage() {
        var none = new HashMap<>(kappa());
        none.put("amountFen", 0);
        send(HttpMethod.POST, "", maker, none)
                .expectStatus()
                .isEqualTo(422)
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo("incentive_invalid")
                .jsonPath("$.detail")
                .isEqualTo("The reward is above zero");
        var unknown = new HashMap<>(kappa());
        unknown.put("funderId", "4711");
        refused(send(HttpMethod.POST, "", maker, unknown), 422, "funder_unknown");
        var typo = new HashMap<>(kappa());
        typo.put("bugdetFen", 1);
        send(HttpMethod.POST, "", maker, typo).expectStatus().isBadRequest();
        get("/4711", maker).expectStatus().isNotFound();
    }

    @Test
    void aFunderHasAStatementForEachMonth() {
        var name = "=Bank " + UUID.randomUUID();
        var funder = body(http.post()
                .uri("/api/admin/v1/funders")
                .headers(headers -> headers.setBearerAuth(maker))
                .bodyValue(Map.of("name", name))
                .exchange()
                .expectStatus()
                .isCreated());

        var month = body(funders("/" + funder.get("id") + "/statements/2026-11")
                .expectStatus()
                .isOk());
        assertThat(month)
                .containsEntry("name", name)
                .containsEntry("openingFen", 0)
                .containsEntry("closingFen", 0)
                .containsEntry("items", List.of());
        assertThat(funders("/" + funder.get("id") + "/statements/2026-11.csv")
                        .expectStatus()
                        .isOk()
                        .expectHeader()
                        .valueEquals(
                                "Content-Disposition",
                                "attachment; filename=\"funder-%s-2026-11.csv\"".formatted(funder.get("id")))
                        .expectBody(String.class)
                        .returnResult()
                        .getResponseBody())
                .contains("期初 opening");
        funders("/" + funder.get("id") + "/statements/2026-13").expectStatus().isBadRequest();
        funders("/4711/statements/2026-11").expectStatus().isNotFound();
        assertThat(funders("").expectBody(String.class).returnResult().getResponseBody())
                .contains("HOUSE", funder.get("id").toString());
        http.post()
                .uri("/api/admin/v1/funders")
                .headers(headers -> headers.setBearerAuth(maker))
                .bodyValue(Map.of("name", name))
                .exchange()
                .expectStatus()
                .isEqualTo(409);
    }

    private static Map<String, Object> kappa() {
        return Map.of(
                "name",
                "私域千元单奖 30 元",
                "kind",
                "FIXED_PER_ORDER",
                "amountFen",
                3_000,
                "conditions",
                Map.of("memberIsFriend", "ANY_GUIDE", "minPaidFen", 100_000),
                "budgetFen",
                1_000_000,
                "fromAt",
                "2026-01-01T00:00:00Z",
                "untilAt",
                "2099-01-01T00:00:00Z");
    }

    private static void refused(WebTestClient.ResponseSpec answer, int status, String code) {
        answer.expectStatus().isEqualTo(status).expectBody().jsonPath("$.code").isEqualTo(code);
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> body(WebTestClient.ResponseSpec answer) {
        return answer.expectBody(Map.class).returnResult().getResponseBody();
    }

    private WebTestClient.ResponseSpec get(String path, String token) {
        return http.get()
                .uri("/api/admin/v1/incentives" + path)
                .headers(headers -> headers.setBearerAuth(token))
                .exchange();
    }

    private WebTestClient.ResponseSpec funders(String path) {
        return http.get()
                .uri("/api/admin/v1/funders" + path)
                .headers(headers -> headers.setBearerAuth(checker))
                .exchange();
    }

    private WebTestClient.ResponseSpec send(HttpMethod method, String path, String token, Object body) {
        return http.method(method)
                .uri("/api/admin/v1/incentives" + path)
                .headers(headers -> headers.setBearerAuth(token))
                .header("Accept-Language", "en")
                .bodyValue(body)
                .exchange();
    }

    private String admin(String name, String password) {
        return (String) http.post()
                .uri("/api/admin/v1/sessions")
                .bodyValue(Map.of("username", name, "password", password))
                .exchange()
                .expectBody(Map.class)
                .returnResult()
                .getResponseBody()
                .get("accessToken");
    }
}
