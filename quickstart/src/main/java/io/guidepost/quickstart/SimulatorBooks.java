package io.guidepost.quickstart;

import io.guidepost.domain.books.Movement;
import io.guidepost.domain.books.TencentBooks;
import io.guidepost.simulator.Simulator;
import io.guidepost.simulator.pay.MoneyMoved;
import java.util.List;
import java.util.function.Function;

/** The simulator's journal of money, as the books of Tencent against which ours are held. */
record SimulatorBooks(Simulator simulator) implements TencentBooks {

    @Override
    public List<Movement> captured() {
        return moved(MoneyMoved.Kind.CAPTURED, MoneyMoved::transactionId);
    }

    @Override
    public List<Movement> refunded() {
        return moved(MoneyMoved.Kind.REFUNDED, MoneyMoved::outRefundNo);
    }

    @Override
    public List<Movement> paidOut() {
        return moved(MoneyMoved.Kind.PAID_OUT, MoneyMoved::outBillNo);
    }

    private List<Movement> moved(MoneyMoved.Kind kind, Function<MoneyMoved, String> number) {
        return simulator.journal().money().stream()
                .filter(movement -> movement.kind() == kind)
                .map(movement -> new Movement(number.apply(movement), movement.amountFen(), movement.at()))
                .toList();
    }
}
