package io.guidepost.bench;

import io.guidepost.domain.organization.GuideLevel;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.TreeMap;

/**
 * Makes orders paid as the product does, statement for statement and row for row, by plain JDBC: from a payment that the
 * product has confirmed itself come the rows of commission, ledger and outbox.
 */
final class Confirming implements JdbcLoad.Workers {

    private static final LocalDateTime NEVER = LocalDateTime.of(9999, 12, 31, 0, 0);
    private static final String LEDGER = "ledger.persistence.LedgerMapper";
    private static final String ACCRUALS = "commission.persistence.AccrualMapper";
    private static final String PAYMENT = "payment.persistence.PaymentMapper";
    private static final String ORDER = "order.persistence.OrderMapper";
    private static final String RATES = "commission.persistence.RateMapper";

    private final Statements statements;
    private final Queue<Placing.Placed> unpaid;
    private final long pattern;
    private final Row capture;
    private final List<Row> accruals;
    private final List<Row> entries;
    private final List<Row> transfers;
    private final Map<Long, List<Row>> postings = new HashMap<>();
    private final List<Row> messages;
    private final Map<Long, Row> accounts = new HashMap<>();
    private final Map<String, Long> accountIds = new HashMap<>();
    private final long parentCategory;

    Confirming(Connection connection, Statements statements, long pattern, Queue<Placing.Placed> unpaid)
            throws SQLException {
        this.statements = statements;
        this.pattern = pattern;
        this.unpaid = unpaid;
        capture = Row.select(connection, "SELECT * FROM payment_capture WHERE order_id = ?", pattern)
                .get(0);
        accruals = Row.select(connection, "SELECT * FROM commission_accrual WHERE order_id = ? ORDER BY id", pattern);
        entries = Row.select(
                connection,
                "SELECT e.* FROM commission_entry e JOIN commission_accrual a ON a.id = e.accrual_id"
                        + " WHERE a.order_id = ? ORDER BY e.id",
                pattern);
        transfers = Row.select(
                connection,
                "SELECT * FROM ledger_transfer WHERE ref_type = 'ORDER' AND ref_id = ? ORDER BY id",
                pattern);
        for (var transfer : transfers) {
            postings.put(
                    transfer.id("id"),
                    Row.select(
                            connection,
                            "SELECT * FROM ledger_posting WHERE transfer_id = ? ORDER BY seq",
                            transfer.id("id")));
        }
        messages = Row.select(
                connection, "SELECT * FROM outbox_message WHERE message_key = ? ORDER BY id", Long.toString(pattern));
        for (var account : Row.select(connection, "SELECT * FROM ledger_account")) {
            accounts.put(account.id("id"), account);
            accountIds.put(
                    keyOf(account.get("owner_type"), account.id("owner_id"), account.get("kind")), account.id("id"));
        }
        parentCategory = Row.select(connection, "SELECT parent_id FROM catalog_category WHERE id = ?", DataSet.CATEGORY)
                .get(0)
                .id("parent_id");
        if (transfers.size() != 2 || accruals.isEmpty() || messages.isEmpty()) {
            throw new IllegalStateException("The pattern %d has %d transfers, %d accruals, %d messages"
                    .formatted(pattern, transfers.size(), accruals.size(), messages.size()));
        }
    }

    private static String keyOf(Object ownerType, long ownerId, Object kind) {
        return ownerType + " " + ownerId + " " + kind;
    }

    @Override
    public JdbcLoad.Worker on(Connection connection) throws SQLException {
        return new Worker(connection);
    }

    private final class Worker implements JdbcLoad.Worker {

        private final Connection connection;
        private final PreparedStatement orderOf;
        private final PreparedStatement lock;
        private final PreparedStatement capturesOf;
        private final Insert insertCapture;
        private final PreparedStatement markPaid;
        private final PreparedStatement settled;
        private final PreparedStatement linesOf;
        private final PreparedStatement heldBy;
        private final Insert insertMovement;
        private final PreparedStatement sell;
        private final Insert insertTransfer;
        private final PreparedStatement creditedFor;
        private final PreparedStatement branches;
        private final PreparedStatement rates;
        private final Insert insertAccruals;
        private final Insert insertEntries;
        private final Insert insertMessage;
        private final Map<Integer, PreparedStatement> moves = new HashMap<>();
        private final Map<Integer, Insert> insertPostings = new HashMap<>();

        private Worker(Connection connection) throws SQLException {
            this.connection = connection;
            orderOf = prepared(PAYMENT, "orderOf", Map.of());
            lock = prepared(ORDER, "lock", Map.of());
            capturesOf = prepared(PAYMENT, "capturesOf", Map.of());
            insertCapture = insert(PAYMENT, "insertCapture", Map.of());
            markPaid = prepared(ORDER, "markPaid", Map.of());
            settled = prepared(PAYMENT, "settled", Map.of());
            linesOf = prepared(ORDER, "linesOf", Map.of());
            heldBy = prepared("stock.persistence.StockMapper", "heldBy", Map.of());
            insertMovement =
                    insert("stock.persistence.StockMapper", "insertMovements", Map.of("rows", Placing.room(1)));
            sell = prepared("stock.persistence.StockMapper", "sell", Map.of());
            insertTransfer = insert(LEDGER, "insertTransfers", Map.of("rows", Placing.room(1)));
            creditedFor = prepared("attribution.persistence.AttributionMapper", "latest", Map.of());
            branches = prepared(RATES, "branches", Map.of("ids", Placing.room(1)));
            rates = prepared(RATES, "inForce", Map.of("targets", Placing.room(7 + GuideLevel.HIGHEST)));
            insertAccruals = insert(
                    ACCRUALS,
                    "insert",
                    Map.of("rows", Collections.nCopies(accruals.size(), Map.of("status", "PENDING"))));
            insertEntries = insert(
                    ACCRUALS,
                    "insertEntries",
                    Map.of("rows", Collections.nCopies(entries.size(), Map.of("kind", "ACCRUED", "cause", "paid"))));
            insertMessage = insert("delivery.persistence.MessageMapper", "insert", Map.of("table", "outbox_message"));
        }

        private PreparedStatement prepared(String mapper, String method, Map<String, ?> room) throws SQLException {
            return connection.prepareStatement(statements.text(mapper, method, room));
        }

        private Insert insert(String mapper, String method, Map<String, ?> room) throws SQLException {
            return new Insert(connection, statements.text(mapper, method, room));
        }

        @Override
        public boolean work() throws SQLException {
            var order = unpaid.poll();
            if (order == null) {
                return false;
            }
            long id = order.orderId();
            long guide = DataSet.guideOf(order.member());
            var now = LocalDateTime.now(ZoneOffset.UTC).truncatedTo(ChronoUnit.MILLIS);
            Placing.read(orderOf, "G" + id);

            connection.setAutoCommit(false);
            Placing.read(lock, id);
            Placing.read(capturesOf, id);
            insertCapture.execute(List.of(capture.with("transaction_id", WeChatNotices.transactionId(id))
                    .with("order_id", id)
                    .with("captured_at", now)
                    .with("learned_at", now)));
            Placing.change(markPaid, now, id, 0);
            Placing.change(settled, NEVER, id);
            Placing.read(linesOf, id);
            Placing.read(heldBy, id);
            insertMovement.execute(List.of(Placing.movement(id, "SALE", order.skuId(), now)));
            Placing.change(sell, 1, 1, order.skuId(), 1);
            post(transfers.get(0), id, guide, Map.of(), now);
            Placing.read(creditedFor, id);
            Placing.read(branches, DataSet.CATEGORY);
            Placing.read(rates, targets(order, guide, now));
            var accrualIds = new HashMap<Long, Long>();
            insertAccruals.execute(accruals.stream()
                    .map(accrual -> {
                        long accrualId = Placing.nextId();
                        accrualIds.put(accrual.id("id"), accrualId);
                        return accrual.with("id", accrualId)
                                .with("order_id", id)
                                .with("line_id", order.lineId())
                                .with("payee_id", payee(accrual, guide))
                                .with("accrued_at", now);
                    })
                    .toList());
            insertEntries.execute(entries.stream()
                    .map(entry -> entry.with("id", Placing.nextId())
                            .with("accrual_id", accrualIds.get(entry.id("accrual_id")))
                            .with("payee_id", payee(entry, guide))
                            .with("occurred_at", now))
                    .toList());
            post(transfers.get(1), id, guide, accrualIds, now);
            for (var message : messages) {
                insertMessage.execute(List.of(message.with("id", Placing.nextId())
                        .with("message_key", Long.toString(id))
                        .with(
                                "payload",
                                ((String) message.get("payload")).replace(Long.toString(pattern), Long.toString(id)))
                        .with("occurred_at", now)
                        .with("received_at", now)
                        // Not to be delivered: delivering is no part of what is measured.
                        .with("available_at", NEVER)));
            }
            connection.commit();
            connection.setAutoCommit(true);
            return true;
        }

        private Object[] targets(Placing.Placed order, long guide, LocalDateTime now) {
            var values = new ArrayList<Object>(List.of(
                    "SKU",
                    Long.toString(order.skuId()),
                    "SPU",
                    Long.toString(DataSet.product(order.skuId())),
                    "BRAND",
                    DataSet.BRAND,
                    "CATEGORY",
                    Long.toString(DataSet.CATEGORY),
                    "CATEGORY",
                    Long.toString(parentCategory),
                    "STORE",
                    Long.toString(DataSet.store(guide))));
            for (int level = 1; level <= GuideLevel.HIGHEST; level++) {
                values.addAll(List.of("GUIDE_LEVEL", Integer.toString(level)));
            }
            values.addAll(List.of("DEFAULT", "", now, now));
            return values.toArray();
        }

        private long payee(Row row, long guide) {
            return row.get("payee_type").equals("GUIDE") ? guide : DataSet.store(guide);
        }

        private void post(Row transfer, long orderId, long guide, Map<Long, Long> accrualIds, LocalDateTime now)
                throws SQLException {
            long transferId = Placing.nextId();
            insertTransfer.execute(List.of(transfer.with("id", transferId)
                    .with(
                            "event_key",
                            ((String) transfer.get("event_key"))
                                    .replace(Long.toString(pattern), Long.toString(orderId)))
                    .with("ref_id", orderId)
                    .with("posted_at", now)));
            var rows = new ArrayList<Row>();
            var deltas = new TreeMap<Long, long[]>();
            for (var posting : postings.get(transfer.id("id"))) {
                var account = accounts.get(posting.id("account_id"));
                long accountId = accountOf(account, guide);
                if (Boolean.TRUE.equals(account.get("keeps_balance"))) {
                    boolean isDebit = posting.get("side").equals("D");
                    var delta = deltas.computeIfAbsent(accountId, fresh -> new long[2]);
                    delta[isDebit ? 0 : 1] += posting.id("amount_fen");
                }
                rows.add(posting.with("transfer_id", transferId)
                        .with("account_id", accountId)
                        .with(
                                "accrual_id",
                                posting.get("accrual_id") == null ? null : accrualIds.get(posting.id("accrual_id"))));
            }
            if (!deltas.isEmpty()) {
                move(deltas);
            }
            var insert = insertPostings.get(rows.size());
            if (insert == null) {
                insert = insert(LEDGER, "insertPostings", Map.of("rows", Placing.room(rows.size())));
                insertPostings.put(rows.size(), insert);
            }
            insert.execute(rows);
        }

        private long accountOf(Row account, long guide) {
            var type = account.get("owner_type");
            if (!type.equals("GUIDE") && !type.equals("STORE")) {
                return account.id("id");
            }
            var key = keyOf(type, type.equals("GUIDE") ? guide : DataSet.store(guide), account.get("kind"));
            var id = accountIds.get(key);
            if (id == null) {
                throw new IllegalStateException("The product has not opened the account " + key);
            }
            return id;
        }

        private void move(TreeMap<Long, long[]> deltas) throws SQLException {
            var statement = moves.get(deltas.size());
            if (statement == null) {
                statement = prepared(LEDGER, "move", Map.of("deltas", Placing.room(deltas.size())));
                moves.put(deltas.size(), statement);
            }
            var values = new ArrayList<Object>();
            deltas.forEach((account, delta) -> values.addAll(List.of(account, delta[0])));
            deltas.forEach((account, delta) -> values.addAll(List.of(account, delta[1])));
            values.addAll(deltas.keySet());
            for (int condition = 0; condition < 2; condition++) {
                deltas.forEach((account, delta) -> values.addAll(List.of(account, delta[1] - delta[0])));
            }
            if (Placing.change(statement, values.toArray()) != deltas.size()) {
                throw new SQLException("A balance refused");
            }
        }
    }
}
