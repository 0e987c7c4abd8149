package io.guidepost.domain.statement;

import io.guidepost.core.attribution.PayeeType;
import io.guidepost.core.commission.Beneficiary;
import io.guidepost.core.settlement.StatementFigure;
import io.guidepost.domain.sight.Sight;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;

/** What was drafted, for reading. Always the last draft of a month. */
public interface Sheets {

    Optional<Statement> find(YearMonth month, Beneficiary payee);

    /** Of closed months, newest first, before the given one. */
    List<Statement> closedOf(Beneficiary payee, Optional<YearMonth> before, int limit);

    List<Statement> page(Filter filter, Optional<Beneficiary> after, int limit);

    /** Payees whose closing balance is not the ledger's. */
    List<Statement> differing(YearMonth month, int limit);

    /** In the order of kind and number, behind the given payee: for the hash over the whole month. */
    List<Seal> seals(YearMonth month, Optional<Beneficiary> after, int limit);

    List<Trade> trades(YearMonth month, long afterStoreId, int limit);

    Optional<Trade> trade(YearMonth month, long storeId);

    /** Largest commission first. */
    List<Service> services(YearMonth month, long storeId, int limit);

    Totals totals(YearMonth month);

    /** References behind one figure, in the order of posting, behind the given one. */
    List<Posted> posted(
            Beneficiary payee, Instant from, Instant until, StatementFigure figure, Optional<Posted> after, int limit);

    record Filter(YearMonth month, Optional<PayeeType> type, Optional<Long> storeId, Sight sight) {}

    record Seal(Beneficiary payee, String contentHash) {}

    record Totals(
            long payees,
            long openingFen,
            long accruedFen,
            long clawedFen,
            long incentiveFen,
            long adjustmentFen,
            long feeFen,
            long paidFen,
            long closingFen) {}

    /** @param id of the entry, the withdrawal or the charge; {@code amountFen} is what it adds to the figure */
    record Posted(long id, Instant postedAt, Optional<YearMonth> adjusts, long amountFen) {}
}
