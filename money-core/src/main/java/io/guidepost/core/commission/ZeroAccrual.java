package io.guidepost.core.commission;

import io.guidepost.core.money.Money;
import io.guidepost.core.sale.LineId;
import java.util.Objects;

/** A payee of a line who earns nothing, and why: no paid line goes without an answer. */
public record ZeroAccrual(LineId line, Beneficiary payee, Money base, ZeroReason reason) {

    public ZeroAccrual {
        Objects.requireNonNull(line, "line");
        Objects.requireNonNull(payee, "payee");
        Objects.requireNonNull(reason, "reason");
    }
}
