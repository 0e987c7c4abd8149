package io.guidepost.bench;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.function.IntFunction;

/**
 * What the measured work needs, beside the demonstration's data: 10,000 SKUs, one hot SKU, 10,000 guides in 200 stores
 * with 15 customers each, and 2,000 shoppers who are friends of, bound to and were led here by one of 500 guides.
 */
final class DataSet {

    static final int SKUS = 10_000;
    static final int SKUS_PER_PRODUCT = 4;
    static final int GUIDES = 10_000;
    static final int STORES = 200;
    static final int CUSTOMERS_PER_GUIDE = 15;
    static final int MEMBERS = 2_000;
    static final int SELLING_GUIDES = 500;
    static final long REGION = 900;
    static final long LARGE_REGION = 901;
    static final int LARGE_GUIDES = 100_000;
    static final int LARGE_STORES = 3_000;
    static final int LARGE_PRODUCTS = 100_000;
    static final long LARGE_PRODUCT = 50_000_000;
    static final String[] STUFFS = {"真丝", "亚麻", "羊绒", "纯棉", "天丝", "牛仔", "雪纺", "针织"};
    static final String[] KINDS = {"连衣裙", "衬衫", "大衣", "阔腿裤", "半身裙", "开衫", "风衣", "背心", "T恤"};
    static final long HOT_SKU = 9_999_999;
    static final long HOT_PRODUCT = 99_999;
    static final long PRICE_FEN = 19_900;
    static final long CATEGORY = 11;
    static final String BRAND = "青禾";

    private static final int UNITS = 1_000_000_000;
    private static final int ROWS_AT_ONCE = 5_000;
    private static final LocalDateTime NEVER = LocalDateTime.of(9999, 12, 31, 0, 0);

    private DataSet() {}

    static long sku(int index) {
        return 9_000_000L + index;
    }

    static long product(long sku) {
        return sku == HOT_SKU ? HOT_PRODUCT : 90_000 + (sku - 9_000_000) / SKUS_PER_PRODUCT;
    }

    static long guide(int index) {
        return 900_000L + index;
    }

    static long store(long guide) {
        return 9_000 + guide % STORES;
    }

    static String openid(int index) {
        return "o_bench_" + index;
    }

    static long member(int index) {
        return 9_500_000L + index;
    }

    static long guideOf(int member) {
        return guide(member % SELLING_GUIDES);
    }

    static void load(Instance instance) {
        try (var connection = instance.connectAsOwner()) {
            if (!Row.select(connection, "SELECT 1 FROM org_region WHERE id = ?", REGION)
                    .isEmpty()) {
                return;
            }
            connection.setAutoCommit(false);
            load(connection);
            connection.commit();
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }

    /** 100,000 guides more, in a region of their own, with 15 customers each. */
    static void loadLarge(Instance instance) {
        try (var connection = instance.connectAsOwner()) {
            if (!Row.select(connection, "SELECT 1 FROM org_region WHERE id = ?", LARGE_REGION)
                    .isEmpty()) {
                return;
            }
            connection.setAutoCommit(false);
            loadLarge(connection);
            connection.commit();
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }

    private static void loadLarge(Connection connection) throws SQLException {
        var now = LocalDateTime.now(ZoneOffset.UTC).truncatedTo(ChronoUnit.MILLIS);
        var from = now.minusDays(365);
        fill(connection, "org_region (id, department_id, name, name_en, created_at)", 1, i ->
                new Object[] {LARGE_REGION, LARGE_REGION, "测速全国", "Bench all", from});
        fill(connection, "org_store (id, department_id, name, name_en, created_at)", LARGE_STORES, i ->
                new Object[] {20_000L + i, 20_000L + i, "测速店" + i, "Bench " + i, from});
        fill(connection, "org_store_region (store_id, region_id, valid_from)", LARGE_STORES, i ->
                new Object[] {20_000L + i, LARGE_REGION, from});
        fill(connection, "org_guide (id, userid, name, status, created_at)", LARGE_GUIDES, i ->
                new Object[] {largeGuide(i), "large%06d".formatted(i), "导购" + i, "ACTIVE", from});
        fill(connection, "org_employment (id, guide_id, store_id, role, valid_from)", LARGE_GUIDES, i ->
                new Object[] {largeGuide(i), largeGuide(i), 20_000L + i % LARGE_STORES, "GUIDE", from});
        connection.commit();
        fill(
                connection,
                "shopper_friendship (guide_id, external_userid, added_at, ended_at, unionid, display_name)",
                LARGE_GUIDES * CUSTOMERS_PER_GUIDE,
                i -> new Object[] {
                    largeGuide(i / CUSTOMERS_PER_GUIDE),
                    "wmLarge%09d".formatted(i),
                    now.minusDays(10 + i % 300),
                    NEVER,
                    "u_large_c%d".formatted(i),
                    "顾客" + i
                });
    }

    private static long largeGuide(int index) {
        return 30_000_000L + index;
    }

    /** 100,000 products of one SKU more, in the demonstration's categories, each with words of its own in its title. */
    static void loadCatalogue(Instance instance) {
        try (var connection = instance.connectAsOwner()) {
            if (!Row.select(connection, "SELECT 1 FROM catalog_product WHERE id = ?", LARGE_PRODUCT)
                    .isEmpty()) {
                return;
            }
            connection.setAutoCommit(false);
            var at = LocalDateTime.now(ZoneOffset.UTC).minusDays(365).truncatedTo(ChronoUnit.MILLIS);
            fill(
                    connection,
                    "catalog_product (id, category_id, brand, title, title_en, description, images, price_from_fen, created_at)",
                    LARGE_PRODUCTS,
                    i -> new Object[] {
                        LARGE_PRODUCT + i,
                        11 + i % 5,
                        BRAND,
                        STUFFS[i % STUFFS.length] + KINDS[i / STUFFS.length % KINDS.length] + " " + i,
                        "Style " + i,
                        "面料与版型均由门店搭配师选定，可到店试穿。",
                        "[]",
                        9_900L + i % 1_000 * 100,
                        at
                    });
            fill(connection, "catalog_sku (id, product_id, spec, price_fen)", LARGE_PRODUCTS, i ->
                    new Object[] {LARGE_PRODUCT + i, LARGE_PRODUCT + i, "均码", 9_900L + i % 1_000 * 100});
            fill(connection, "catalog_stock (sku_id, initial, available)", LARGE_PRODUCTS, i ->
                    new Object[] {LARGE_PRODUCT + i, 100, 100});
            connection.commit();
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }

    private static void load(Connection connection) throws SQLException {
        var now = LocalDateTime.now(ZoneOffset.UTC).truncatedTo(ChronoUnit.MILLIS);
        var yearAgo = now.minusDays(365);
        catalogue(connection, yearAgo);
        organization(connection, yearAgo);
        fill(
                connection,
                "shopper_friendship (guide_id, external_userid, added_at, ended_at, unionid, display_name)",
                GUIDES * CUSTOMERS_PER_GUIDE,
                i -> new Object[] {
                    guide(i / CUSTOMERS_PER_GUIDE),
                    "wmBench%09d".formatted(i),
                    now.minusDays(10 + i % 300),
                    NEVER,
                    "u_bench_c%d".formatted(i),
                    "顾客" + i
                });
        shoppers(connection, now);
    }

    private static void catalogue(Connection connection, LocalDateTime at) throws SQLException {
        int products = SKUS / SKUS_PER_PRODUCT;
        fill(
                connection,
                "catalog_product (id, category_id, brand, title, title_en, description, images, price_from_fen, created_at)",
                products + 1,
                i -> new Object[] {
                    i == products ? HOT_PRODUCT : 90_000L + i,
                    CATEGORY,
                    BRAND,
                    "真丝碎花中长连衣裙 " + i,
                    "Silk floral midi dress " + i,
                    "真丝碎花中长连衣裙。面料与版型均由门店搭配师选定，可到店试穿。",
                    "[]",
                    PRICE_FEN,
                    at
                });
        fill(connection, "catalog_sku (id, product_id, spec, price_fen)", SKUS + 1, i ->
                new Object[] {skuOrHot(i), product(skuOrHot(i)), "白色 / " + i % SKUS_PER_PRODUCT, PRICE_FEN});
        fill(connection, "catalog_stock (sku_id, initial, available)", SKUS + 1, i ->
                new Object[] {skuOrHot(i), UNITS, UNITS});
    }

    private static long skuOrHot(int index) {
        return index == SKUS ? HOT_SKU : sku(index);
    }

    private static void organization(Connection connection, LocalDateTime from) throws SQLException {
        fill(connection, "org_region (id, department_id, name, name_en, created_at)", 1, i ->
                new Object[] {REGION, REGION, "测速大区", "Bench", from});
        fill(connection, "org_store (id, department_id, name, name_en, created_at)", STORES, i ->
                new Object[] {9_000L + i, 9_000L + i, "测速店" + i, "Bench " + i, from});
        fill(connection, "org_store_region (store_id, region_id, valid_from)", STORES, i ->
                new Object[] {9_000L + i, REGION, from});
        fill(connection, "org_guide (id, userid, name, status, created_at)", GUIDES, i ->
                new Object[] {guide(i), "bench%05d".formatted(i), "导购" + i, "ACTIVE", from});
        fill(connection, "org_employment (id, guide_id, store_id, role, valid_from)", GUIDES, i ->
                new Object[] {guide(i), guide(i), store(guide(i)), "GUIDE", from});
    }

    private static void shoppers(Connection connection, LocalDateTime now) throws SQLException {
        fill(connection, "shopper_member (id, home_store_id, created_at)", MEMBERS, i ->
                new Object[] {member(i), store(guideOf(i)), now.minusDays(100)});
        fill(connection, "shopper_identity (kind, value, member_id, created_at)", MEMBERS, i ->
                new Object[] {"OPENID", openid(i), member(i), now.minusDays(100)});
        fill(
                connection,
                "shopper_friendship (guide_id, external_userid, added_at, ended_at, member_id, unionid, display_name)",
                MEMBERS,
                i -> new Object[] {
                    guideOf(i),
                    "wmShopper%06d".formatted(i),
                    now.minusDays(20),
                    NEVER,
                    member(i),
                    "u_bench_" + i,
                    "会员" + i
                });
        fill(
                connection,
                "shopper_binding (id, member_id, guide_id, store_id, source, bound_at, protected_until, expires_at)",
                MEMBERS,
                i -> new Object[] {
                    member(i),
                    member(i),
                    guideOf(i),
                    store(guideOf(i)),
                    "FRIEND",
                    now.minusDays(20),
                    now.plusDays(10),
                    now.plusDays(160)
                });
        fill(
                connection,
                "sharing_touch (id, member_id, guide_id, store_id, source, page, occurred_at, received_at, is_valid)",
                MEMBERS,
                i -> new Object[] {
                    member(i),
                    member(i),
                    guideOf(i),
                    store(guideOf(i)),
                    "SHARE_LINK",
                    "pages/product",
                    now.minusHours(2),
                    now.minusHours(2),
                    1
                });
    }

    private static void fill(Connection connection, String table, int rows, IntFunction<Object[]> row)
            throws SQLException {
        int columns = row.apply(0).length;
        var sql = "INSERT INTO " + table + " VALUES (?" + ", ?".repeat(columns - 1) + ")";
        try (var statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < rows; i++) {
                var values = row.apply(i);
                for (int column = 0; column < columns; column++) {
                    statement.setObject(column + 1, values[column]);
                }
                statement.addBatch();
                if ((i + 1) % ROWS_AT_ONCE == 0) {
                    statement.executeBatch();
                }
            }
            statement.executeBatch();
        }
    }
}
