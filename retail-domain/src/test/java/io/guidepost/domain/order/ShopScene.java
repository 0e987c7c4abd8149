package io.guidepost.domain.order;

import io.guidepost.domain.MovableClock;
import io.guidepost.domain.order.PlaceOrder.Command;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** People, stores and goods for tests, each new, so that tests do not meet each other in the shared schema. */
@Component
public class ShopScene {

    /** The category of every product made here. */
    public static final long CATEGORY = 6_999_999;

    private static final AtomicLong NEXT = new AtomicLong(7_000_000);
    private static final DeliveryAddress ADDRESS = new DeliveryAddress("王小明", "13812341234", "上海市 黄浦区", "南京东路 1 号");

    private final JdbcTemplate jdbc;
    private final MovableClock clock;

    ShopScene(JdbcTemplate jdbc, MovableClock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    public record Place(long regionId, long storeId) {}

    public Place store() {
        long region = NEXT.incrementAndGet();
        long store = NEXT.incrementAndGet();
        jdbc.update(
                "INSERT INTO org_region (id, department_id, name, name_en, created_at) VALUES (?, ?, ?, ?, ?)",
                region,
                region,
                "区" + region,
                "Region " + region,
                at(longAgo()));
        jdbc.update(
                "INSERT INTO org_store (id, department_id, name, name_en, created_at) VALUES (?, ?, ?, ?, ?)",
                store,
                store,
                "店" + store,
                "Store " + store,
                at(longAgo()));
        jdbc.update(
                "INSERT INTO org_store_region (store_id, region_id, valid_from) VALUES (?, ?, ?)",
                store,
                region,
                at(longAgo()));
        return new Place(region, store);
    }

    public long guideAt(long storeId) {
        long guide = NEXT.incrementAndGet();
        jdbc.update(
                "INSERT INTO org_guide (id, userid, name, status, payee_openid, created_at) VALUES (?, ?, ?, 'ACTIVE', ?, ?)",
                guide,
                "guide-" + guide,
                "导购" + guide,
                "o_guide_" + guide,
                at(longAgo()));
        jdbc.update(
                "INSERT INTO org_employment (id, guide_id, store_id, role, valid_from) VALUES (?, ?, ?, 'GUIDE', ?)",
                NEXT.incrementAndGet(),
                guide,
                storeId,
                at(longAgo()));
        return guide;
    }

    public void leaves(long guideId) {
        jdbc.update("UPDATE org_guide SET status = 'LEFT' WHERE id = ?", guideId);
        jdbc.update("UPDATE org_employment SET valid_until = ? WHERE guide_id = ?", at(clock.instant()), guideId);
    }

    public void moves(long guideId, long storeId) {
        jdbc.update(
                "UPDATE org_employment SET valid_until = ? WHERE guide_id = ? AND valid_until > ?",
                at(clock.instant()),
                guideId,
                at(clock.instant()));
        jdbc.update(
                "INSERT INTO org_employment (id, guide_id, store_id, role, valid_from) VALUES (?, ?, ?, 'GUIDE', ?)",
                NEXT.incrementAndGet(),
                guideId,
                storeId,
                at(clock.instant()));
    }

    public void closes(long storeId) {
        jdbc.update("UPDATE org_store SET state = 'CLOSED' WHERE id = ?", storeId);
        jdbc.update("INSERT INTO org_store_closure (store_id, closed_at) VALUES (?, ?)", storeId, at(clock.instant()));
    }

    public long member() {
        long member = NEXT.incrementAndGet();
        jdbc.update("INSERT INTO shopper_member (id, created_at) VALUES (?, ?)", member, at(longAgo()));
        return member;
    }

    public void isGuideHimself(long memberId, long guideId) {
        jdbc.update(
                "INSERT INTO shopper_identity (kind, value, member_id, created_at) VALUES ('OPENID', ?, ?, ?)",
                "o_guide_" + guideId,
                memberId,
                at(longAgo()));
    }

    public void livesNear(long memberId, long storeId) {
        jdbc.update("UPDATE shopper_member SET home_store_id = ? WHERE id = ?", storeId, memberId);
    }

    /** A SKU in a product of its own. */
    public long sku(long priceFen, int stock) {
        long product = NEXT.incrementAndGet();
        long sku = NEXT.incrementAndGet();
        jdbc.update("INSERT IGNORE INTO catalog_category (id, name, name_en) VALUES (?, '测试', 'Test')", CATEGORY);
        jdbc.update(
                "INSERT INTO catalog_product (id, category_id, brand, title, title_en, images, price_from_fen, created_at)"
                        + " VALUES (?, 6999999, '素白', ?, ?, '[]', ?, ?)",
                product,
                "商品" + product,
                "Product " + product,
                priceFen,
                at(longAgo()));
        jdbc.update(
                "INSERT INTO catalog_sku (id, product_id, spec, price_fen) VALUES (?, ?, '黑色 / M', ?)",
                sku,
                product,
                priceFen);
        jdbc.update("INSERT INTO catalog_stock (sku_id, initial, available) VALUES (?, ?, ?)", sku, stock, stock);
        return sku;
    }

    public long productOf(long skuId) {
        return jdbc.queryForObject("SELECT product_id FROM catalog_sku WHERE id = ?", Long.class, skuId);
    }

    public long touches(long memberId, long guideId, long storeId, Duration ago) {
        return touches(memberId, 1, guideId, storeId, ago);
    }

    public long touches(long memberId, long linkId, long guideId, long storeId, Duration ago) {
        long touch = NEXT.incrementAndGet();
        var when = at(clock.instant().minus(ago));
        jdbc.update(
                "INSERT INTO sharing_touch (id, member_id, link_id, guide_id, store_id, source, page, occurred_at, received_at,"
                        + " is_valid) VALUES (?, ?, ?, ?, ?, 'SHARE_LINK', 'pages/product', ?, ?, 1)",
                touch,
                memberId,
                linkId,
                guideId,
                storeId,
                when,
                when);
        return touch;
    }

    public long boundTo(long memberId, long guideId, long storeId, Duration ago, Duration protection) {
        long binding = NEXT.incrementAndGet();
        var boundAt = clock.instant().minus(ago);
        jdbc.update(
                "INSERT INTO shopper_binding (id, member_id, guide_id, store_id, source, bound_at, protected_until, expires_at)"
                        + " VALUES (?, ?, ?, ?, 'FRIEND', ?, ?, ?)",
                binding,
                memberId,
                guideId,
                storeId,
                at(boundAt),
                at(boundAt.plus(protection)),
                at(boundAt.plus(Duration.ofDays(180))));
        return binding;
    }

    public void befriends(long memberId, long guideId, Duration ago) {
        jdbc.update(
                "INSERT INTO shopper_friendship (guide_id, external_userid, added_at, member_id) VALUES (?, ?, ?, ?)",
                guideId,
                "wm" + memberId,
                at(clock.instant().minus(ago)),
                memberId);
    }

    public Command basket(long memberId, Command.Item... items) {
        return new Command(memberId, List.of(items), ADDRESS, List.of(), 0, OptionalLong.empty());
    }

    public Command basket(long memberId, long... skuIds) {
        return basket(
                memberId,
                java.util.Arrays.stream(skuIds)
                        .mapToObj(sku -> new Command.Item(sku, 1))
                        .toArray(Command.Item[]::new));
    }

    /** available, reserved, sold */
    public List<Integer> stockOf(long skuId) {
        return jdbc.queryForObject(
                "SELECT available, reserved, sold FROM catalog_stock WHERE sku_id = ?",
                (row, i) -> List.of(row.getInt(1), row.getInt(2), row.getInt(3)),
                skuId);
    }

    public long count(String sql, Object... arguments) {
        return jdbc.queryForObject(sql, Long.class, arguments);
    }

    public void execute(String sql, Object... arguments) {
        jdbc.update(
                sql,
                Stream.of(arguments)
                        .map(a -> a instanceof Instant i ? at(i) : a)
                        .toArray());
    }

    /** How many statements the server has been sent; one more by asking. */
    public long statementsSoFar() {
        return jdbc.queryForObject("SHOW GLOBAL STATUS LIKE 'Questions'", (row, i) -> row.getLong("Value"));
    }

    private Instant longAgo() {
        return clock.instant().minus(Duration.ofDays(1000));
    }

    private static LocalDateTime at(Instant instant) {
        return LocalDateTime.ofInstant(instant, ZoneOffset.UTC);
    }
}
