package io.guidepost.domain.attribution;

import static org.assertj.core.api.Assertions.assertThat;

import io.guidepost.embedded.TestDatabase;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** A database in which orders were credited as a whole. */
class CreditPerLineMigrationTest {

    @Test
    void everyLineTakesOverTheCreditsOfItsOrder() {
        var database = TestDatabase.fresh();
        var owner = new DriverManagerDataSource(database.jdbcUrl(), database.ownerUser(), database.ownerPassword());
        migrate(owner, "095");
        var jdbc = new JdbcTemplate(owner);
        jdbc.execute("SET SESSION foreign_key_checks = 1");
        jdbc.update("INSERT INTO shopper_member (id, created_at) VALUES (1, '2026-01-01')");
        jdbc.update("INSERT INTO order_header (id, member_id, status, list_fen, discount_fen, freight_fen, payable_fen,"
                + " address_sealed, placed_at, expires_at)"
                + " VALUES (10, 1, 'PENDING_PAYMENT', 300, 0, 0, 300, '', '2026-01-01', '2026-01-01')");
        for (int line = 1; line <= 2; line++) {
            jdbc.update(
                    "INSERT INTO order_line (id, order_id, line_no, sku_id, product_id, category_id, brand, title, spec,"
                            + " unit_price_fen, quantity, list_fen, activity_fen, coupon_fen, points_fen, paid_fen,"
                            + " return_window_days) VALUES (?, 10, ?, 1, 1, 1, '', '', '', 150, 1, 150, 0, 0, 0, 150, 7)",
                    100 + line,
                    line);
        }
        jdbc.update("INSERT INTO attribution_decision (order_id, revision, decided_at, rule_set_version, basis, inputs,"
                + " outcome) VALUES (10, 1, '2026-01-01', 1, 'LAST_TOUCH', '', '')");
        jdbc.update(
                "INSERT INTO attribution_credit VALUES (10, 1, 'GUIDE', 7, 10000, 10000), (10, 1, 'STORE', 8, 10000, 0)");
        jdbc.update(
                "INSERT INTO commission_accrual (id, order_id, line_id, revision, payee_type, payee_id, base_fen, units,"
                        + " rate_bp, commission_bp, share, rule_id, accrued_fen, status, accrued_at)"
                        + " VALUES (1000, 10, 102, 1, 'GUIDE', 7, 150, 1, 500, 10000, '10000@0', 1, 7, 'PENDING', '2026-01-01')");

        migrate(owner, "latest");

        assertThat(jdbc.queryForList(
                        "SELECT CONCAT_WS(' ', line_id, payee_type, payee_id, performance_bp, commission_bp)"
                                + " FROM attribution_credit WHERE order_id = 10 ORDER BY line_id, payee_type",
                        String.class))
                .containsExactly(
                        "101 GUIDE 7 10000 10000",
                        "101 STORE 8 10000 0",
                        "102 GUIDE 7 10000 10000",
                        "102 STORE 8 10000 0");
        assertThat(jdbc.queryForObject("SELECT accrued_fen FROM commission_accrual WHERE id = 1000", Long.class))
                .isEqualTo(7);
        assertThat(jdbc.queryForObject(
                        "SELECT CONCAT_WS(' ', state, scope_type, effective_until) FROM attribution_rule_set",
                        String.class))
                .startsWith("ACTIVE ALL 9999-12-31");
    }

    private static void migrate(DriverManagerDataSource owner, String target) {
        Flyway.configure()
                .dataSource(owner)
                .locations("classpath:db/migration")
                .target(target)
                .load()
                .migrate();
    }
}
