package io.guidepost.quickstart.walk;

import static org.assertj.core.api.Assertions.assertThat;

import io.guidepost.quickstart.RunningQuickstart;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What every endpoint promises, on the running system. */
class ContractTest extends WalkTest {

    private static final long SKU = 101101;

    @Test
    void withoutAGoodTokenNobodyGetsIn() {
        var guideApi = Http.at(RunningQuickstart.guideApi());
        var shopApi = Http.at(RunningQuickstart.miniappApi());

        for (var token : List.of("", "nonsense", "eyJhbGciOiJub25lIn0.eyJzdWIiOiIxIiwiYXVkIjoic2hvcCJ9.")) {
            shopApi.as(token).get("/api/shop/v1/orders").refused(401, "unauthenticated");
            guideApi.as(token).get("/api/guide/v1/earnings").refused(401, "unauthenticated");
            guideApi.as(token).get("/api/admin/v1/org").refused(401, "unauthenticated");
        }
    }

    @Test
    void aTokenIsGoodForItsOwnAudienceOnly() {
        var shop = stranger().http().token();
        var guide = guide("sh001_li").http().token();
        var admin = hq().http().token();
        var guideApi = Http.at(RunningQuickstart.guideApi());
        var shopApi = Http.at(RunningQuickstart.miniappApi());

        for (var foreign : List.of(guide, admin)) {
            shopApi.as(foreign).get("/api/shop/v1/orders").refused(401, "unauthenticated");
        }
        for (var foreign : List.of(shop, admin)) {
            guideApi.as(foreign).get("/api/guide/v1/earnings").refused(401, "unauthenticated");
        }
        for (var foreign : List.of(shop, guide)) {
            guideApi.as(foreign).get("/api/admin/v1/org").refused(401, "unauthenticated");
        }
    }

    @Test
    void aBadLoginCodeOrPasswordIsRefused() {
        Http.at(RunningQuickstart.miniappApi())
                .post("/api/shop/v1/sessions", Map.of("code", "stolen"))
                .refused(401, "bad_login_code");
        assertThat(Http.at(RunningQuickstart.guideApi())
                        .post("/api/guide/v1/sessions", Map.of("code", "stolen"))
                        .status())
                .isEqualTo(401);
        assertThat(Http.at(RunningQuickstart.guideApi())
                        .post("/api/admin/v1/sessions", Map.of("username", "hq", "password", "wrong"))
                        .status())
                .isEqualTo(401);
    }

    @Test
    void anUnknownFieldIsRefusedByName() {
        var body = new HashMap<String, Object>(Shop.basket(SKU, 1));
        body.put("guideId", "1");

        var refused = stranger().http().once("/api/shop/v1/orders", body).refused(400, "unknown_field");

        assertThat(refused.text("detail")).contains("guideId");
    }

    @Test
    void whatIsMalformedIsToldFieldByField() {
        var body =
                Map.of("lines", List.of(Map.of("skuId", Long.toString(SKU), "quantity", 0)), "address", Shop.ADDRESS);

        var refused = stranger().http().once("/api/shop/v1/orders", body).refused(400, "validation_failed");

        var error = refused.json().path("errors").get(0);
        assertThat(error.path("field").asString()).contains("quantity");
        assertThat(error.path("message").asString()).isNotEmpty();
    }

    @Test
    void twoMegabytesAreTooMuch() {
        var shop = stranger().http();
        var body = ("{\"token\":\"" + "x".repeat(2 << 20) + "\",\"page\":\"p\"}").getBytes(StandardCharsets.UTF_8);

        shop.send("POST", "/api/shop/v1/touches", body).refused(413, "payload_too_large");
    }

    @Test
    void onlyJsonIsUnderstood() {
        stranger()
                .http()
                .send(
                        "POST",
                        "/api/shop/v1/touches",
                        "token=x".getBytes(StandardCharsets.UTF_8),
                        "Content-Type",
                        "text/plain")
                .refused(415, "unsupported_media_type");
        stranger()
                .http()
                .send("POST", "/api/shop/v1/touches", "{".getBytes(StandardCharsets.UTF_8))
                .refused(400, "malformed_request");
    }

    @Test
    void aForgedShareTokenRevealsNothing() {
        var shopper = stranger();
        var real = guide("sh001_li").share(1001);

        var forged = touch(shopper, real.substring(2) + "AA");
        var genuine = touch(shopper, real);

        assertThat(forged.status()).isEqualTo(202).isEqualTo(genuine.status());
        assertThat(forged.bytes()).isEqualTo(genuine.bytes());
        assertThat(forged.response().headers().map().keySet())
                .isEqualTo(genuine.response().headers().map().keySet());
    }

    @Test
    void aReplayedKeyGetsTheFirstAnswerByteForByte() {
        var shop = stranger().http();
        var key = UUID.randomUUID().toString();

        var first = shop.once("/api/shop/v1/orders", key, Shop.basket(SKU, 1)).expect(201);
        var again = shop.once("/api/shop/v1/orders", key, Shop.basket(SKU, 1)).expect(201);

        assertThat(first.header("Idempotent-Replayed")).isEmpty();
        assertThat(again.header("Idempotent-Replayed")).isEqualTo("true");
        assertThat(again.bytes()).isEqualTo(first.bytes());
        assertThat(again.header("Location")).isEqualTo(first.header("Location")).isNotEmpty();
    }

    @Test
    void theSameKeyWithAnotherBodyIsRefused() {
        var shop = stranger().http();
        var key = UUID.randomUUID().toString();
        shop.once("/api/shop/v1/orders", key, Shop.basket(SKU, 1)).expect(201);

        shop.once("/api/shop/v1/orders", key, Shop.basket(SKU, 2)).refused(422, "idempotency_key_reused");
    }

    @Test
    void aKeyBelongsToOneCaller() {
        var key = UUID.randomUUID().toString();

        var mine = stranger()
                .http()
                .once("/api/shop/v1/orders", key, Shop.basket(SKU, 1))
                .expect(201);
        var theirs = stranger()
                .http()
                .once("/api/shop/v1/orders", key, Shop.basket(SKU, 1))
                .expect(201);

        assertThat(theirs.text("id")).isNotEqualTo(mine.text("id"));
        assertThat(theirs.header("Idempotent-Replayed")).isEmpty();
    }

    @Test
    void whatMovesMoneyOrStockNeedsAKey() {
        var shopper = stranger();
        var order = shopper.place(SKU, 1);
        var orders = "/api/shop/v1/orders";

        shopper.http().post(orders, Shop.basket(SKU, 1)).refused(400, "idempotency_key_required");
        shopper.http().post(orders + "/" + order.id() + "/payments", Map.of()).refused(400, "idempotency_key_required");
        shopper.http()
                .post(
                        orders + "/" + order.id() + "/refunds",
                        Map.of(
                                "lines",
                                List.of(Map.of("orderLineId", order.line().id(), "quantity", 1)),
                                "reason",
                                "不合适"))
                .refused(400, "idempotency_key_required");
        guide("sh001_li")
                .http()
                .post("/api/guide/v1/withdrawals", Map.of("amountFen", 1_000, "channel", "WECHAT_TRANSFER"))
                .refused(400, "idempotency_key_required");
    }

    @Test
    void aProblemSpeaksTheCallersLanguage() {
        var api = Http.at(RunningQuickstart.miniappApi());

        var zh = api.in("zh-CN").get("/api/shop/v1/orders").refused(401, "unauthenticated");
        var en = api.in("en").get("/api/shop/v1/orders").refused(401, "unauthenticated");

        assertThat(zh.text("title") + zh.text("detail")).matches("[\\p{IsHan}\\p{Punct}，。；：]+");
        assertThat(en.text("title") + en.text("detail")).matches("[\\p{ASCII}]+");
    }

    @Test
    void thereIsNothingWhereNothingIs() {
        var shop = stranger().http();

        shop.get("/api/shop/v1/orders/123456789").refused(404, "not_found");
        shop.get("/api/shop/v1/products/123456789").refused(404, "not_found");
        shop.get("/api/shop/v1/nothing").refused(404, "not_found");
    }

    @Test
    void aRegionManagerSeesTheOwnRegionOnly() {
        var shopper = stranger();
        shopper.open(guide("bj002_yang").share(1001));
        var order = shopper.buy(OwnGoods.onShelf(1, 10_000), 1);
        var east = HqClient.signIn("east");

        east.http().get("/api/admin/v1/orders/" + order.id()).refused(404, "not_found");
        east.http().get("/api/admin/v1/orders/" + order.id() + "/attribution").refused(404, "not_found");
        east.http().get("/api/admin/v1/orders/" + order.id() + "/commission").refused(404, "not_found");
        assertThat(east.org().path("regions")).hasSize(1);
        assertThat(east.http().get("/api/admin/v1/ledger/trial-balance").status())
                .isEqualTo(403);
    }

    @Test
    void listsAreLimited() {
        var shop = stranger().http();

        assertThat(shop.get("/api/shop/v1/products").expect(200).items()).hasSize(20);
        assertThat(shop.get("/api/shop/v1/products?limit=200").expect(200).items())
                .hasSizeLessThanOrEqualTo(200);
        assertThat(shop.get("/api/shop/v1/products?limit=1000000000").status()).isIn(200, 400);
        assertThat(shop.get("/api/shop/v1/products?limit=-1").status()).isEqualTo(400);
        assertThat(shop.get("/api/shop/v1/products?cursor=nonsense").status()).isEqualTo(400);
    }

    /** R13: nothing of the inside is shown to whoever asks. */
    @Test
    void healthIsForEverybodyAndTheRestOfActuatorTellsNothing() {
        for (var base : List.of(RunningQuickstart.guideApi(), RunningQuickstart.miniappApi())) {
            Http.at(base).get("/actuator/health/liveness").expect(200);
            Http.at(base).get("/actuator/health/readiness").expect(200);
            for (var closed : List.of("env", "heapdump", "beans", "loggers")) {
                assertThat(Http.at(base).get("/actuator/" + closed).status()).isIn(401, 404);
            }
        }
    }

    private static Answer touch(Shop shopper, String token) {
        return shopper.http().post("/api/shop/v1/touches", Map.of("token", token, "page", "pages/product"));
    }
}
