package io.guidepost.core.commission;

import io.guidepost.core.money.Money;
import java.util.Objects;

/**
 * What one payee earns on one line at payment.
 *
 * @param base what was paid for the line
 * @param units bought
 */
public record Accrual(CommissionTerms terms, Money base, int units, Money amount) {

    public Accrual {
        Objects.requireNonNull(terms, "terms");
        if (!amount.isPositive()) {
            throw new IllegalArgumentException("An accrual is above zero; nothing earned has a reason instead");
        }
    }
}
