package io.guidepost.guideapi.hq.handover;

import static org.assertj.core.api.Assertions.assertThat;

import io.guidepost.domain.friendsync.RunFriendSyncs;
import io.guidepost.domain.organization.DemoAdmins;
import io.guidepost.domain.organization.SyncContacts;
import io.guidepost.domain.outbox.DeliverOutbox;
import io.guidepost.domain.shopper.FakeFriendDirectory;
import io.guidepost.domain.shopper.KeepFriends;
import io.guidepost.guideapi.GuideApiTest;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.http.HttpMethod;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.web.reactive.server.WebTestClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Headquarters' and guides' doors to friends, tags, remarks and hand-overs. */
@GuideApiTest
class FriendsAndHandoversHttpTest {

    @LocalServerPort
    int port;

    @Autowired
    SyncContacts sync;

    @Autowired
    DemoAdmins demoAdmins;

    @Autowired
    FakeFriendDirectory directory;

    @Autowired
    KeepFriends keepFriends;

    @Autowired
    RunFriendSyncs friendSyncs;

    @Autowired
    DeliverOutbox outbox;

    @Autowired
    Clock clock;

    @Autowired
    JdbcTemplate jdbc;

    private WebTestClient http;
    private String hq;
    private String customer;

    @BeforeEach
    void aGuideWithAFriend() {
        http = WebTestClient.bindToServer()
                .baseUrl("http://127.0.0.1:" + port)
                .responseTimeout(Duration.ofSeconds(20))
                .build();
        sync.run("test", 0);
        demoAdmins.create();
        hq = token("/api/admin/v1/sessions", Map.of("username", "hq", "password", "hq-demo-pass"));
        customer = "wm" + UUID.randomUUID();
        var addedAt = clock.instant().minus(Duration.ofHours(1));
        directory.add("li", customer, addedAt);
        keepFriends.added("li", customer, addedAt, Optional.empty());
    }

    @AfterEach
    void nobodyIsLeft() {
        directory.remove("li", customer);
    }

    @Test
    void aGuideTagsAndRemarksHisOwnCustomersAndNobodyElses() {
        var name = "尺码" + Long.toString(System.nanoTime() % 1_000_000_000, 36);
        var group =
                call(HttpMethod.POST, "/api/admin/v1/tag-groups", hq, Map.of("name", name, "tags", List.of("35")), 201);
        var tagId = group.path("tags").get(0).path("id").asString();
        call(HttpMethod.POST, "/api/admin/v1/tag-groups", hq, Map.of("name", name, "tags", List.of()), 409);
        var checker = token("/api/admin/v1/sessions", Map.of("username", "checker", "password", "checker-demo-pass"));
        call(HttpMethod.POST, "/api/admin/v1/tag-groups", checker, Map.of("name", "x", "tags", List.of()), 403);
        var li = token("/api/guide/v1/sessions", Map.of("code", "sim:li"));
        var boss = token("/api/guide/v1/sessions", Map.of("code", "sim:boss"));
        var tags = "/api/guide/v1/customers/" + customer + "/tags";

        assertThat(call(HttpMethod.POST, tags, li, Map.of("add", List.of(tagId)), 200)
                        .path("items"))
                .hasSize(1);
        call(HttpMethod.POST, tags, boss, Map.of("add", List.of(tagId)), 404);
        var remark = "/api/guide/v1/customers/" + customer + "/remark";
        call(HttpMethod.PUT, remark, li, Map.of("remark", "林姐", "description", "宽松"), 200);
        call(HttpMethod.PUT, remark, boss, Map.of("remark", "林姐", "description", ""), 404);
        while (outbox.runDue(100) > 0) {}

        assertThat(call(HttpMethod.GET, tags, li, null, 200)
                        .path("items")
                        .get(0)
                        .path("syncState")
                        .asString())
                .isEqualTo("SYNCED");
        assertThat(call(HttpMethod.GET, remark, li, null, 200).path("syncState").asString())
                .isEqualTo("SYNCED");
        call(HttpMethod.GET, "/api/guide/v1/customers/" + customer + "/dossier", li, null, 404);
        assertThat(call(HttpMethod.GET, "/api/guide/v1/tag-groups", li, null, 200)
                        .path("items"))
                .isNotEmpty();
        var groupId = group.path("id").asString();
        call(HttpMethod.DELETE, "/api/admin/v1/tags/" + tagId, hq, null, 204);
        assertThat(call(HttpMethod.GET, "/api/admin/v1/tag-groups/" + groupId + "/changes", hq, null, 200)
                        .path("items"))
                .hasSize(3);
        call(HttpMethod.DELETE, "/api/admin/v1/tag-groups/" + groupId, hq, null, 204);
        while (outbox.runDue(100) > 0) {}
    }

    @Test
    void aHandoverIsPlannedLookedAtAndCancelled() {
        var li = guideId("li");
        var boss = guideId("boss");
        var body = Map.of("kind", "ON_JOB", "fromGuideId", li, "strategy", "ROUND_ROBIN", "toGuideIds", List.of(boss));
        var planned = call(HttpMethod.POST, "/api/admin/v1/handovers", hq, body, 201);
        var path = "/api/admin/v1/handovers/" + planned.path("plan").path("id").asString();

        assertThat(planned.path("customers").path("PLANNED").asInt()).isPositive();
        assertThat(call(HttpMethod.POST, "/api/admin/v1/handovers", hq, body, 409)
                        .path("code")
                        .asString())
                .isEqualTo("handover_open");
        assertThat(call(HttpMethod.GET, path + "/customers", hq, null, 200).path("items"))
                .anyMatch(line -> line.path("externalUserId").asString().equals(customer)
                        && line.path("toGuideId").asString().equals(boss));
        assertThat(call(HttpMethod.POST, path + "/cancellation", hq, Map.of(), 200)
                        .path("status")
                        .asString())
                .isEqualTo("CANCELLED");
        call(HttpMethod.POST, path + "/start", hq, Map.of(), 409);
        call(
                HttpMethod.POST,
                "/api/admin/v1/handovers",
                hq,
                Map.of("kind", "RESIGNED", "fromGuideId", li, "strategy", "BY_LOAD"),
                422);
        call(HttpMethod.GET, "/api/admin/v1/handovers/unassigned-guides", hq, null, 200);
        var east = token("/api/admin/v1/sessions", Map.of("username", "east", "password", "east-demo-pass"));
        call(HttpMethod.POST, "/api/admin/v1/handovers", east, body, 403);
        // The guide whose customers are handed over serves in the East.
        call(HttpMethod.GET, path, east, null, 200);
    }

    @Test
    void aPullIsStartedWatchedAndItsDifferencesRead() {
        var started = call(HttpMethod.POST, "/api/admin/v1/friend-syncs", hq, Map.of("dryRun", true), 202);
        var path = "/api/admin/v1/friend-syncs/" + started.path("id").asString();
        call(HttpMethod.POST, "/api/admin/v1/friend-syncs", hq, Map.of("dryRun", true), 409);
        while (friendSyncs.runDue(100) > 0) {}

        assertThat(call(HttpMethod.GET, path, hq, null, 200)
                        .path("sync")
                        .path("status")
                        .asString())
                .isEqualTo("DONE");
        var li = guideId("li");
        assertThat(call(HttpMethod.GET, path + "/lines?kind=KEPT&limit=200", hq, null, 200)
                        .path("items"))
                .as("WeCom lists nobody here")
                .anyMatch(line -> line.path("guideId").asString().equals(li));
        assertThat(call(
                                HttpMethod.GET,
                                "/api/admin/v1/friends/churn?fromAt=2020-01-01T00:00:00Z&untilAt=2030-01-01T00:00:00Z",
                                hq,
                                null,
                                200)
                        .path("items"))
                .isNotEmpty();
        assertThat(call(HttpMethod.GET, "/api/admin/v1/message-queues/inbox/messages?state=DONE", hq, null, 200)
                        .path("items")
                        .isArray())
                .isTrue();
        call(HttpMethod.GET, "/api/admin/v1/message-queues/letters/messages", hq, null, 404);
        call(HttpMethod.POST, "/api/admin/v1/message-queues/outbox/redrives", hq, Map.of("reason", "演练"), 200);
    }

    private String guideId(String userid) {
        return jdbc.queryForObject("SELECT id FROM org_guide WHERE userid = ?", String.class, userid);
    }

    private String token(String path, Map<String, String> body) {
        return call(HttpMethod.POST, path, "", body, 201).path("accessToken").asString();
    }

    private JsonNode call(HttpMethod method, String path, String token, Object body, int status) {
        var request = http.method(method).uri(path);
        if (!token.isEmpty()) {
            request.header("Authorization", "Bearer " + token);
        }
        if (body != null) {
            request.bodyValue(body);
        }
        var answer = request.exchange().expectBody().returnResult();
        var text = answer.getResponseBody() == null ? "" : new String(answer.getResponseBody());
        assertThat(answer.getStatus().value())
                .as("%s %s: %s", method, path, text)
                .isEqualTo(status);
        return text.isEmpty()
                ? JsonMapper.shared().createObjectNode()
                : JsonMapper.shared().readTree(text);
    }
}
