package io.guidepost.bench;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Map;

/**
 * A month of 100,000 guides with ten million entries of commission, from the moment the scheduler may draft it to both
 * signatures: five million paid lines, each with what its guide and its store earn.
 */
final class StatementsRow {

    private static final int GUIDES = 100_000;
    private static final int LINES = 5_000_000;
    private static final int LINES_PER_GUIDE = LINES / GUIDES;
    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    private static final YearMonth MONTH = YearMonth.now(ZONE).minusMonths(1);
    private static final long IDS = 3_000_000_000_000L;
    private static final long GUIDE_IDS = 5_000_000;
    private static final Duration LIMIT = Duration.ofMinutes(30);
    private static final String SEQ = Copies.NUMBER;

    private final Settings settings;
    private final Report report;
    private final Instance instance;

    StatementsRow(Settings settings, Report report, Instance instance) {
        this.settings = settings;
        this.report = report;
        this.instance = instance;
    }

    void run() {
        report.say("statements: making %,d entries of %,d guides in %s".formatted(2 * LINES, GUIDES, MONTH));
        try (var connection = instance.connectAsOwner()) {
            make(connection);
            var before = instance.resident();
            long began = System.nanoTime();
            // The month before this one is closed, so that this one is the next.
            connection
                    .createStatement()
                    .execute(
                            ("INSERT INTO statement_month (month, from_at, until_at, state, draft_no, payees, content_hash,"
                                            + " prepared_by, prepared_at, closed_by, closed_at) VALUES (%d, '%s', '%s', 'CLOSED', 1, 0,"
                                            + " REPEAT('0', 64), 1, '%s', 2, '%s')")
                                    .formatted(
                                            number(MONTH.minusMonths(1)),
                                            start(MONTH.minusMonths(1)),
                                            start(MONTH),
                                            start(MONTH),
                                            start(MONTH)));
            drafted(connection);
            double drafted = seconds(began);
            var path = "/api/admin/v1/statements/" + MONTH;
            var prepared = new Office(instance, "hq").post(path + "/preparation", "{}");
            new Office(instance, "checker").post(path + "/close", "{}");
            report.figure(
                    "a month of %,d statements".formatted(Long.parseLong(Office.field(prepared, "payees"))),
                    "drafted after %.0f s, twice signed after %.0f s".formatted(drafted, seconds(began)),
                    "minutes");
            report.figure("resident before and after", before + "; " + instance.resident(), "memory flat");
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    private static void drafted(Connection connection) throws SQLException, InterruptedException {
        var until = Instant.now().plus(LIMIT);
        while (Row.select(
                        connection,
                        "SELECT 1 FROM statement_progress WHERE month = ? AND step = 'DRAFT' AND finished_at IS NOT NULL",
                        number(MONTH))
                .isEmpty()) {
            if (Instant.now().isAfter(until)) {
                throw new IllegalStateException("Not drafted after " + LIMIT);
            }
            Thread.sleep(500);
        }
    }

    private void make(Connection connection) throws SQLException {
        long pattern = new PaymentsRow(settings, report, instance).paidPattern();
        var copies = new Copies(connection, report);
        var guide = GUIDE_IDS + " + (" + SEQ + " - 1) DIV " + LINES_PER_GUIDE;
        var store = "9000 + ((" + SEQ + " - 1) DIV " + LINES_PER_GUIDE + ") % " + DataSet.STORES;
        var at = "TIMESTAMP('" + start(MONTH) + "') + INTERVAL (" + SEQ + " % 2000000) SECOND";
        guides(connection, copies);
        long line = Row.select(connection, "SELECT id FROM order_line WHERE order_id = ?", pattern)
                .get(0)
                .id("id");
        var newLine = IDS + " + " + SEQ;
        copies.make("order_line", "p.id = " + line, LINES, Map.of("id", newLine, "order_id", newLine));
        int part = 0;
        for (var accrual : Row.select(
                connection, "SELECT * FROM commission_accrual WHERE order_id = ? ORDER BY payee_type, id", pattern)) {
            var payee = accrual.get("payee_type").equals("GUIDE") ? guide : store;
            var id = IDS + " + " + part * (long) LINES + " + " + SEQ;
            copies.make(
                    "commission_accrual",
                    "p.id = " + accrual.id("id"),
                    LINES,
                    Map.of("id", id, "order_id", newLine, "line_id", newLine, "payee_id", payee, "accrued_at", at));
            copies.make(
                    "commission_entry",
                    "p.accrual_id = " + accrual.id("id"),
                    LINES,
                    Map.of("id", id, "accrual_id", id, "payee_id", payee, "occurred_at", at, "posted_at", at));
            balances(connection, accrual);
            part++;
        }
    }

    private static void guides(Connection connection, Copies copies) throws SQLException {
        var id = GUIDE_IDS + " - 1 + " + SEQ;
        var any = Long.toString(DataSet.guide(0));
        copies.make("org_guide", "p.id = " + any, GUIDES, Map.of("id", id, "userid", "CONCAT('many', " + SEQ + ")"));
        copies.make(
                "org_employment",
                "p.guide_id = " + any,
                GUIDES,
                Map.of("id", id, "guide_id", id, "store_id", "9000 + (" + SEQ + " - 1) % " + DataSet.STORES));
        long accounts = IDS;
        for (var account : Row.select(
                connection,
                "SELECT id FROM ledger_account WHERE owner_type = 'GUIDE' AND owner_id = ?",
                DataSet.guide(0))) {
            copies.make(
                    "ledger_account",
                    "p.id = " + account.id("id"),
                    GUIDES,
                    Map.of("id", accounts + " + " + SEQ, "owner_id", id, "debits_fen", "0", "credits_fen", "0"));
            accounts += GUIDES;
        }
    }

    /** What the entries add up to, as postings would have left it. */
    private static void balances(Connection connection, Row accrual) throws SQLException {
        boolean isGuides = accrual.get("payee_type").equals("GUIDE");
        long lines = isGuides ? LINES_PER_GUIDE : LINES / DataSet.STORES;
        connection
                .createStatement()
                .execute(
                        "UPDATE ledger_account SET credits_fen = credits_fen + %d WHERE owner_type = '%s' AND kind = 'PENDING' AND owner_id %s"
                                .formatted(
                                        lines * accrual.id("accrued_fen"),
                                        isGuides ? "GUIDE" : "STORE",
                                        isGuides
                                                ? "BETWEEN " + GUIDE_IDS + " AND " + (GUIDE_IDS + GUIDES - 1)
                                                : "BETWEEN 9000 AND " + (9000 + DataSet.STORES - 1)));
    }

    private static int number(YearMonth month) {
        return month.getYear() * 100 + month.getMonthValue();
    }

    private static LocalDateTime start(YearMonth month) {
        return LocalDateTime.ofInstant(month.atDay(1).atStartOfDay(ZONE).toInstant(), ZoneOffset.UTC);
    }

    private static double seconds(long began) {
        return (System.nanoTime() - began) / 1e9;
    }
}
