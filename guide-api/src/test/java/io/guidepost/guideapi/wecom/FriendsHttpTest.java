package io.guidepost.guideapi.wecom;

import static org.assertj.core.api.Assertions.assertThat;

import io.guidepost.domain.inbox.ApplyInbox;
import io.guidepost.domain.organization.SyncContacts;
import io.guidepost.domain.shopper.FakeContactEvents;
import io.guidepost.guideapi.GuideApiTest;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.web.reactive.server.WebTestClient;

@GuideApiTest
class FriendsHttpTest {

    @LocalServerPort
    int port;

    @Autowired
    SyncContacts sync;

    @Autowired
    ApplyInbox applyInbox;

    @Autowired
    JdbcTemplate jdbc;

    WebTestClient http;

    @BeforeEach
    void aSyncedCorporation() {
        http = WebTestClient.bindToServer()
                .baseUrl("http://127.0.0.1:" + port)
                .responseTimeout(Duration.ofSeconds(20))
                .build();
        sync.run("test", 0);
    }

    @Test
    void weComChecksTheAddressAndGetsTheBareText() {
        http.get()
                .uri(
                        "/callbacks/wecom?msg_signature={signature}&timestamp=1&nonce=2&echostr=corp,plain",
                        FakeContactEvents.sign("1", "2", "corp,plain"))
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody(String.class)
                .isEqualTo("plain");
        http.get()
                .uri("/callbacks/wecom?msg_signature=bad&timestamp=1&nonce=2&echostr=corp,plain")
                .exchange()
                .expectStatus()
                .isUnauthorized()
                .expectBody()
                .isEmpty();
    }

    @Test
    @DisplayName("F-LW9 a callback is answered with nothing of what it said")
    void aFriendOfTheGuideAppearsBesideTheChatAndNobodyElses() {
        var customer = "wm" + UUID.randomUUID();
        var event = "corp,change_external_contact,add_external_contact,boss," + customer + ",1700000000";

        callback(genuine(event), event).expectStatus().isOk().expectBody().isEmpty();
        callback(genuine(event), event).expectStatus().isOk();
        applyInbox.runDue(100);

        card("boss", customer)
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.externalUserId")
                .isEqualTo(customer)
                .jsonPath("$.name")
                .isEqualTo("顾客")
                .jsonPath("$.friendSinceAt")
                .isEqualTo("2023-11-14T22:13:20Z")
                .jsonPath("$.lastOrders.length()")
                .isEqualTo(0);
        card("li", customer).expectStatus().isNotFound();
        var left = "corp,change_external_contact,del_follow_user,boss," + customer + ",1700000100";
        callback(genuine(left), left).expectStatus().isOk();
        applyInbox.runDue(100);
        card("boss", customer).expectStatus().isNotFound();
    }

    @Test
    void aForgedCallbackLeavesNoTrace() {
        long before = stored();

        callback("bad", "corp,change_external_contact,add_external_contact,boss,wmForged,1700000000")
                .expectStatus()
                .isUnauthorized();
        http.post()
                .uri("/callbacks/wecom")
                .bodyValue("nothing to verify")
                .exchange()
                .expectStatus()
                .isBadRequest();

        assertThat(stored()).isEqualTo(before);
    }

    @Test
    void onlyPagesOfTheSidebarAreSigned() {
        var token = token("boss");
        http.get()
                .uri("/api/guide/v1/jssdk-config?url={url}", "https://guide.example.com/sidebar/#/customer")
                .headers(headers -> headers.setBearerAuth(token))
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.corpId")
                .isEqualTo("corp")
                .jsonPath("$.agentId")
                .isEqualTo("7")
                .jsonPath("$.signature")
                .isEqualTo("sig");
        for (var foreign : new String[] {
            "https://evil.example.com/", "https://guide.example.com@evil.example.com/", "guide.example.com", "%%%"
        }) {
            http.get()
                    .uri("/api/guide/v1/jssdk-config?url={url}", foreign)
                    .headers(headers -> headers.setBearerAuth(token))
                    .exchange()
                    .expectStatus()
                    .isEqualTo(422);
        }
    }

    private static String genuine(String body) {
        return FakeContactEvents.sign("1", "2", body);
    }

    private WebTestClient.ResponseSpec callback(String signature, String body) {
        return http.post()
                .uri("/callbacks/wecom?msg_signature={signature}&timestamp=1&nonce=2", signature)
                .contentType(MediaType.TEXT_XML)
                .bodyValue(body)
                .exchange();
    }

    private WebTestClient.ResponseSpec card(String userid, String customer) {
        return http.get()
                .uri("/api/guide/v1/customers/" + customer)
                .headers(headers -> headers.setBearerAuth(token(userid)))
                .exchange();
    }

    private String token(String userid) {
        return http.post()
                .uri("/api/guide/v1/sessions")
                .bodyValue(Map.of("code", "sim:" + userid))
                .exchange()
                .expectBody(Map.class)
                .returnResult()
                .getResponseBody()
                .get("accessToken")
                .toString();
    }

    private long stored() {
        return jdbc.queryForObject("SELECT COUNT(*) FROM inbox_message", Long.class);
    }
}
