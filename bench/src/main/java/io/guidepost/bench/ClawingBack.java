package io.guidepost.bench;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.TreeMap;

/**
 * Makes whole refunds arrive as the product does, statement for statement and row for row, by plain JDBC: the transfers
 * are patterned on those of a refund that the product has carried out itself.
 */
final class ClawingBack implements JdbcLoad.Workers {

    private static final String LEDGER = "ledger.persistence.LedgerMapper";
    private static final String ACCRUALS = "commission.persistence.AccrualMapper";
    private static final String ORDER = "order.persistence.OrderMapper";
    private static final String REFUND = "refund.persistence.RefundMapper";

    /** A refund that WeChat is at work on. */
    record Open(long refundId, Placing.Placed order) {

        String number() {
            return "R" + refundId;
        }
    }

    private final Statements statements;
    private final Queue<Open> open;
    private final Row given;
    private final List<Row> givenLegs;
    private final Row claw;
    private final List<Row> clawLegs;
    private final Map<String, Long> accounts = new HashMap<>();
    private final Map<Long, String> kinds = new HashMap<>();

    ClawingBack(Connection connection, Statements statements, long patternRefund, Queue<Open> open)
            throws SQLException {
        this.statements = statements;
        this.open = open;
        var transfers = Row.select(
                connection,
                "SELECT * FROM ledger_transfer WHERE ref_type = 'REFUND' AND ref_id = ? ORDER BY code DESC, id",
                patternRefund);
        if (transfers.size() != 3) {
            throw new IllegalStateException("The pattern has %d transfers".formatted(transfers.size()));
        }
        given = transfers.get(0);
        claw = transfers.get(1);
        givenLegs = legs(connection, given);
        clawLegs = legs(connection, claw);
        for (var account : Row.select(connection, "SELECT * FROM ledger_account")) {
            accounts.put(
                    account.get("owner_type") + " " + account.id("owner_id") + " " + account.get("kind"),
                    account.id("id"));
            kinds.put(account.id("id"), (String) account.get("kind"));
        }
    }

    private static List<Row> legs(Connection connection, Row transfer) throws SQLException {
        return Row.select(
                connection, "SELECT * FROM ledger_posting WHERE transfer_id = ? ORDER BY seq", transfer.id("id"));
    }

    @Override
    public JdbcLoad.Worker on(Connection connection) throws SQLException {
        return new Worker(connection);
    }

    private final class Worker implements JdbcLoad.Worker {

        private final Connection connection;
        private final PreparedStatement byNo;
        private final PreparedStatement byId;
        private final PreparedStatement refundLines;
        private final PreparedStatement lock;
        private final PreparedStatement move;
        private final PreparedStatement addRefunded;
        private final PreparedStatement linesOf;
        private final PreparedStatement heldBy;
        private final Insert insertMovement;
        private final PreparedStatement restock;
        private final PreparedStatement accrualsOf;
        private final PreparedStatement lockAccounts;
        private final PreparedStatement take;
        private final PreparedStatement insertEntry;
        private final PreparedStatement moveBalances;
        private final Insert insertGiven;
        private final Insert insertClaws;
        private final Insert insertGivenLegs;
        private final Insert insertClawLegs;

        private Worker(Connection connection) throws SQLException {
            this.connection = connection;
            byNo = prepared(REFUND, "byNo", Map.of());
            byId = prepared(REFUND, "byId", Map.of());
            refundLines = prepared(REFUND, "linesOf", Map.of("refundIds", Placing.room(1)));
            lock = prepared(ORDER, "lock", Map.of());
            move = prepared(REFUND, "move", Map.of());
            addRefunded = prepared(ORDER, "addRefunded", Map.of());
            linesOf = prepared(ORDER, "linesOf", Map.of());
            heldBy = prepared("stock.persistence.StockMapper", "heldBy", Map.of());
            insertMovement = new Insert(
                    connection,
                    statements.text(
                            "stock.persistence.StockMapper", "insertMovements", Map.of("rows", Placing.room(1))));
            restock = prepared("stock.persistence.StockMapper", "restock", Map.of());
            accrualsOf = prepared(ACCRUALS, "lockOf", Map.of());
            lockAccounts = prepared(LEDGER, "lock", Map.of("ids", Placing.room(2)));
            take = prepared(ACCRUALS, "clawBack", Map.of());
            insertEntry = prepared(
                    ACCRUALS,
                    "insertEntries",
                    Map.of("rows", List.of(Map.of("kind", "CLAWED_BACK", "cause", "refund"))));
            moveBalances = prepared(LEDGER, "move", Map.of("deltas", Placing.room(2)));
            insertGiven = insert("insertTransfers", 1);
            insertClaws = insert("insertTransfers", 2);
            insertGivenLegs = insert("insertPostings", givenLegs.size());
            insertClawLegs = insert("insertPostings", 2 * clawLegs.size());
        }

        private PreparedStatement prepared(String mapper, String method, Map<String, ?> room) throws SQLException {
            return connection.prepareStatement(statements.text(mapper, method, room));
        }

        private Insert insert(String method, int rows) throws SQLException {
            return new Insert(connection, statements.text(LEDGER, method, Map.of("rows", Placing.room(rows))));
        }

        @Override
        public boolean work() throws SQLException {
            var refund = open.poll();
            if (refund == null) {
                return false;
            }
            long id = refund.refundId();
            var order = refund.order();
            var now = LocalDateTime.now(ZoneOffset.UTC).truncatedTo(ChronoUnit.MILLIS);
            Placing.read(byNo, refund.number());
            Placing.read(refundLines, id);
            Placing.read(byId, id);
            Placing.read(refundLines, id);

            connection.setAutoCommit(false);
            Placing.read(lock, order.orderId());
            Placing.read(byId, id);
            Placing.read(refundLines, id);
            must(Placing.change(move, "SUCCEEDED", null, null, null, now, null, id, "PROCESSING"), 1);
            must(Placing.change(addRefunded, 1, DataSet.PRICE_FEN, order.lineId(), 1, DataSet.PRICE_FEN), 1);
            Placing.read(linesOf, order.orderId());
            Placing.read(heldBy, order.orderId());
            insertMovement.execute(List.of(Placing.movement(id, "RETURN", order.skuId(), now)));
            must(Placing.change(restock, 1, 1, order.skuId(), 1), 1);
            giveBack(id, now);
            takeBack(id, order, now);
            connection.commit();
            connection.setAutoCommit(true);
            return true;
        }

        private void giveBack(long refundId, LocalDateTime now) throws SQLException {
            long transferId = Placing.nextId();
            insertGiven.execute(List.of(given.with("id", transferId)
                    .with("event_key", "refund:" + refundId)
                    .with("ref_id", refundId)
                    .with("posted_at", now)));
            insertGivenLegs.execute(givenLegs.stream()
                    .map(leg -> leg.with("transfer_id", transferId))
                    .toList());
        }

        private void takeBack(long refundId, Placing.Placed order, LocalDateTime now) throws SQLException {
            var accruals = new ArrayList<long[]>();
            accrualsOf.setObject(1, order.orderId());
            try (var rows = accrualsOf.executeQuery()) {
                while (rows.next()) {
                    var owner = rows.getString("payee_type") + " " + rows.getLong("payee_id");
                    accruals.add(new long[] {
                        rows.getLong("id"),
                        rows.getLong("accrued_fen"),
                        accounts.get(owner + " PENDING"),
                        rows.getLong("payee_id"),
                        rows.getString("payee_type").equals("GUIDE") ? 1 : 0
                    });
                }
            }
            Placing.read(lockAccounts, accruals.get(0)[2], accruals.get(1)[2]);
            var transfers = new ArrayList<Row>();
            var legs = new ArrayList<Row>();
            var deltas = new TreeMap<Long, Long>();
            for (var accrual : accruals) {
                must(Placing.change(take, accrual[1], "REVERSED", accrual[0], 0, "PENDING"), 1);
                Placing.change(
                        insertEntry,
                        Placing.nextId(),
                        accrual[0],
                        accrual[4] == 1 ? "GUIDE" : "STORE",
                        accrual[3],
                        "CLAWED_BACK",
                        "refund:" + refundId,
                        -accrual[1],
                        0,
                        0,
                        now,
                        now,
                        null,
                        null,
                        "COMMISSION",
                        accrual[0]);
                long transferId = Placing.nextId();
                transfers.add(claw.with("id", transferId)
                        .with("event_key", "clawback:" + refundId + ":" + accrual[0])
                        .with("ref_id", refundId)
                        .with("amount_fen", accrual[1])
                        .with("posted_at", now));
                for (var leg : clawLegs) {
                    boolean isPayees = kinds.get(leg.id("account_id")).equals("PENDING");
                    legs.add(leg.with("transfer_id", transferId)
                            .with("account_id", isPayees ? accrual[2] : leg.id("account_id"))
                            .with("amount_fen", accrual[1])
                            .with("accrual_id", accrual[0]));
                }
                deltas.put(accrual[2], accrual[1]);
            }
            insertClaws.execute(transfers);
            moveBalances(deltas);
            insertClawLegs.execute(legs);
        }

        /** Debits only: what was pending is pending no more. */
        private void moveBalances(TreeMap<Long, Long> debits) throws SQLException {
            var values = new ArrayList<Object>();
            debits.forEach((account, fen) -> values.addAll(List.of(account, fen)));
            debits.forEach((account, fen) -> values.addAll(List.of(account, 0)));
            values.addAll(debits.keySet());
            for (int condition = 0; condition < 2; condition++) {
                debits.forEach((account, fen) -> values.addAll(List.of(account, -fen)));
            }
            must(Placing.change(moveBalances, values.toArray()), debits.size());
        }

        private static void must(int changed, int expected) throws SQLException {
            if (changed != expected) {
                throw new SQLException("%d rows changed instead of %d".formatted(changed, expected));
            }
        }
    }
}
