package io.guidepost.guideapi.hq.audit;

import static org.assertj.core.api.Assertions.assertThat;

import io.guidepost.domain.audit.Act;
import io.guidepost.domain.audit.ChainAudit;
import io.guidepost.guideapi.GuideApiTest;
import io.guidepost.guideapi.HttpTest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import tools.jackson.databind.JsonNode;

@GuideApiTest
class AuditHttpTest extends HttpTest {

    private static final String ENTRIES = "/api/admin/v1/audit/entries";

    @Autowired
    ChainAudit chain;

    private String hq;

    @BeforeEach
    void theDemonstration() {
        hq = admin("hq");
    }

    @Test
    void aChangeIsOnRecordWithWhoWhatAndWhy() {
        var code = "audited-" + UUID.randomUUID().toString().substring(0, 8);
        var body = json.writeValueAsString(Map.of("code", code, "name", "角色", "permissions", List.of("orders.read")));
        var role = call(HttpMethod.POST, "/api/admin/v1/roles", hq, body, 201);
        var id = role.path("id").asString();
        var change = Map.of("version", 0, "name", "改名", "permissions", List.of());
        call(HttpMethod.PUT, "/api/admin/v1/roles/" + id, hq, change, 200);
        call(HttpMethod.PUT, "/api/admin/v1/roles/" + id, hq, change, 409);

        var entries = entries("objectType=roles&kind=WRITE");
        assertThat(entries.get(0).path("outcome").asString())
                .as("what was refused is on record too")
                .isNotEqualTo("CHANGED");
        assertThat(entries.get(0).path("objectId").asString()).isEqualTo(id);
        var changed = entries.get(1);
        assertThat(changed.path("outcome").asString()).isEqualTo("CHANGED");
        assertThat(changed.path("action").asString()).isEqualTo("PUT /api/admin/v1/roles/{id}");
        assertThat(changed.path("beforeDigest").asString())
                .hasSize(64)
                .isNotEqualTo(changed.path("afterDigest").asString());
        var added = entries.get(2);
        assertThat(added.path("requestDigest").asString()).isEqualTo(Act.digest(body));
        assertThat(added.path("roles").asString()).contains("ADMINISTRATOR");
        assertThat(added.path("source").asString()).isEqualTo("127.0.0.1");
        assertThat(added.path("traceId").asString()).hasSize(32);
        assertThat(entries("objectType=roles&objectId=" + id)).hasSize(2);
    }

    @Test
    void whatAnObjectWasAndBecameIsOnRecordWhicheverFeatureItIsOf() {
        var path = "/api/admin/v1/welcome-templates";
        var id = call(HttpMethod.POST, path, hq, Map.of("text", "您好 " + UUID.randomUUID()), 201)
                .path("id")
                .asString();
        call(HttpMethod.PUT, path + "/" + id, hq, Map.of("version", 0, "text", "另一句"), 200);

        var changed = entries("objectType=welcome-templates&objectId=" + id).get(0);
        assertThat(changed.path("beforeDigest").asString())
                .hasSize(64)
                .isNotEqualTo(changed.path("afterDigest").asString());
        assertThat(changed.path("afterDigest").asString()).hasSize(64);
    }

    @Test
    void whatGuidesReadOfMoneyAndOfCustomersIsOnRecord() throws InterruptedException {
        var guide = call(HttpMethod.POST, "/api/guide/v1/sessions", null, Map.of("code", "sim:li"), 201);
        var token = guide.path("accessToken").asString();
        var customer = "wm" + UUID.randomUUID();
        call(HttpMethod.GET, "/api/guide/v1/earnings", token, null, 200);
        call(HttpMethod.GET, "/api/guide/v1/customers/" + customer, token, null, 404);

        var own = "guideId=" + guide.path("guide").path("id").asString();
        var seen = List.<JsonNode>of();
        for (int i = 0; i < 100 && seen.isEmpty(); i++) {
            Thread.sleep(50);
            seen = entries(own + "&objectType=customers&objectId=" + customer);
        }
        assertThat(seen).singleElement().satisfies(entry -> {
            assertThat(entry.path("outcome").asString()).isEqualTo("not_found");
            assertThat(entry.path("objectId").asString()).isEqualTo(Act.digest(customer));
            assertThat(entry.path("adminId").isString()).isFalse();
        });
        assertThat(entries(own + "&objectType=earnings")).isNotEmpty();
    }

    @Test
    void aReasonIsKeptAndADeniedAttemptToo() {
        call(HttpMethod.POST, "/api/admin/v1/holds/1/release", hq, Map.of("reason", "误报,已核实"), 404);
        var east = admin("east");
        call(HttpMethod.POST, "/api/admin/v1/admins", east, Map.of(), 403);

        var hold = entries("objectType=holds&objectId=1&kind=WRITE").get(0);
        assertThat(hold.path("reason").asString()).isEqualTo("误报,已核实");
        assertThat(hold.path("outcome").asString()).isEqualTo("not_found");
        var denied = entries("objectType=admins&kind=WRITE").get(0);
        assertThat(denied.path("outcome").asString()).isEqualTo("role_missing");
    }

    @Test
    void readsOfMoneyAreOnRecordSoonAndOthersAreNot() throws InterruptedException {
        var mark = UUID.randomUUID().toString();
        call(HttpMethod.GET, "/api/admin/v1/withdrawals?limit=7&cursor=" + mark, hq, null, 400);
        call(HttpMethod.GET, "/api/admin/v1/brands", hq, null, 200);

        var seen = new ArrayList<JsonNode>();
        for (int i = 0; i < 100 && seen.isEmpty(); i++) {
            Thread.sleep(50);
            entries("objectType=withdrawals&kind=READ").stream()
                    .filter(entry ->
                            entry.path("requestDigest").asString().equals(Act.digest("limit=7&cursor=" + mark)))
                    .forEach(seen::add);
        }
        assertThat(seen).hasSize(1);
        assertThat(seen.get(0).path("kind").asString()).isEqualTo("READ");
        assertThat(entries("objectType=brands&kind=READ")).isEmpty();
    }

    @Test
    void theChainIsReckonedAgainOnDemand() {
        while (chain.runDue(500) == 500) {
            // until nothing waits
        }
        var first = call(HttpMethod.POST, "/api/admin/v1/audit/verifications", auditor(), Map.of(), 201);
        assertThat(first.path("whole").asBoolean()).isTrue();
        assertThat(first.path("head").path("seq").asLong()).isPositive();

        var again = call(
                HttpMethod.POST,
                "/api/admin/v1/audit/verifications",
                auditor(),
                Map.of("head", first.path("head")),
                201);

        assertThat(again.path("whole").asBoolean()).isTrue();
        assertThat(call(HttpMethod.GET, "/api/admin/v1/audit/verifications", hq, null, 200)
                        .path("items")
                        .get(0)
                        .path("id")
                        .asString())
                .isEqualTo(again.path("id").asString());
    }

    private String auditor() {
        var username = "auditor-" + UUID.randomUUID();
        call(
                HttpMethod.POST,
                "/api/admin/v1/admins",
                hq,
                Map.of(
                        "username",
                        username,
                        "name",
                        "审计员",
                        "password",
                        "given by somebody",
                        "roles",
                        List.of("AUDITOR")),
                201);
        var due = call(
                HttpMethod.POST,
                "/api/admin/v1/sessions",
                null,
                Map.of("username", username, "password", "given by somebody"),
                201);
        return call(
                        HttpMethod.PUT,
                        "/api/admin/v1/account/password",
                        due.path("accessToken").asString(),
                        Map.of("currentPassword", "given by somebody", "newPassword", "chosen by the owner"),
                        200)
                .path("accessToken")
                .asString();
    }

    private List<JsonNode> entries(String query) {
        return List.of(json.treeToValue(
                call(HttpMethod.GET, ENTRIES + "?" + query, hq, null, 200).path("items"), JsonNode[].class));
    }
}
