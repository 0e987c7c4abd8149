package io.guidepost.simulator.pay;

import io.guidepost.simulator.state.Store;
import io.guidepost.simulator.state.Table;
import java.time.Instant;
import java.util.List;

/** The journal of money moved: appended to, never changed. The oracle that lies outside the applications. */
final class MoneyBook {

    private static final int MOST = 1_000_000;

    record Total(long fen) {}

    private final Table<MoneyMoved> movements;
    private final Table<Total> totals;

    MoneyBook(Store store) {
        movements = store.table("money", MoneyMoved.class, MOST);
        totals = store.table("money_totals", Total.class, 10);
    }

    void captured(String outTradeNo, String transactionId, long amountFen, Instant at) {
        add(outTradeNo, new MoneyMoved(MoneyMoved.Kind.CAPTURED, outTradeNo, transactionId, "", "", amountFen, at));
    }

    void refunded(String outTradeNo, String outRefundNo, long amountFen, Instant at) {
        add(outRefundNo, new MoneyMoved(MoneyMoved.Kind.REFUNDED, outTradeNo, "", outRefundNo, "", amountFen, at));
    }

    void paidOut(String outBillNo, long amountFen, Instant at) {
        add(outBillNo, new MoneyMoved(MoneyMoved.Kind.PAID_OUT, "", "", "", outBillNo, amountFen, at));
    }

    List<MoneyMoved> all() {
        return movements.all();
    }

    long totalFen(MoneyMoved.Kind kind) {
        return totals.get(kind.name()).map(Total::fen).orElse(0L);
    }

    private void add(String number, MoneyMoved movement) {
        String key = movement.kind() + ":" + number;
        if (movements.get(key).isPresent()) {
            throw new IllegalStateException("Money would move twice for " + key);
        }
        movements.put(key, movement);
        totals.put(movement.kind().name(), new Total(Math.addExact(totalFen(movement.kind()), movement.amountFen())));
    }
}
