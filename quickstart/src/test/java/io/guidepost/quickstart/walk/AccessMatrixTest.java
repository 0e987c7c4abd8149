package io.guidepost.quickstart.walk;

import static org.assertj.core.api.Assertions.assertThat;

import io.guidepost.quickstart.RunningQuickstart;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/**
 * F-21 and F-12: every route that the applications serve, as their OpenAPI documents list them, before everybody who might
 * ask. A route that is added is asked as well, without a line being written here; one with an id of its own kind has to be
 * put into one of the two tables at the end.
 */
class AccessMatrixTest extends WalkTest {

    /** Nobody is told whether what belongs to others exists. */
    private static final int HIDDEN = 404;

    private static final int HOSTILE_REQUESTS = 1_500;
    private static final int MORE_HOSTILE_REQUESTS = 100_000;

    private static List<Route> routes;

    /** @param hasJson takes a JSON body */
    private record Route(Http application, String method, String path, String audience, boolean hasJson) {

        /** Everything in braces replaced. */
        String with(Map<String, String> ids, String otherwise) {
            var filled = new StringBuilder();
            var collection = "";
            for (var part : path.substring(1).split("/")) {
                boolean isId = part.startsWith("{");
                filled.append('/').append(isId ? ids.getOrDefault(collection, otherwise) : part);
                collection = isId ? collection : part;
            }
            return filled.toString();
        }

        /** Names before braces: what the ids are of. */
        Set<String> collections() {
            var found = new TreeSet<String>();
            var parts = path.split("/");
            for (int i = 1; i < parts.length; i++) {
                if (parts[i].startsWith("{")) {
                    found.add(parts[i - 1]);
                }
            }
            return found;
        }

        Answer ask(String token, String target, byte[] body) {
            return application.as(token).send(method, target, body, "Idempotency-Key", newName());
        }

        @Override
        public String toString() {
            return method + " " + path;
        }
    }

    @BeforeAll
    static void readTheDocuments() {
        routes = Stream.of(RunningQuickstart.guideApi(), RunningQuickstart.miniappApi())
                .map(Http::at)
                .flatMap(AccessMatrixTest::routesOf)
                .toList();
        assertThat(routes).hasSizeGreaterThan(300);
    }

    private static Stream<Route> routesOf(Http application) {
        return application.get("/v3/api-docs").expect(200).json().path("paths").properties().stream()
                .flatMap(path -> path.getValue().properties().stream()
                        .filter(operation -> operation.getValue().has("responses"))
                        .map(operation -> new Route(
                                application,
                                operation.getKey().toUpperCase(Locale.ROOT),
                                path.getKey(),
                                audience(operation.getValue()),
                                operation.getValue().at("/requestBody/content").has("application/json"))));
    }

    /** Empty for what is open to everybody. */
    private static String audience(JsonNode operation) {
        var security = operation.path("security");
        return security.isEmpty()
                ? ""
                : security.get(0).propertyNames().iterator().next();
    }

    @Test
    void everyRouteTurnsAwayWhoIsNotOfItsAudience() {
        var shopper = stranger().http().token();
        var guide = guide("sh001_li").http().token();
        var admin = hq().http().token();
        var strangers = new LinkedHashMap<String, Map<String, String>>();
        var always = Map.of(
                "nobody", "",
                "nonsense", "nonsense",
                "an unsigned token", "eyJhbGciOiJub25lIn0.eyJzdWIiOiIxIiwiYXVkIjoiYWRtaW4ifQ.");
        strangers.put("shop", and(always, Map.of("a guide", guide, "headquarters", admin, "forged", forged(shopper))));
        strangers.put(
                "guide", and(always, Map.of("a shopper", shopper, "headquarters", admin, "forged", forged(guide))));
        strangers.put("admin", and(always, Map.of("a shopper", shopper, "a guide", guide, "forged", forged(admin))));

        var gotIn = routes.parallelStream()
                .filter(route -> !route.audience().isEmpty())
                .flatMap(route -> strangers.get(route.audience()).entrySet().stream()
                        .filter(who -> {
                            var answer = route.ask(who.getValue(), route.with(Map.of(), "1"), body(route, "{}"));
                            return answer.status() != 401
                                    || !answer.text("code").equals("unauthenticated");
                        })
                        .map(who -> route + " as " + who.getKey()))
                .toList();

        assertThat(gotIn).isEmpty();
    }

    @Test
    void onlyThePlacesWhereOneBeginsAreOpen() {
        assertThat(routes.stream()
                        .filter(route -> route.audience().isEmpty())
                        .map(Route::toString)
                        .filter(route -> !BEGINNINGS.contains(route)))
                .isEmpty();
    }

    /** No field that a body does not have: neither a rank that one gives oneself nor a price. */
    @Test
    void everyBodyRefusesFieldsThatItDoesNotHave() {
        var tokens = tokens();
        var body = "{\"isAdmin\": true, \"priceFen\": 1, \"memberId\": \"1\", \"__proto__\": {\"roles\": [\"HQ\"]}}";

        var taken = routes.parallelStream()
                .filter(Route::hasJson)
                .filter(route -> !route.audience().isEmpty())
                .map(route -> Map.entry(
                        route, route.ask(tokens.get(route.audience()), route.with(Map.of(), "1"), body(route, body))))
                .filter(asked -> asked.getValue().status() < 400
                        || asked.getValue().status() == 401
                        || asked.getValue().status() >= 500)
                .map(asked -> asked.getKey() + ": " + asked.getValue().status() + " "
                        + asked.getValue().body())
                .toList();

        assertThat(taken).isEmpty();
    }

    @Test
    void whatBelongsToAShopperIsNotThereForAnother() {
        var owner = stranger();
        var order = owner.place(SKU, 1);
        var address = owner.http()
                .post(
                        "/api/shop/v1/addresses",
                        Map.of(
                                "name", "张三",
                                "phone", "13800138000",
                                "regionCode", "310104",
                                "detail", "虹桥路1号",
                                "defaultAddress", true))
                .expect(201);
        var ids = Map.of("orders", order.id(), "addresses", address.text("id"));
        var other = stranger();

        var seen = new ArrayList<String>();
        for (var route : routes) {
            if (route.audience().equals("shop")
                    && !route.collections().isEmpty()
                    && route.collections().stream().noneMatch(FOR_EVERY_SHOPPER::contains)) {
                var answer = route.ask(other.http().token(), route.with(ids, "1"), body(route, "{}"));
                // A body that is not understood is refused before anything is looked for.
                boolean isRefusedUnread = route.hasJson() && answer.status() == 400;
                // What is not there is as good as removed; below it is seen that what is another's stays.
                boolean isRemovedAlready = route.method().equals("DELETE") && answer.status() == 204;
                if (answer.status() != HIDDEN && !isRefusedUnread && !isRemovedAlready) {
                    seen.add(route + ": " + answer.status() + " " + answer.body());
                }
            }
        }

        assertThat(seen).isEmpty();
        assertThat(owner.http()
                        .get("/api/shop/v1/orders/" + order.id())
                        .expect(200)
                        .text("status"))
                .isEqualTo("PENDING_PAYMENT");
        owner.http().get("/api/shop/v1/addresses/" + address.text("id")).expect(200);
    }

    @Test
    void noOriginOfAnotherPageIsLetIn() {
        for (var application : List.of(RunningQuickstart.guideApi(), RunningQuickstart.miniappApi())) {
            var answer = Http.at(application)
                    .send(
                            "OPTIONS",
                            "/api/admin/v1/org",
                            null,
                            "Origin",
                            "https://elsewhere.example",
                            "Access-Control-Request-Method",
                            "GET");
            assertThat(answer.status()).isGreaterThanOrEqualTo(400);
            assertThat(answer.header("Access-Control-Allow-Origin")).isEmpty();
        }
        var answer = hq().http().get("/api/admin/v1/org");
        assertThat(answer.header("Access-Control-Allow-Origin")).isEmpty();
        assertThat(answer.header("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(answer.header("X-Frame-Options")).isEqualTo("DENY");
        assertThat(answer.header("Cache-Control")).contains("no-store");
    }

    @Test
    void malformedRequestsAreRefusedAndNeverBreakAnything() {
        hostile(HOSTILE_REQUESTS, 21);
    }

    @Test
    @Tag("deep")
    void aHundredThousandMalformedRequestsBreakNothing() {
        hostile(MORE_HOSTILE_REQUESTS, 22);
    }

    private void hostile(int count, long seed) {
        var random = new Random(seed);
        var tokens = tokens();
        var asked = routes.stream()
                .filter(route ->
                        !route.path().contains("/sessions") && !route.path().endsWith("/closure"))
                .toList();
        var requests = random.ints(count)
                .mapToObj(each -> {
                    var choice = new Random(each);
                    var route = asked.get(choice.nextInt(asked.size()));
                    var target = route.with(Map.of(), pick(IDS, choice)) + pick(QUERIES, choice);
                    return new Hostile(route, target, pick(BODIES, choice), each);
                })
                .toList();

        var broken = requests.parallelStream()
                .map(request -> {
                    var route = request.route();
                    var answer = route.ask(
                            tokens.getOrDefault(route.audience(), ""), request.target(), body(route, request.body()));
                    return answer.status() >= 500 && answer.status() != 503
                            ? route + " " + request.target() + " " + request.seed() + ": " + answer.body()
                            : "";
                })
                .filter(told -> !told.isEmpty())
                .toList();

        assertThat(broken).isEmpty();
    }

    private record Hostile(Route route, String target, String body, int seed) {}

    private static byte[] body(Route route, String json) {
        return route.hasJson() ? json.getBytes(StandardCharsets.UTF_8) : null;
    }

    private Map<String, String> tokens() {
        return Map.of(
                "shop",
                stranger().http().token(),
                "guide",
                guide("sh001_li").http().token(),
                "admin",
                hq().http().token());
    }

    private static Map<String, String> and(Map<String, String> some, Map<String, String> more) {
        var all = new HashMap<>(some);
        all.putAll(more);
        return all;
    }

    /** A good token of which one letter of the claims is another. */
    private static String forged(String token) {
        int at = token.indexOf('.') + 12;
        char other = token.charAt(at) == 'A' ? 'B' : 'A';
        return token.substring(0, at) + other + token.substring(at + 1);
    }

    private static <T> T pick(List<T> some, Random choice) {
        return some.get(choice.nextInt(some.size()));
    }

    private static final long SKU = 101101;

    private static final Set<String> BEGINNINGS = Set.of(
            "POST /api/shop/v1/sessions",
            "POST /api/shop/v1/sessions/renewal",
            "POST /api/shop/v1/visitor-events",
            "GET /api/shop/v1/closure-certificates/{certificateNo}",
            "GET /media/{name}",
            "GET /api/guide/v1/sidebar-settings",
            "POST /api/guide/v1/sessions",
            "POST /api/admin/v1/sessions");

    /** What shows the same to every shopper, or what is the shopper's own by whichever number. */
    private static final Set<String> FOR_EVERY_SHOPPER = Set.of(
            "products", "guides", "pages", "looks", "flash-sales", "favourites", "lines", "assists", "coupon-issues");

    private static final List<String> IDS = List.of(
            "1",
            "0",
            "-1",
            "9223372036854775807",
            "9223372036854775808",
            "1e9",
            "0x10",
            "%00",
            "%20",
            "..%2f..%2fetc%2fpasswd",
            "%27%20OR%201%3D1%20--",
            "%F0%9F%98%80",
            "%C3%28",
            "a".repeat(3_000));

    private static final List<String> QUERIES = List.of(
            "",
            "",
            "?limit=0",
            "?limit=-1",
            "?limit=2147483648",
            "?cursor=nonsense",
            "?cursor=%00",
            "?cursor=MQ",
            "?from=2026-13-40&to=now",
            "?from=9999-12-31&to=0000-01-01",
            "?month=2026-99",
            "?q=%00%FF",
            "?q=%25%5F%27%22%5C",
            "?regionId=x&storeId=-1&guideId=1e3",
            "?status=NONE&state=NONE&type=NONE&sort=nothing&groupBy=nothing");

    private static final List<String> BODIES = List.of(
            "",
            "{",
            "[]",
            "null",
            "\"text\"",
            "1e400",
            "{\"a\": NaN}",
            "{\"a\": 1, \"a\": 2}",
            "\uFEFF{}",
            "{\"amountFen\": 1.5}",
            "{\"amountFen\": -1}",
            "{\"amountFen\": 9223372036854775808}",
            "{\"amountFen\": \"100\"}",
            "{\"reason\": \"\\u0000\\ud800\"}",
            "{\"reason\": \"" + "长".repeat(20_000) + "\"}",
            "[".repeat(10_000),
            "{\"a\":".repeat(5_000) + "1" + "}".repeat(5_000),
            "{\"items\": [" + "{},".repeat(5_000) + "{}]}",
            "{\"id\": {\"$gt\": 0}}",
            "{}");
}
