package io.guidepost.quickstart.walk;

import static org.assertj.core.api.Assertions.assertThat;

import io.guidepost.quickstart.RunningQuickstart;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * ADM-3: whatever lies in one store is not there for accounts that are kept to other places, nor for guides of other stores,
 * through whichever address they ask. All addresses are taken from the document that the application serves; one that is added
 * is asked as well, without a line being written here.
 */
class SightMatrixTest extends WalkTest {

    private static final String LIN = "sz001_lin";

    /** Whose object an id is, by the step in front of it, is the same below the organization and beside it. */
    private static final List<String> PLAIN_LISTS = List.of(
            "?limit=200",
            "?limit=200&groupBy=guide&from=2026-01-01&to=2099-12-31",
            "?limit=200&groupBy=GUIDE&state=TODO&kind=GUIDE");

    private static final int SHORT = 10;

    /** What is the same in every store, or the asker's own by whichever number. */
    private static final Set<String> THE_COMPANYS =
            Set.of("products", "materials", "looks", "tag-groups", "coupons", "store-stock");

    private record Route(String method, String path, boolean hasJson) {

        boolean hasId() {
            return path.contains("{");
        }

        Set<String> kinds() {
            var kinds = new TreeSet<String>();
            var steps = path.split("/");
            for (int at = 1; at < steps.length; at++) {
                if (steps[at].startsWith("{")) {
                    kinds.add(steps[at - 1]);
                }
            }
            return kinds;
        }

        String of(Map<String, String> ids) {
            var filled = new StringBuilder();
            var before = "";
            for (var step : path.substring(1).split("/")) {
                filled.append('/').append(step.startsWith("{") ? ids.getOrDefault(before, "1") : step);
                before = step;
            }
            return filled.toString();
        }

        Answer ask(Http http, String target) {
            return http.send(
                    method,
                    target,
                    hasJson ? "{}".getBytes(StandardCharsets.UTF_8) : null,
                    "Idempotency-Key",
                    newName());
        }
    }

    private final Map<String, String> ids = new LinkedHashMap<>();
    private List<Route> ofHeadquarters;
    private List<Route> ofGuides;

    /** All of it belongs to the store of one guide in the south. */
    @BeforeEach
    void objectsOfOneStore() {
        ofHeadquarters = routes("admin");
        ofGuides = routes("guide");
        assertThat(ofHeadquarters).hasSizeGreaterThan(200);
        var lin = guide(LIN);
        var shopper = stranger();
        shopper.open(lin.share(1001));
        var order = shopper.buy(OwnGoods.onShelf(2, 10_000), 2);
        var external = "wm" + newName();
        sim.befriend(LIN, external, "u_" + newName());
        eventually("the friend is known", () -> assertThat(
                        lin.http().get("/api/guide/v1/customers/" + external).status())
                .isEqualTo(200));
        ids.put("orders", order.id());
        ids.put("members", shopper.memberId());
        ids.put(
                "refunds",
                shopper.askRefund(order, order.line().id(), 1).expect(201).text("id"));
        ids.put("guides", lin.id());
        ids.put("stores", lin.storeId());
        ids.put("customers", external);
        var task = task(lin);
        ids.put("tasks", task);
        eventually("the guide has the task", () -> assertThat(lin.assignments("TODO"))
                .anyMatch(assignment -> assignment.path("taskId").asString().equals(task)));
        ids.put(
                "assignments",
                lin.assignments("TODO").stream()
                        .filter(assignment ->
                                assignment.path("taskId").asString().equals(task))
                        .findFirst()
                        .orElseThrow()
                        .path("id")
                        .asString());
        ids.put(
                "welcome-templates",
                hq().http()
                        .post("/api/admin/v1/welcome-templates", Map.of("text", "您好", "storeId", lin.storeId()))
                        .expect(201)
                        .text("id"));
    }

    @Test
    void whatLiesInOneStoreIsNotThereForAccountsKeptToOtherPlaces() {
        var east = hq().org()
                .path("regions")
                .valueStream()
                .filter(region -> region.path("stores").valueStream().noneMatch(this::isOfLin))
                .findFirst()
                .orElseThrow();
        var besides = east.path("stores").get(0).path("id").asString();
        var beside = Map.of(
                "a region", account(List.of(east.path("id").asString()), List.of()),
                "a store", account(List.of(), List.of(besides)),
                "a region and a store", account(List.of(east.path("id").asString()), List.of(besides)));
        var seen = new ArrayList<String>();
        beside.forEach((who, http) -> ofHeadquarters.parallelStream()
                .flatMap(route -> leaks(route, http).stream())
                .map(leak -> who + ": " + leak)
                .forEachOrdered(leak -> {
                    synchronized (seen) {
                        seen.add(leak);
                    }
                }));

        assertThat(seen).isEmpty();
        ofTheStoreIsThereForWhoeverIsKeptToIt();
    }

    /** The ids are right, and what is asked about them is answered. */
    private void ofTheStoreIsThereForWhoeverIsKeptToIt() {
        var own = account(List.of(), List.of(ids.get("stores")));
        for (var path : List.of(
                "orders/" + ids.get("orders"),
                "orders/" + ids.get("orders") + "/attribution",
                "orders/" + ids.get("orders") + "/commission",
                "members/" + ids.get("members"),
                "members/" + ids.get("members") + "/bindings",
                "refunds/" + ids.get("refunds"),
                "tasks/" + ids.get("tasks"),
                "tasks/" + ids.get("tasks") + "/execution?groupBy=guide",
                "org/guides/" + ids.get("guides"),
                "org/stores/" + ids.get("stores"),
                "welcome-templates/" + ids.get("welcome-templates"))) {
            own.get("/api/admin/v1/" + path).expect(200);
        }
        for (var list : List.of("orders", "refunds", "tasks")) {
            assertThat(own.get("/api/admin/v1/" + list + "?limit=200")
                            .expect(200)
                            .body())
                    .as(list)
                    .contains(ids.get(list));
        }
        var org = own.get("/api/admin/v1/org").expect(200).json().path("regions");
        assertThat(org.valueStream().flatMap(region -> region.path("stores").valueStream()))
                .singleElement()
                .satisfies(store -> assertThat(store.path("id").asString()).isEqualTo(ids.get("stores")));
        own.get("/api/admin/v1/withdrawals").refused(403, "headquarters_only");
    }

    @Test
    void whatBelongsToAGuideIsNotThereForGuidesOfOtherStores() {
        var wu = guide("sh002_wu");
        assertThat(wu.storeId()).isNotEqualTo(ids.get("stores"));
        var seen = new ArrayList<String>();
        for (var route : ofGuides) {
            if (route.hasId() && route.kinds().stream().noneMatch(THE_COMPANYS::contains)) {
                var answer = route.ask(wu.http(), route.of(ids));
                if (answer.status() < 400 || answer.status() >= 500) {
                    seen.add(route.method() + " " + route.path() + ": " + answer.status() + " " + answer.body());
                }
            } else if (!route.hasId() && route.method().equals("GET")) {
                seen.addAll(told(route, wu.http()));
            }
        }

        assertThat(seen).isEmpty();
        guide(LIN).http().get("/api/guide/v1/customers/" + ids.get("customers")).expect(200);
        guide(LIN)
                .http()
                .get("/api/guide/v1/assignments/" + ids.get("assignments"))
                .expect(200);
    }

    private List<String> leaks(Route route, Http http) {
        if (!route.hasId()) {
            return route.method().equals("GET") ? told(route, http) : List.of();
        }
        if (route.kinds().stream().noneMatch(ids::containsKey)) {
            return List.of();
        }
        var answer = route.ask(http, route.of(ids));
        // A body that is not understood may be refused before anything is looked for.
        boolean isRefusedUnread = route.hasJson() && answer.status() == 400;
        return answer.status() == 404 || answer.status() == 403 || isRefusedUnread
                ? List.of()
                : List.of(route.method() + " " + route.path() + ": " + answer.status() + " " + answer.body());
    }

    /** Whatever is listed to others names none of the objects. */
    private List<String> told(Route route, Http http) {
        var told = new ArrayList<String>();
        for (var query : PLAIN_LISTS) {
            var answer = http.get(route.path() + query);
            if (answer.status() >= 500) {
                told.add(route.path() + query + ": " + answer.status());
            }
            if (answer.status() == 200) {
                ids.forEach((kind, id) -> {
                    // Short ones are found in everything.
                    if (id.length() > SHORT && answer.body().contains(id)) {
                        told.add(route.path() + query + " tells of " + kind + " " + id);
                    }
                });
            }
        }
        return told;
    }

    private boolean isOfLin(tools.jackson.databind.JsonNode store) {
        return store.path("id").asString().equals(ids.get("stores"));
    }

    private String task(GuideClient lin) {
        var hq = hq();
        var now = sim.clock().instant();
        var id = hq.draft(Map.of(
                "type",
                "SEND_1V1",
                "title",
                "只给一家店",
                "instruction",
                "今天发出",
                "copyText",
                "您好",
                "materialIds",
                List.of(hq.addMaterial("新品", 1014)),
                "target",
                Map.of("guideIds", List.of(lin.id())),
                "startAt",
                now.minusSeconds(1).toString(),
                "deadlineAt",
                now.plus(Duration.ofDays(2)).toString()));
        hq.submit(id).expect(200);
        checker().approve(id).expect(200);
        return id;
    }

    /** Somebody who may do everything in the business, in some places. */
    private static Http account(List<String> regionIds, List<String> storeIds) {
        var username = "kept-" + newName();
        var body = new HashMap<String, Object>();
        body.put("username", username);
        body.put("name", "只看一处");
        body.put("password", "given by somebody");
        body.put("roles", List.of("HQ_OPERATOR", "HQ_CHECKER", "FINANCE", "REGION_MANAGER"));
        body.put("regionIds", regionIds);
        body.put("storeIds", storeIds);
        hq().http().post("/api/admin/v1/admins", body).expect(201);
        var http = Http.at(RunningQuickstart.guideApi());
        var due = http.post("/api/admin/v1/sessions", Map.of("username", username, "password", "given by somebody"))
                .expect(201);
        var changed = http.as(due.text("accessToken"))
                .send(
                        "PUT",
                        "/api/admin/v1/account/password",
                        Http.write(
                                Map.of("currentPassword", "given by somebody", "newPassword", "chosen by the owner")))
                .expect(200);
        return http.as(changed.text("accessToken"));
    }

    /** Without streams, which do not end, and sessions, which do. */
    private static List<Route> routes(String audience) {
        var found = new ArrayList<Route>();
        var document = Http.at(RunningQuickstart.guideApi())
                .get("/v3/api-docs")
                .expect(200)
                .json();
        document.path("paths")
                .properties()
                .forEach(path -> path.getValue().properties().forEach(operation -> {
                    boolean isAsked = path.getKey().startsWith("/api/" + audience + "/")
                            && !path.getKey().contains("/sessions")
                            && !path.getKey().endsWith("/stream")
                            && operation.getValue().has("responses");
                    if (isAsked) {
                        found.add(new Route(
                                operation.getKey().toUpperCase(Locale.ROOT),
                                path.getKey(),
                                operation.getValue().at("/requestBody/content").has("application/json")));
                    }
                }));
        return found;
    }
}
