package io.guidepost.guideapi.hq.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.guidepost.domain.rights.Area;
import io.guidepost.domain.rights.Permission;
import io.guidepost.guideapi.GuideApiTest;
import io.guidepost.guideapi.HttpTest;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.http.HttpMethod;
import org.springframework.web.reactive.result.method.annotation.RequestMappingHandlerMapping;
import tools.jackson.databind.JsonNode;

@GuideApiTest
class AccessHttpTest extends HttpTest {

    private static final String ADMINS = "/api/admin/v1/admins";
    private static final String ROLES = "/api/admin/v1/roles";
    private static final String FIRST = "given by somebody";
    private static final String OWN = "chosen by the owner";

    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    RequestMappingHandlerMapping handlers;

    private final String suffix = UUID.randomUUID().toString().substring(0, 8);
    private String hq;

    @BeforeEach
    void theDemonstration() {
        hq = admin("hq");
    }

    /** API5: an endpoint that nobody has declared is served to nobody, and fails here. */
    @Test
    void everyAddressOfHeadquartersAsksForADeclaredPermission() {
        var undeclared = new TreeMap<String, String>();
        var used = new java.util.HashSet<Area>();
        handlers.getHandlerMethods().forEach((mapping, handler) -> {
            for (var pattern : mapping.getPatternsCondition().getPatterns()) {
                var path = pattern.getPatternString();
                if (!path.startsWith("/api/admin/")) {
                    continue;
                }
                var steps = List.of(path.substring("/api/admin/v1/".length()).split("/"));
                for (var method : mapping.getMethodsCondition().getMethods()) {
                    var asked = Routes.asked(method.asHttpMethod(), steps);
                    if (asked.isEmpty()) {
                        undeclared.put(method + " " + path, handler.toString());
                    } else {
                        asked.get().ifPresent(permission -> used.add(permission.area()));
                    }
                }
            }
        });

        assertThat(undeclared)
                .as("declare these in io.guidepost.guideapi.hq.access.Routes")
                .isEmpty();
        assertThat(used).as("the walk has seen the house").hasSizeGreaterThan(18);
    }

    @Test
    void whatNobodyHasDeclaredIsServedToNobody() {
        assertThat(codeOf(call(HttpMethod.GET, "/api/admin/v1/nothing-of-the-kind", hq, null, 403)))
                .isEqualTo("permission_undeclared");
        assertThat(codeOf(call(HttpMethod.GET, ADMINS, admin("east"), null, 403)))
                .isEqualTo("role_missing");
        assertThat(codeOf(call(HttpMethod.POST, "/api/admin/v1/tasks", newcomer("AUDITOR"), Map.of(), 403)))
                .isEqualTo("role_missing");
    }

    @Test
    void aRoleOfTheCompanyOpensWhatItNamesAndNothingElse() {
        var code = "order-desk-" + suffix;
        var role = call(
                HttpMethod.POST,
                ROLES,
                hq,
                Map.of("code", code, "name", "订单台", "permissions", List.of("orders.read", "ledger.read")),
                201);
        assertThat(codeOf(call(
                        HttpMethod.POST,
                        ROLES,
                        hq,
                        Map.of("code", code, "name", "again", "permissions", List.of()),
                        409)))
                .isEqualTo("role_exists");
        assertThat(codeOf(call(
                        HttpMethod.POST,
                        ROLES,
                        hq,
                        Map.of("code", code + "x", "name", "x", "permissions", List.of("orders.eat")),
                        422)))
                .isEqualTo("unknown_permission");
        var clerk = newcomer(code);

        call(HttpMethod.GET, "/api/admin/v1/orders", clerk, null, 200);
        call(HttpMethod.GET, "/api/admin/v1/ledger/trial-balance", clerk, null, 200);
        assertThat(codeOf(call(HttpMethod.GET, "/api/admin/v1/withdrawals", clerk, null, 403)))
                .isEqualTo("role_missing");
        assertThat(codeOf(call(HttpMethod.GET, ADMINS, clerk, null, 403))).isEqualTo("role_missing");

        var path = ROLES + "/" + role.path("id").asString();
        assertThat(codeOf(call(HttpMethod.DELETE, path, hq, null, 409))).isEqualTo("role_in_use");
        var change = Map.of("version", 0, "name", "订单台", "permissions", List.of("orders.read"));
        call(HttpMethod.PUT, path, hq, change, 200);
        call(HttpMethod.GET, "/api/admin/v1/orders", clerk, null, 401);
        assertThat(codeOf(call(HttpMethod.PUT, path, hq, change, 409))).isEqualTo("version_conflict");
    }

    @Test
    void anAccountIsAddedChangedAndDisabled() {
        var username = "clerk-" + suffix;
        var added = call(HttpMethod.POST, ADMINS, hq, account(username, "FINANCE"), 201);
        assertThat(codeOf(call(HttpMethod.POST, ADMINS, hq, account(username, "FINANCE"), 409)))
                .isEqualTo("username_taken");
        assertThat(codeOf(call(HttpMethod.POST, ADMINS, hq, account("x" + username, "JANITOR"), 422)))
                .isEqualTo("unknown_role");
        assertThat(added.path("passwordDue").asBoolean()).isTrue();
        var due = signIn(username, FIRST);
        assertThat(codeOf(call(
                        HttpMethod.GET,
                        "/api/admin/v1/withdrawals",
                        due.path("accessToken").asString(),
                        null,
                        403)))
                .isEqualTo("account_due");
        var mine = own(username);
        call(HttpMethod.GET, "/api/admin/v1/withdrawals", mine, null, 200);

        var path = ADMINS + "/" + added.path("id").asString();
        var change = Map.<String, Object>of("version", 0, "name", "财务", "roles", List.of("FINANCE"), "active", false);
        assertThat(call(HttpMethod.PUT, path, hq, change, 200).path("active").asBoolean())
                .isFalse();
        call(HttpMethod.GET, "/api/admin/v1/withdrawals", mine, null, 401);
        call(HttpMethod.POST, "/api/admin/v1/sessions", null, Map.of("username", username, "password", OWN), 401);
        assertThat(codeOf(call(HttpMethod.PUT, path, hq, change, 409))).isEqualTo("version_conflict");
    }

    @Test
    void anAccountIsKeptToRegionsAndStores() {
        var region = call(HttpMethod.GET, "/api/admin/v1/org", hq, null, 200)
                .path("regions")
                .get(0);
        var regionId = region.path("id").asString();
        var storeId = region.path("stores").get(0).path("id").asString();
        var username = "kept-" + suffix;
        var body = new java.util.HashMap<String, Object>(account(username, "REGION_MANAGER"));
        body.put("regionIds", List.of(regionId));
        body.put("storeIds", List.of(storeId));
        var added = call(HttpMethod.POST, ADMINS, hq, body, 201);
        assertThat(added.path("regionIds").get(0).asString()).isEqualTo(regionId);
        assertThat(added.path("storeIds").get(0).asString()).isEqualTo(storeId);
        assertThat(added.path("regionId").isString())
                .as("it is not one region alone")
                .isFalse();
        var mine = own(username);
        var self = call(HttpMethod.GET, "/api/admin/v1/account", mine, null, 200);
        assertThat(self.path("storeIds").get(0).asString()).isEqualTo(storeId);
        assertThat(codeOf(call(HttpMethod.GET, "/api/admin/v1/duties", mine, null, 403)))
                .isIn("headquarters_only", "role_missing");

        var path = ADMINS + "/" + added.path("id").asString();
        var change = Map.<String, Object>of(
                "version",
                0,
                "name",
                "店铺督导",
                "roles",
                List.of("REGION_MANAGER"),
                "regionIds",
                List.of(),
                "storeIds",
                List.of(storeId),
                "active",
                true);
        var changed = call(HttpMethod.PUT, path, hq, change, 200);
        assertThat(changed.path("regionIds")).isEmpty();
        call(HttpMethod.GET, "/api/admin/v1/orders", mine, null, 401);

        body.put("username", "x" + username);
        body.put("storeIds", List.of("1"));
        call(HttpMethod.POST, ADMINS, hq, body, 404);
        body.put("storeIds", List.of(storeId));
        body.put("roles", List.of("ADMINISTRATOR"));
        assertThat(codeOf(call(HttpMethod.POST, ADMINS, hq, body, 422))).isEqualTo("role_not_for_region");
    }

    /** A new address is of headquarters until somebody says whose it is; what is of places is done there by whoever sees them. */
    @Test
    void whatNobodyHasDeclaredIsNotForThoseWhoAreKeptToPlaces() {
        assertThat(Reach.of(HttpMethod.GET, List.of("nothing-of-the-kind"))).isEqualTo(Reach.HEADQUARTERS);
        assertThat(Reach.of(HttpMethod.GET, List.of("products", "7"))).isEqualTo(Reach.COMPANY);
        assertThat(Reach.of(HttpMethod.PUT, List.of("products", "7"))).isEqualTo(Reach.HEADQUARTERS);
        assertThat(Reach.of(HttpMethod.GET, List.of("orders", "7", "price"))).isEqualTo(Reach.PLACES);
        assertThat(Reach.of(HttpMethod.POST, List.of("orders", "7", "shipments")))
                .isEqualTo(Reach.PLACES);
        assertThat(Reach.of(HttpMethod.POST, List.of("orders", "7", "attribution", "replay")))
                .isEqualTo(Reach.HEADQUARTERS);
        assertThat(Reach.of(HttpMethod.POST, List.of("tasks"))).isEqualTo(Reach.HEADQUARTERS);
        assertThat(Reach.of(HttpMethod.GET, List.of("members", "conflicts"))).isEqualTo(Reach.HEADQUARTERS);
        assertThat(Reach.of(HttpMethod.GET, List.of("tasks", "7", "unreachable-members")))
                .isEqualTo(Reach.HEADQUARTERS);
    }

    @Test
    void nobodyRaisesHimselfOrHandsOutMoreThanHeHas() {
        var code = "account-desk-" + suffix;
        call(
                HttpMethod.POST,
                ROLES,
                hq,
                Map.of(
                        "code",
                        code,
                        "name",
                        "账号台",
                        "permissions",
                        List.of("administrators.read", "administrators.write", "orders.read")),
                201);
        var username = "desk-" + suffix;
        var desk = call(HttpMethod.POST, ADMINS, hq, account(username, code), 201);
        var token = own(username);

        for (var role : List.of("ADMINISTRATOR", "HQ_OPERATOR")) {
            assertThat(codeOf(call(HttpMethod.POST, ADMINS, token, account("tool-" + suffix, role), 403)))
                    .as(role)
                    .isEqualTo("beyond_own_rights");
        }
        assertThat(codeOf(call(
                        HttpMethod.PUT,
                        ADMINS + "/" + desk.path("id").asString(),
                        token,
                        Map.of("version", 0, "name", "me", "roles", List.of(code), "active", true),
                        403)))
                .isEqualTo("self_change");
        var hqId = idOf("hq");
        assertThat(codeOf(call(HttpMethod.PUT, ADMINS + "/" + hqId + "/password", token, Map.of("password", OWN), 403)))
                .isEqualTo("beyond_own_rights");
        var own = Arrays.stream(json.treeToValue(
                        call(HttpMethod.GET, ROLES, token, null, 200).path("items"), JsonNode[].class))
                .filter(role -> role.path("code").asString().equals(code))
                .findFirst()
                .orElseThrow();
        assertThat(codeOf(call(
                        HttpMethod.PUT,
                        ROLES + "/" + own.path("id").asString(),
                        token,
                        Map.of("version", 0, "name", "more", "permissions", List.of("orders.read")),
                        403)))
                .isEqualTo("self_change");
        call(HttpMethod.POST, ADMINS, token, account("lesser-" + suffix, code), 201);
        assertThat(codeOf(call(
                        HttpMethod.PUT,
                        ADMINS + "/" + hqId,
                        hq,
                        Map.of("version", 0, "name", "me", "roles", List.of("ADMINISTRATOR"), "active", true),
                        403)))
                .isEqualTo("self_change");
    }

    @Test
    void theCatalogueNamesEveryPermissionOnce() {
        var keys = json.treeToValue(
                call(HttpMethod.GET, "/api/admin/v1/permissions", hq, null, 200).path("items"), JsonNode[].class);

        assertThat(keys)
                .extracting(one -> one.path("key").asString())
                .containsExactlyElementsOf(
                        Permission.all().stream().map(Permission::key).toList())
                .doesNotHaveDuplicates();
    }

    private String idOf(String username) {
        return Arrays.stream(json.treeToValue(
                        call(HttpMethod.GET, ADMINS + "?limit=200", hq, null, 200)
                                .path("items"),
                        JsonNode[].class))
                .filter(account -> account.path("username").asString().equals(username))
                .findFirst()
                .orElseThrow()
                .path("id")
                .asString();
    }

    private static Map<String, Object> account(String username, String role) {
        return Map.of("username", username, "name", "账号", "password", FIRST, "roles", List.of(role));
    }

    /** A new account with this role, past its first sign-in. */
    private String newcomer(String role) {
        var username = "a-" + UUID.randomUUID();
        call(HttpMethod.POST, ADMINS, hq, account(username, role), 201);
        return own(username);
    }

    private String own(String username) {
        return call(
                        HttpMethod.PUT,
                        "/api/admin/v1/account/password",
                        signIn(username, FIRST).path("accessToken").asString(),
                        Map.of("currentPassword", FIRST, "newPassword", OWN),
                        200)
                .path("accessToken")
                .asString();
    }

    private JsonNode signIn(String username, String password) {
        return call(
                HttpMethod.POST,
                "/api/admin/v1/sessions",
                null,
                Map.of("username", username, "password", password),
                201);
    }
}
