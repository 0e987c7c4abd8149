package io.guidepost.bench;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Locale;

/**
 * The trial balance of ten million postings over a hundred days, made by SQL and sealed by sums as the product seals its
 * days: asked for at a moment of the past and at the end, over HTTP, beside the sum over all postings that it replaces.
 */
final class TrialBalanceRow {

    private static final int POSTINGS = 10_000_000;
    private static final int DAYS = 100;
    private static final int TRANSFERS_A_DAY = POSTINGS / 2 / DAYS;
    private static final LocalDate FIRST = LocalDate.now(ZoneOffset.UTC).minusDays(DAYS);
    private static final long SALES = 77_001;
    private static final long CLEARING = 77_002;
    private static final String ALL =
            """
            SELECT a.owner_type, a.kind, SUM(CASE WHEN p.side = 'D' THEN p.amount_fen ELSE 0 END),
                SUM(CASE WHEN p.side = 'C' THEN p.amount_fen ELSE 0 END)
            FROM ledger_posting p JOIN ledger_account a ON a.id = p.account_id GROUP BY a.owner_type, a.kind
            """;

    private final Settings settings;
    private final Report report;
    private final Instance instance;

    TrialBalanceRow(Settings settings, Report report, Instance instance) {
        this.settings = settings;
        this.report = report;
        this.instance = instance;
    }

    void run() {
        report.say("trial balance: making %,d postings of %d days".formatted(POSTINGS, DAYS));
        try (var connection = instance.connectAsOwner()) {
            make(connection);
            var office = new Office(instance, "hq");
            var past = FIRST.plusDays(DAYS / 2).atTime(4, 0).toInstant(ZoneOffset.UTC);
            var rounds = Math.max(3, settings.rounds());
            report.figure(
                    "trial balance at noon of a day in the past, of %,d postings".formatted(POSTINGS),
                    millis(rounds, () -> ask(office, past)),
                    "≤ 1,000 ms");
            report.figure(
                    "trial balance of now, of %,d postings".formatted(POSTINGS),
                    millis(rounds, () -> ask(office, null)),
                    "≤ 1,000 ms");
            report.figure("the sum over all postings instead", millis(1, () -> sum(connection)), "what it replaces");
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }

    /** Two postings a transfer, two accounts of the house, between eight and sixteen o'clock; ids far below the product's. */
    private static void make(Connection connection) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(
                    "INSERT IGNORE INTO ledger_account (id, owner_type, owner_id, kind, overdraft_ok, keeps_balance)"
                            + " VALUES (" + SALES + ", 'HOUSE', 77, 'SALES', 1, 0), (" + CLEARING
                            + ", 'HOUSE', 77, 'PSP_CLEARING', 1, 0)");
            for (int day = 0; day < DAYS; day++) {
                long first = 1L + (long) day * TRANSFERS_A_DAY;
                var at = FIRST.plusDays(day) + " 00:00:00";
                statement.execute(
                        "INSERT INTO ledger_transfer (id, event_key, code, ref_type, ref_id, amount_fen, posted_at)"
                                + " SELECT seq, CONCAT('bench:', seq), 'PAID', 'ORDER', seq, 100, TIMESTAMP('" + at
                                + "') + INTERVAL (seq % 28800) SECOND FROM seq_" + first + "_to_"
                                + (first + TRANSFERS_A_DAY - 1));
                for (var leg : new String[] {"1, " + CLEARING + ", 'D'", "2, " + SALES + ", 'C'"}) {
                    statement.execute("INSERT INTO ledger_posting (transfer_id, seq, account_id, side, amount_fen)"
                            + " SELECT seq, " + leg + ", 100 FROM seq_" + first + "_to_"
                            + (first + TRANSFERS_A_DAY - 1));
                }
                seal(connection, day);
            }
            // As if they were sealed too, or the product would begin to seal them while we measure.
            statement.execute(
                    "INSERT IGNORE INTO ledger_block (number, last_transfer, transfers, postings, previous_hash, hash,"
                            + " sealed_at) VALUES (1, " + (POSTINGS / 2) + ", 1, 2, '', '', UTC_TIMESTAMP(3))");
            statement.execute("ANALYZE TABLE ledger_transfer, ledger_posting");
        }
    }

    private static void seal(Connection connection, int day) throws SQLException {
        var on = FIRST.plusDays(day).toString();
        long fen = (day + 1L) * TRANSFERS_A_DAY * 100;
        var zeros = "0".repeat(64);
        try (var statement = connection.createStatement()) {
            statement.execute(
                    "INSERT INTO ledger_day (sealed_on, last_block, block_hash, previous_root, root, sealed_at) VALUES ('"
                            + on + "', 1, '" + zeros + "', '" + zeros + "', '" + zeros + "', UTC_TIMESTAMP(3))");
            statement.execute(
                    "INSERT INTO ledger_day_total (sealed_on, owner_type, kind, debit_fen, credit_fen) VALUES ('" + on
                            + "', 'HOUSE', 'PSP_CLEARING', " + fen + ", 0), ('" + on + "', 'HOUSE', 'SALES', 0, " + fen
                            + ")");
        }
    }

    private static void ask(Office office, Instant at) {
        var answer = office.get("/api/admin/v1/ledger/trial-balance" + (at == null ? "" : "?at=" + at));
        if (!answer.contains("\"balanced\":true")) {
            throw new IllegalStateException(answer);
        }
    }

    private static void sum(Connection connection) {
        try {
            Row.select(connection, ALL);
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }

    private static String millis(int times, Runnable work) {
        var millis = new double[times];
        for (int i = 0; i < times; i++) {
            long began = System.nanoTime();
            work.run();
            millis[i] = (System.nanoTime() - began) / 1e6;
        }
        Arrays.sort(millis);
        return String.format(Locale.ROOT, "%,.0f ms (%,.0f–%,.0f)", millis[times / 2], millis[0], millis[times - 1]);
    }
}
