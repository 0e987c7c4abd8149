package io.guidepost.quickstart;

import io.guidepost.domain.books.TencentBooks;
import io.guidepost.simulator.Simulator;
import io.guidepost.simulator.pay.MoneyMoved;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The simulator's journal of money, as the books of Tencent against which ours are held. */
record SimulatorBooks(Simulator simulator) implements TencentBooks {

    @Override
    public Map<String, Long> captured() {
        return moved(MoneyMoved.Kind.CAPTURED, MoneyMoved::transactionId);
    }

    @Override
    public Map<String, Long> refunded() {
        return moved(MoneyMoved.Kind.REFUNDED, MoneyMoved::outRefundNo);
    }

    @Override
    public Map<String, Long> paidOut() {
        return moved(MoneyMoved.Kind.PAID_OUT, MoneyMoved::outBillNo);
    }

    private Map<String, Long> moved(MoneyMoved.Kind kind, Function<MoneyMoved, String> number) {
        return simulator.journal().money().stream()
                .filter(movement -> movement.kind() == kind)
                .collect(Collectors.toMap(number, MoneyMoved::amountFen));
    }
}
