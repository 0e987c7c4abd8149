package io.guidepost.domain.statement;

import io.guidepost.core.commission.Beneficiary;
import io.guidepost.core.money.Money;
import java.time.Instant;
import java.time.YearMonth;

/** What closing a month charges stores. Joins the caller's transaction. */
public interface Charges {

    /** False when the store was charged for that month before. */
    boolean insert(long id, Beneficiary store, YearMonth forMonth, Money amount, Instant at);
}
