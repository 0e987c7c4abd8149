package io.guidepost.guideapi.hq.organization;

import static org.assertj.core.api.Assertions.assertThat;

import io.guidepost.domain.organization.ContactDirectory.UserState;
import io.guidepost.domain.organization.DemoAdmins;
import io.guidepost.domain.organization.SyncContacts;
import io.guidepost.guideapi.GuideApiTest;
import io.guidepost.guideapi.Tencent.SmallCorporation;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.web.reactive.server.WebTestClient;

@GuideApiTest
class OrgHttpTest {

    @LocalServerPort
    int port;

    @Autowired
    SyncContacts sync;

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
                .jsonPath("$.regions.length()")
                .isEqualTo(2)
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
        http.post()
                .uri("/api/admin/v1/org/syncs")
                .headers(headers -> headers.setBearerAuth(token("hq", "hq-demo-pass")))
                .bodyValue(Map.of("dryRun", true))
                .exchange()
                .expectStatus()
                .isCreated()
                .expectHeader()
                .valueMatches("Location", "/api/admin/v1/org/syncs/\\d+")
                .expectBody()
                .jsonPath("$.state")
                .isEqualTo("DONE")
                .jsonPath("$.diff.counts.GUIDE_HIRED")
                .isEqualTo(1)
                .jsonPath("$.diff.items[0].key")
                .isEqualTo("zhang")
                .jsonPath("$.applied")
                .isEqualTo(0);
        http.post()
                .uri("/api/admin/v1/org/syncs")
                .headers(headers -> headers.setBearerAuth(token("checker", "checker-demo-pass")))
                .bodyValue(Map.of("dryRun", false))
                .exchange()
                .expectStatus()
                .isForbidden();
        var location = http.post()
                .uri("/api/admin/v1/org/syncs")
                .headers(headers -> headers.setBearerAuth(token("hq", "hq-demo-pass")))
                .bodyValue(Map.of("dryRun", false))
                .exchange()
                .expectStatus()
                .isCreated()
                .expectBody()
                .jsonPath("$.applied")
                .isEqualTo(1)
                .returnResult()
                .getResponseHeaders()
                .getLocation();
        http.get()
                .uri(location.getPath())
                .headers(headers -> headers.setBearerAuth(token("hq", "hq-demo-pass")))
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.diff.counts.GUIDE_HIRED")
                .isEqualTo(1);
    }

    @Test
    void ownershipIsChangedAgainstTheVersionThatWasRead() {
        var token = token("hq", "hq-demo-pass");
        var chart = http.get()
                .uri("/api/admin/v1/org")
                .headers(headers -> headers.setBearerAuth(token))
                .exchange()
                .expectBody(OrgController.Org.class)
                .returnResult()
                .getResponseBody();
        var store = chart.regions().get(1).stores().get(0);
        var change = Map.of("ownership", "FRANCHISE", "version", store.version());

        http.put()
                .uri("/api/admin/v1/org/stores/" + store.id())
                .headers(headers -> headers.setBearerAuth(token))
                .bodyValue(change)
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.ownership")
                .isEqualTo("FRANCHISE");
        http.put()
                .uri("/api/admin/v1/org/stores/" + store.id())
                .headers(headers -> headers.setBearerAuth(token))
                .bodyValue(change)
                .exchange()
                .expectStatus()
                .isEqualTo(409)
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo("version_conflict");
        http.put()
                .uri("/api/admin/v1/org/stores/12345")
                .headers(headers -> headers.setBearerAuth(token))
                .bodyValue(change)
                .exchange()
                .expectStatus()
                .isNotFound();
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
                .isEqualTo(2)
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
