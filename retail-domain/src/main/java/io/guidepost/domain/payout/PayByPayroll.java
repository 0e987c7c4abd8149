package io.guidepost.domain.payout;

import io.guidepost.core.settlement.WithdrawalState;
import io.guidepost.core.settlement.WithdrawalState.Event;
import io.guidepost.core.words.Words;
import io.guidepost.domain.Refusal;
import io.guidepost.domain.database.Ids;
import io.guidepost.domain.database.TransactionRetry;
import io.guidepost.domain.foureyes.Matter;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Pays withdrawals with the wages: one person collects what is approved, another one confirms that it was paid, naming
 * those that could not be (B10).
 */
@Service
public class PayByPayroll {

    private static final int MOST_AT_ONCE = 2_000;

    private final PayrollExports exports;
    private final Withdrawals withdrawals;
    private final AllHolds holds;
    private final FinishWithdrawal finish;
    private final WithdrawalCounters counters;
    private final TransactionRetry transactions;
    private final Ids ids;
    private final Clock clock;

    PayByPayroll(
            PayrollExports exports,
            Withdrawals withdrawals,
            AllHolds holds,
            FinishWithdrawal finish,
            WithdrawalCounters counters,
            TransactionRetry transactions,
            Ids ids,
            Clock clock) {
        this.exports = exports;
        this.withdrawals = withdrawals;
        this.holds = holds;
        this.finish = finish;
        this.counters = counters;
        this.transactions = transactions;
        this.ids = ids;
        this.clock = clock;
    }

    /** Collects every approved withdrawal of this channel, each exactly once; those of guides on hold stay where they are. */
    @Transactional
    public PayrollExport collect(long adminId) {
        var collected = withdrawals.lockForPayroll(MOST_AT_ONCE).stream()
                .filter(withdrawal -> holds.holdsOn(withdrawal.guideId()).isEmpty())
                .toList();
        if (collected.isEmpty()) {
            throw new Refusal(
                    Refusal.Kind.CONFLICT,
                    "nothing_to_export",
                    new Words("没有待随工资发放的提现", "No withdrawal waits to be paid with the wages"));
        }
        var now = clock.instant();
        var export = new PayrollExport(
                ids.next(),
                PayrollExport.State.EXPORTED,
                collected.size(),
                collected.stream().mapToLong(Withdrawal::netFen).reduce(0, Math::addExact),
                adminId,
                now,
                Optional.empty(),
                Optional.empty());
        exports.insert(export, collected.stream().map(Withdrawal::id).toList());
        for (var withdrawal : collected) {
            withdrawals.submit(withdrawal.id(), now, Optional.empty());
            counters.reached(WithdrawalState.SUBMITTED);
        }
        return export;
    }

    /**
     * Confirming again changes nothing.
     *
     * @param failed why the named withdrawals could not be paid; their money goes back
     */
    public PayrollExport confirm(long exportId, long adminId, Map<Long, String> failed) {
        return transactions.call(() -> {
            var export = exports.lock(exportId).orElseThrow(PayByPayroll::noSuchExport);
            if (export.state() == PayrollExport.State.EXPORTED) {
                requireSecondPerson(export, adminId);
                settle(exportId, failed);
                exports.markPaid(exportId, adminId, clock.instant());
            }
            return exports.find(exportId).orElseThrow();
        });
    }

    private void settle(long exportId, Map<Long, String> failed) {
        var items = exports.lockItemsOf(exportId);
        var unknown = failed.keySet().stream()
                .filter(id -> items.stream().noneMatch(item -> item.id() == id))
                .findAny();
        if (unknown.isPresent()) {
            throw new Refusal(
                    Refusal.Kind.REFUSED,
                    "withdrawal_not_in_export",
                    new Words(
                            "该批次中没有提现 %d".formatted(unknown.get()),
                            "Withdrawal %d is not in this export".formatted(unknown.get())));
        }
        for (var withdrawal : items) {
            var reason = Optional.ofNullable(failed.get(withdrawal.id()));
            finish.apply(withdrawal, reason.isPresent() ? Event.ANSWERED_FAILED : Event.ANSWERED_SUCCESS, reason);
        }
    }

    /** The file for the payroll, with a byte order mark so that Excel reads the Chinese. */
    public String csv(long exportId) {
        exports.find(exportId).orElseThrow(PayByPayroll::noSuchExport);
        return PayrollCsv.of(exports.itemsOf(exportId));
    }

    private static void requireSecondPerson(PayrollExport export, long adminId) {
        Matter.PAYROLL_EXPORT.requireSecond(adminId, export.createdBy());
    }

    private static Refusal noSuchExport() {
        return Refusal.notFound("工资批次", "payroll export");
    }
}
