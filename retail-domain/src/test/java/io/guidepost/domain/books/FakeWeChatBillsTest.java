package io.guidepost.domain.books;

import io.guidepost.domain.books.WeChatBills.Kind;
import io.guidepost.domain.books.WeChatBills.Movement;
import java.time.LocalDate;
import java.util.List;

class FakeWeChatBillsTest extends WeChatBillsContract {

    private static final Day BUSY = new Day(
            LocalDate.of(2026, 9, 1),
            List.of(
                    new Movement(Kind.PAYMENT, "4200001", 12_345),
                    new Movement(Kind.REFUND, "R1", 45),
                    new Movement(Kind.TRANSFER, "W1", 500)));

    private final FakeWeChatBills bills = new FakeWeChatBills();

    FakeWeChatBillsTest() {
        BUSY.moved()
                .forEach(movement -> bills.add(BUSY.on(), movement.kind(), movement.number(), movement.amountFen()));
        bills.notReadyFrom(BUSY.on().plusDays(1));
    }

    @Override
    protected WeChatBills bills() {
        return bills;
    }

    @Override
    protected Day busyDay() {
        return BUSY;
    }

    @Override
    protected LocalDate unbilledDay() {
        return BUSY.on().plusDays(1);
    }

    @Override
    protected void damageOne() {
        bills.damageOne();
    }
}
