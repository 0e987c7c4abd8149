package io.guidepost.domain.statement;

import io.guidepost.core.commission.Beneficiary;
import io.guidepost.core.settlement.StatementSeal;
import io.guidepost.core.words.Words;
import io.guidepost.domain.Refusal;
import io.guidepost.domain.database.TransactionRetry;
import io.guidepost.domain.foureyes.Matter;
import io.guidepost.domain.statement.StatementMonth.State;
import java.time.Clock;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Service;

/** Two people sign a month: the first prepares it, the second closes it, for good (B9). */
@Service
public class SignStatements {

    private static final int NAMED = 100;
    private static final int SEALS_AT_ONCE = 5_000;

    private final Months months;
    private final Sheets sheets;
    private final TransactionRetry transactions;
    private final Clock clock;

    SignStatements(Months months, Sheets sheets, TransactionRetry transactions, Clock clock) {
        this.months = months;
        this.sheets = sheets;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** The first signature. Signing again changes nothing. */
    public StatementMonth prepare(YearMonth month, long adminId) {
        return transactions.call(() -> {
            var found = locked(month);
            if (found.state() != State.CLOSING) {
                return found;
            }
            requireDrafted(found);
            requireLikeLedger(month);
            var sealed = seal(month);
            months.prepare(month, sealed.payees(), sealed.hash(), adminId, clock.instant());
            return months.find(month).orElseThrow();
        });
    }

    /** The second signature, by somebody else. Closing again changes nothing. */
    public StatementMonth close(YearMonth month, long adminId) {
        return transactions.call(() -> {
            var found = locked(month);
            if (found.state() == State.CLOSED) {
                return found;
            }
            if (found.state() != State.PREPARED) {
                throw new Refusal(
                        Refusal.Kind.CONFLICT,
                        "statement_not_prepared",
                        new Words("结算单尚未初审签字", "The statements of the month have no first signature yet"));
            }
            Matter.STATEMENT_MONTH.requireSecond(
                    adminId, found.prepared().orElseThrow().adminId());
            requireLikeLedger(month);
            var sealed = seal(month);
            if (!Optional.of(sealed.hash()).equals(found.contentHash())) {
                throw new IllegalStateException("Statements of %s hash to %s, but %s was signed"
                        .formatted(month, sealed.hash(), found.contentHash()));
            }
            months.close(month, sealed.payees(), adminId, clock.instant());
            return months.find(month).orElseThrow();
        });
    }

    /** Throws the draft and a first signature away and begins again; a closed month stays closed. */
    public StatementMonth draftAnew(YearMonth month) {
        return transactions.call(() -> {
            var found = locked(month);
            if (found.state() == State.CLOSED) {
                throw new Refusal(
                        Refusal.Kind.CONFLICT,
                        "statement_closed",
                        new Words("该月已关账，不可更改", "The month is closed and cannot be changed"));
            }
            months.draftAnew(found, months.payees(), clock.instant());
            return months.find(month).orElseThrow();
        });
    }

    private StatementMonth locked(YearMonth month) {
        return months.lock(month).orElseThrow(ViewStatements::noSuchMonth);
    }

    private static void requireDrafted(StatementMonth month) {
        if (!month.isDrafted()) {
            var progress = month.draft().orElseThrow();
            throw new Refusal(
                    Refusal.Kind.CONFLICT,
                    "statement_drafting",
                    new Words("结算单仍在生成", "The statements are still being drafted"),
                    Map.of("donePayees", progress.done(), "totalPayees", progress.total()));
        }
    }

    private void requireLikeLedger(YearMonth month) {
        var differing = sheets.differing(month, NAMED);
        if (!differing.isEmpty()) {
            var payees = differing.stream()
                    .map(statement -> Map.of(
                            "type", statement.payee().type().name(),
                            "id", Long.toString(statement.payee().id()),
                            "name", statement.payeeName(),
                            "closingFen", statement.figures().closing().fen(),
                            "ledgerFen", statement.ledgerFen()))
                    .toList();
            throw new Refusal(
                    Refusal.Kind.CONFLICT,
                    "statement_unlike_ledger",
                    new Words("期末余额与总账不符，不能签字", "Closing balances differ from the ledger; the month cannot be signed"),
                    Map.of("payees", payees));
        }
    }

    private record Sealed(int payees, String hash) {}

    /** The hash over the hashes of all statements and of what the stores sold, in the order of their numbers. */
    private Sealed seal(YearMonth month) {
        var lines = new StringBuilder("guidepost-month 1\n");
        int payees = 0;
        Optional<Beneficiary> last = Optional.empty();
        List<Sheets.Seal> page;
        do {
            page = sheets.seals(month, last, SEALS_AT_ONCE);
            for (var seal : page) {
                lines.append(seal.payee().type())
                        .append(' ')
                        .append(seal.payee().id())
                        .append(' ')
                        .append(seal.contentHash())
                        .append('\n');
                last = Optional.of(seal.payee());
            }
            payees += page.size();
            // Hashed page by page, so that any number of payees needs the memory of one page.
            lines = new StringBuilder(StatementSeal.hash(lines.toString())).append('\n');
        } while (page.size() == SEALS_AT_ONCE);
        return new Sealed(payees, StatementSeal.hash(lines + tradesHash(month)));
    }

    private String tradesHash(YearMonth month) {
        var hash = "";
        long after = -1;
        List<Trade> page;
        do {
            page = sheets.trades(month, after, SEALS_AT_ONCE);
            for (var trade : page) {
                hash = StatementSeal.hash(hash + trade.canonical());
                after = trade.storeId();
            }
        } while (page.size() == SEALS_AT_ONCE);
        return hash;
    }
}
