package io.guidepost.domain.statement;

import io.guidepost.core.attribution.PayeeType;
import java.time.Instant;
import java.util.List;

/** Set-based drafting of one range of payees after another. Joins the caller's transaction. */
public interface Drafts {

    /** Payees of this kind behind the given number, in the order of their numbers: one range. */
    List<Long> payees(PayeeType type, long afterId, int limit);

    /** A transfer number below which nothing was posted at or after the cut-off. */
    long firstTransferSince(Instant until);

    /** Figures of everybody in the range who has any; entries, payouts and charges against the ledger's own balance. */
    void draftSheets(Range range, long firstTransferSince, Instant at);

    /** Which guides of the range served where. */
    void draftServices(Range range);

    /** What the stores of the range sold; for headquarters, what no store is credited with. */
    void draftTrades(Range range);

    /** Everything above {@code afterId} up to {@code throughId}. */
    record Range(StatementMonth month, PayeeType type, long afterId, long throughId) {}
}
