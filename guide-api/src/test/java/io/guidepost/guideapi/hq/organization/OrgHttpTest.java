package io.guidepost.guideapi.hq.organization;

import static org.assertj.core.api.Assertions.assertThat;

import io.guidepost.domain.contacts.RunContactSyncs;
import io.guidepost.domain.organization.ContactDirectory.UserState;
import io.guidepost.domain.organization.DemoAdmins;
import io.guidepost.domain.organization.SyncContacts;
import io.guidepost.guideapi.GuideApiTest;
import io.guidepost.guideapi.Tencent.SmallCorporation;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.web.reactive.server.StatusAssertions;
import org.springframework.test.web.reactive.server.WebTestClient;

@GuideApiTest
class OrgHttpTest {

    @LocalServerPort
    int port;

    @Autowired
    SyncContacts sync;

    @Autowired
    RunContactSyncs duty;

    @Autowired
    DemoAdmins demoAdmins;

    @Autowired
    SmallCorporation corporation;

    WebTestClient http;

    @BeforeEach
    void aSyncedCorporation() {
        http = WebTestClient.bindToServer()
                .baseUrl("http://127.0.0.1:" + port)
                .responseTimeout(Duration.ofSeconds(20))
                .build();
        sync.run("test", 0);
        demoAdmins.create();
    }

    @Test
    void aGuideGetsASessionAndLosesItByLeaving() {
        var body = http.post()
                .uri("/api/guide/v1/sessions")
                .bodyValue(Map.of("code", "sim:boss"))
                .exchange()
                .expectStatus()
                .isCreated()
                .expectBody()
                .jsonPath("$.guide.userid")
                .isEqualTo("boss")
                .jsonPath("$.guide.name")
                .isEqualTo("Name boss")
                .jsonPath("$.guide.storeName")
                .isEqualTo("静安店")
                .jsonPath("$.guide.role")
                .isEqualTo("MANAGER")
                .jsonPath("$.guide.regionId")
                .isNotEmpty()
                .jsonPath("$.expiresAt")
                .isNotEmpty()
                .returnResult();
        assertThat(body.getResponseBody()).isNotEmpty();

        http.post()
                .uri("/api/guide/v1/sessions")
                .bodyValue(Map.of("code", "forged"))
                .exchange()
                .expectStatus()
                .isUnauthorized()
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo("bad_login_code");
        http.post()
                .uri("/api/guide/v1/sessions")
                .bodyValue(Map.of("code", "sim:stranger"))
                .exchange()
                .expectStatus()
                .isForbidden()
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo("guide_not_employed");
    }

    @Test
    void theOrganizationIsShownAsFarAsTheAdministratorMaySee() {
        http.get()
                .uri("/api/admin/v1/org")
                .headers(headers -> headers.setBearerAuth(token("hq", "hq-demo-pass")))
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.regions[?(@.name == '华北')]")
                .exists()
                .jsonPath("$.regions[0].name")
                .isEqualTo("华东")
                .jsonPath("$.regions[0].stores[0].ownership")
                .isEqualTo("DIRECT")
                .jsonPath("$.regions[0].stores[0].guides[0].userid")
                .isEqualTo("boss")
                .jsonPath("$.regions[0].stores[0].guides[0].status")
                .isEqualTo("ACTIVE");
        http.get()
                .uri("/api/admin/v1/org")
                .headers(headers -> headers.setBearerAuth(token("east", "east-demo-pass")))
                .exchange()
                .expectBody()
                .jsonPath("$.regions.length()")
                .isEqualTo(1)
                .jsonPath("$.regions[0].name")
                .isEqualTo("华东");
        http.get()
                .uri("/api/admin/v1/org?asOf=2020-01-01T00:00:00Z")
                .headers(headers -> headers.setBearerAuth(token("hq", "hq-demo-pass")))
                .exchange()
                .expectBody()
                .jsonPath("$.regions[0].stores.length()")
                .isEqualTo(0);
        http.get().uri("/api/admin/v1/org").exchange().expectStatus().isUnauthorized();
    }

    @Test
    void aSyncIsShownFirstAndAppliedByAnOperatorOnly() {
        corporation.user("zhang", false, 12L, UserState.ACTIVE);
        var plan = start(true);
        duty.runDue(100);

        get(plan)
                .jsonPath("$.sync.status")
                .isEqualTo("PLANNED")
                .jsonPath("$.sync.people.total")
                .isEqualTo(4)
                .jsonPath("$.kinds.GUIDE_HIRED")
                .isEqualTo(1);
        get(plan + "/changes?kind=GUIDE_HIRED")
                .jsonPath("$.items.length()")
                .isEqualTo(1)
                .jsonPath("$.items[0].key")
                .isEqualTo("zhang")
                .jsonPath("$.items[0].to")
                .isEqualTo("12 GUIDE")
                .jsonPath("$.items[0].status")
                .isEqualTo("PENDING");
        post(plan + "/application", "checker").isForbidden();
        post(plan + "/approval", "checker").isEqualTo(409);
        post(plan + "/application", "hq").isAccepted();
        duty.runDue(100);

        get(plan)
                .jsonPath("$.sync.status")
                .isEqualTo("DONE")
                .jsonPath("$.outcomes.APPLIED")
                .isEqualTo(1);
        get("/api/admin/v1/org/syncs?limit=1")
                .jsonPath("$.items[0].dryRun")
                .isEqualTo(true)
                .jsonPath("$.nextCursor")
                .isNotEmpty();
        var dropped = start(true);
        post(dropped + "/cancellation", "checker").isOk();
        get(dropped).jsonPath("$.sync.status").isEqualTo("CANCELLED");
    }

    private String start(boolean dryRun) {
        return http.post()
                .uri("/api/admin/v1/org/syncs")
                .headers(headers -> headers.setBearerAuth(token("hq", "hq-demo-pass")))
                .bodyValue(Map.of("dryRun", dryRun))
                .exchange()
                .expectStatus()
                .isAccepted()
                .expectHeader()
                .valueMatches("Location", "/api/admin/v1/org/syncs/\\d+")
                .expectBody()
                .jsonPath("$.status")
                .isEqualTo("READING")
                .returnResult()
                .getResponseHeaders()
                .getLocation()
                .getPath();
    }

    private WebTestClient.BodyContentSpec get(String path) {
        return http.get()
                .uri(path)
                .headers(headers -> headers.setBearerAuth(token("hq", "hq-demo-pass")))
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody();
    }

    private StatusAssertions post(String path, String username) {
        return http.post()
                .uri(path)
                .headers(headers -> headers.setBearerAuth(token(username, username + "-demo-pass")))
                .exchange()
                .expectStatus();
    }

    @Test
    void aStoreIsDescribedAgainstTheVersionThatWasRead() {
        var path = "/api/admin/v1/org/stores/" + storeOf("华北");
        var detail = Map.of(
                "address",
                "朝阳北路 1 号",
                "phone",
                "010-1234",
                "latitude",
                39.92,
                "longitude",
                116.5,
                "hours",
                List.of(Map.of("day", "MONDAY", "opensAt", "10:00", "closesAt", "22:00")),
                "detailVersion",
                0);

        put(path + "/detail", detail)
                .isOk()
                .expectBody()
                .jsonPath("$.latitude")
                .isEqualTo(39.92)
                .jsonPath("$.hours[0].closesAt")
                .isEqualTo("22:00")
                .jsonPath("$.detailVersion")
                .isEqualTo(1);
        put(path + "/detail", detail)
                .isEqualTo(409)
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo("version_conflict");
        put("/api/admin/v1/org/stores/12345/detail", detail).isNotFound();
        get(path).jsonPath("$.address").isEqualTo("朝阳北路 1 号");
        http.get()
                .uri(path)
                .headers(headers -> headers.setBearerAuth(token("east", "east-demo-pass")))
                .exchange()
                .expectStatus()
                .isNotFound();
    }

    @Test
    void anotherOwnerTakesTwoAdministrators() {
        var path = "/api/admin/v1/org/stores/" + storeOf("华北") + "/changes";
        var id = http.post()
                .uri(path)
                .headers(headers -> headers.setBearerAuth(token("hq", "hq-demo-pass")))
                .bodyValue(Map.of("ownership", "FRANCHISE", "reason", "转加盟"))
                .exchange()
                .expectStatus()
                .isCreated()
                .expectBody(Map.class)
                .returnResult()
                .getResponseBody()
                .get("id");

        post(path + "/" + id + "/approval", "hq").isForbidden();
        post(path + "/" + id + "/approval", "checker")
                .isOk()
                .expectBody()
                .jsonPath("$.status")
                .isEqualTo("APPLIED");
        get(path).jsonPath("$.items[0].oldOwnership").isEqualTo("DIRECT");
        get("/api/admin/v1/org/guides?userid=zhao")
                .jsonPath("$.status")
                .isEqualTo("ACTIVE")
                .jsonPath("$.employments[0].storeName")
                .isEqualTo("朝阳店");
        get("/api/admin/v1/org").jsonPath("$.regions[1].stores[0].ownership").isEqualTo("FRANCHISE");
    }

    @Test
    void aGuideWritesTheCardThatShoppersSee() {
        var session = http.post()
                .uri("/api/guide/v1/sessions")
                .bodyValue(Map.of("code", "sim:li"))
                .exchange()
                .expectBody(Map.class)
                .returnResult()
                .getResponseBody();
        var card = Map.of("isPublic", true, "title", "高级顾问", "greeting", "您好", "introduction", "十年经验", "version", 0);

        for (int expected : new int[] {200, 409}) {
            http.put()
                    .uri("/api/guide/v1/card")
                    .headers(headers ->
                            headers.setBearerAuth(session.get("accessToken").toString()))
                    .bodyValue(card)
                    .exchange()
                    .expectStatus()
                    .isEqualTo(expected);
        }
        http.get()
                .uri("/api/guide/v1/card")
                .headers(headers ->
                        headers.setBearerAuth(session.get("accessToken").toString()))
                .exchange()
                .expectBody()
                .jsonPath("$.title")
                .isEqualTo("高级顾问")
                .jsonPath("$.storeName")
                .isEqualTo("静安店");
    }

    private String storeOf(String region) {
        var chart = http.get()
                .uri("/api/admin/v1/org")
                .headers(headers -> headers.setBearerAuth(token("hq", "hq-demo-pass")))
                .exchange()
                .expectBody(OrgController.Org.class)
                .returnResult()
                .getResponseBody();
        return chart.regions().stream()
                .filter(one -> one.name().equals(region))
                .findFirst()
                .orElseThrow()
                .stores()
                .get(0)
                .id();
    }

    private StatusAssertions put(String path, Object body) {
        return http.put()
                .uri(path)
                .headers(headers -> headers.setBearerAuth(token("hq", "hq-demo-pass")))
                .bodyValue(body)
                .exchange()
                .expectStatus();
    }

    @Test
    void wrongPasswordsLookAlikeAndLockWithATimeToWait() {
        for (int i = 0; i < 5; i++) {
            login("checker-typo", "wrong")
                    .expectStatus()
                    .isUnauthorized()
                    .expectHeader()
                    .doesNotExist("Retry-After");
        }
        login("checker-typo", "wrong")
                .expectStatus()
                .isUnauthorized()
                .expectHeader()
                .exists("Retry-After")
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo("bad_credentials");
        login("hq", "hq-demo-pass")
                .expectStatus()
                .isCreated()
                .expectBody()
                .jsonPath("$.admin.roles.length()")
                .isEqualTo(3)
                .jsonPath("$.admin.name")
                .isNotEmpty()
                .jsonPath("$.admin.id")
                .isNotEmpty();
    }

    private String token(String username, String password) {
        var session = login(username, password)
                .expectStatus()
                .isCreated()
                .expectBody(Map.class)
                .returnResult()
                .getResponseBody();
        return session.get("accessToken").toString();
    }

    private WebTestClient.ResponseSpec login(String username, String password) {
        return http.post()
                .uri("/api/admin/v1/sessions")
                .bodyValue(Map.of("username", username, "password", password))
                .exchange();
    }
}
