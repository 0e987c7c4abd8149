package io.guidepost.core.settlement;

import io.guidepost.core.words.Words;

/** What becomes of a wish to withdraw; "no" is a normal answer. */
public sealed interface WithdrawalDecision {

    /** It may be requested; without automatic approval a second person decides. */
    record Accepted(boolean autoApproved) implements WithdrawalDecision {}

    /** It may not, for a reason with a stable code. */
    record Refused(String code, Words words) implements WithdrawalDecision {}
}
