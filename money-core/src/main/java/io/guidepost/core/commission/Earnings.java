package io.guidepost.core.commission;

import io.guidepost.core.money.Money;
import java.util.List;

/** What a paid order earns: for each line and payee either an accrual or a reason for none. */
public record Earnings(List<Accrual> accruals, List<ZeroAccrual> zeros) {

    public Earnings {
        accruals = List.copyOf(accruals);
        zeros = List.copyOf(zeros);
    }

    public Money total() {
        Money total = Money.ZERO;
        for (Accrual accrual : accruals) {
            total = total.plus(accrual.amount());
        }
        return total;
    }
}
