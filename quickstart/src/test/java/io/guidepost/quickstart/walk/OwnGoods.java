package io.guidepost.quickstart.walk;

import io.guidepost.quickstart.RunningQuickstart;
import java.util.concurrent.atomic.AtomicLong;
import org.springframework.jdbc.core.JdbcTemplate;

/** Goods of which exactly so many are there, for tests about stock. */
final class OwnGoods {

    private static final AtomicLong NEXT = new AtomicLong(900_001);

    private OwnGoods() {}

    /** @return the SKU */
    static long onShelf(int units, long priceFen) {
        long product = NEXT.getAndIncrement();
        long sku = product * 100 + 1;
        var sql = RunningQuickstart.bean(JdbcTemplate.class);
        sql.update(
                """
                INSERT INTO catalog_product (id, category_id, brand, title, images, price_from_fen, created_at)
                VALUES (?, 11, '青禾', '限量款', '[]', ?, '2026-01-01 00:00:00.000')
                """,
                product,
                priceFen);
        sql.update(
                "INSERT INTO catalog_sku (id, product_id, spec, price_fen) VALUES (?, ?, '均码', ?)",
                sku,
                product,
                priceFen);
        sql.update("INSERT INTO catalog_stock (sku_id, initial, available) VALUES (?, ?, ?)", sku, units, units);
        return sku;
    }

    static Stock stock(long sku) {
        return RunningQuickstart.bean(JdbcTemplate.class)
                .queryForObject(
                        "SELECT available, reserved, sold FROM catalog_stock WHERE sku_id = ?",
                        (row, n) -> new Stock(row.getInt(1), row.getInt(2), row.getInt(3)),
                        sku);
    }

    record Stock(int available, int reserved, int sold) {}
}
