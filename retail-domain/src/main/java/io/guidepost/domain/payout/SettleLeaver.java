package io.guidepost.domain.payout;

import io.guidepost.core.attribution.GuideId;
import io.guidepost.core.commission.Beneficiary;
import io.guidepost.core.ledger.Account;
import io.guidepost.core.ledger.AccountKind;
import io.guidepost.core.ledger.Postings;
import io.guidepost.core.money.Money;
import io.guidepost.core.settlement.WithdrawalState;
import io.guidepost.core.words.Words;
import io.guidepost.domain.Refusal;
import io.guidepost.domain.database.Ids;
import io.guidepost.domain.ledger.Ledger;
import io.guidepost.domain.organization.Guide;
import io.guidepost.domain.organization.Roster;
import io.guidepost.domain.payout.Withdrawal.Channel;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Pays out somebody who left, once the last return window is over: all there is, with the payroll, asked for by one person
 * at headquarters and approved by another (B10).
 */
@Service
public class SettleLeaver {

    private final Withdrawals withdrawals;
    private final AllHolds holds;
    private final Roster roster;
    private final Ledger ledger;
    private final WithdrawalCounters counters;
    private final Ids ids;
    private final Clock clock;

    SettleLeaver(
            Withdrawals withdrawals,
            AllHolds holds,
            Roster roster,
            Ledger ledger,
            WithdrawalCounters counters,
            Ids ids,
            Clock clock) {
        this.withdrawals = withdrawals;
        this.holds = holds;
        this.roster = roster;
        this.ledger = ledger;
        this.counters = counters;
        this.ids = ids;
        this.clock = clock;
    }

    /** @return the withdrawal, waiting for another person's approval; it costs no fee */
    @Transactional
    public Withdrawal settle(long guideId, long adminId) {
        var guide = roster.guide(guideId).orElseThrow(() -> Refusal.notFound("导购", "guide"));
        if (guide.status() != Guide.Status.LEFT) {
            throw refused("guide_not_left", "该导购未离职，应由本人提现", "This guide has not left and withdraws in person");
        }
        holds.requireNone(guideId);
        var payee = Beneficiary.guide(new GuideId(guideId));
        var balances = ledger.lock(Stream.of(
                        AccountKind.PENDING,
                        AccountKind.FROZEN,
                        AccountKind.AVAILABLE,
                        AccountKind.WITHDRAWING,
                        AccountKind.DEBT)
                .map(kind -> Account.of(payee, kind))
                .toList());
        if (balances.get(Account.of(payee, AccountKind.DEBT)).isPositive()) {
            throw refused("debt_open", "仍有待冲回的退款，应先收回", "Refunded commission must be repaid first");
        }
        if (balances.get(Account.of(payee, AccountKind.PENDING)).isPositive()
                || balances.get(Account.of(payee, AccountKind.FROZEN)).isPositive()) {
            throw refused(
                    "return_window_open", "仍有未过退货期的佣金，请稍后结算", "Some commission is still within its return window");
        }
        var available = balances.get(Account.of(payee, AccountKind.AVAILABLE));
        if (!available.isPositive()) {
            throw refused("balance_too_low", "没有可结算的余额", "There is nothing to pay out");
        }
        return request(guideId, adminId, payee, available);
    }

    private Withdrawal request(long guideId, long adminId, Beneficiary payee, Money available) {
        long id = ids.next();
        var withdrawal = new Withdrawal(
                id,
                guideId,
                available.fen(),
                0,
                Channel.PAYROLL_EXPORT,
                WithdrawalState.REQUESTED,
                Long.toString(id),
                "",
                Optional.empty(),
                Optional.empty(),
                clock.instant(),
                Optional.of(adminId),
                Optional.empty(),
                Optional.empty(),
                0,
                0);
        if (!withdrawals.insert(withdrawal, Optional.empty())) {
            throw new Refusal(
                    Refusal.Kind.CONFLICT,
                    "withdrawal_open",
                    new Words("上一笔提现还在处理中", "The previous withdrawal is still under way"));
        }
        ledger.post(List.of(Postings.withdrawalRequested(id, payee, available)));
        counters.reached(withdrawal.status());
        return withdrawal;
    }

    private static Refusal refused(String code, String zh, String en) {
        return new Refusal(Refusal.Kind.REFUSED, code, new Words(zh, en));
    }
}
