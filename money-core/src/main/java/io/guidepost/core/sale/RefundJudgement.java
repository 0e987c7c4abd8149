package io.guidepost.core.sale;

import io.guidepost.core.money.Money;
import io.guidepost.core.words.Words;

/** What becomes of a wish for money back; "no" is a normal answer. */
public sealed interface RefundJudgement {

    /** This much may be given back. */
    record Accepted(Money amount) implements RefundJudgement {}

    /** Nothing is given back, for a reason with a stable code. */
    record Refused(String code, Words words) implements RefundJudgement {}
}
