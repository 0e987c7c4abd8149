package io.guidepost.domain.commission;

import io.guidepost.core.commission.Beneficiary;
import io.guidepost.core.ledger.Account;
import io.guidepost.core.ledger.AccountKind;
import io.guidepost.core.ledger.Postings;
import io.guidepost.core.ledger.Reference;
import io.guidepost.core.ledger.Transfer;
import io.guidepost.core.money.Money;
import io.guidepost.core.settlement.AccrualState;
import io.guidepost.core.settlement.ClawBackPlan;
import io.guidepost.core.words.Words;
import io.guidepost.domain.commission.Bonuses.Bonus;
import io.guidepost.domain.ledger.Ledger;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Rewards that come from no single order: for a month, a contest, a new friend (B8). Each joins its caller's transaction, who
 * locks the payee first, reserves the budget behind it, and makes sure that a reward is given once.
 */
@Service
@Transactional(propagation = Propagation.MANDATORY)
public class Rewards {

    private static final List<AccountKind> TOUCHED =
            List.of(AccountKind.PENDING, AccountKind.FROZEN, AccountKind.AVAILABLE, AccountKind.DEBT);

    private final Accruals accruals;
    private final Ledger ledger;

    Rewards(Accruals accruals, Ledger ledger) {
        this.accruals = accruals;
        this.ledger = ledger;
    }

    /** All accounts that giving and taking back may touch, in one go. */
    public void lock(Beneficiary payee) {
        ledger.lock(accountsOf(payee));
    }

    /** Gives it, frozen as if received, and due to be released: nothing is left to wait for. */
    public StandingAccrual give(Bonus bonus, String cause, Instant at) {
        var accrual = accruals.insertBonuses(Optional.empty(), List.of(bonus), cause, at)
                .get(0);
        accruals.freeze(List.of(accrual.id()), at);
        ledger.post(List.of(
                Postings.rewarded(
                        accrual.id(),
                        cause,
                        bonus.payee(),
                        bonus.amount(),
                        bonus.paidBy(),
                        new Reference(Reference.Type.ACCRUAL, accrual.id())),
                Postings.received(accrual.id(), bonus.payee(), bonus.amount())));
        return accrual;
    }

    /** These accruals as they stand, locked; before {@link #lock(Beneficiary)}. */
    public List<StandingAccrual> standing(Collection<Long> accrualIds) {
        return accrualIds.isEmpty() ? List.of() : accruals.lock(accrualIds);
    }

    /** Takes so much of it back; the payee's accounts are locked, and so is the accrual. */
    public void takeBack(StandingAccrual accrual, Money taken, String cause, Account paidBy, Words why, Instant at) {
        var available =
                ledger.lock(accountsOf(accrual.payee())).get(Account.of(accrual.payee(), AccountKind.AVAILABLE));
        var plan = ClawBackPlan.of(taken, accrual.status(), available);
        accruals.clawBack(accrual, taken, new Accruals.ClawBack(cause, 0, 0, at, Optional.of(why)));
        ledger.post(List.of(takenBack(accrual, cause, plan, paidBy)));
    }

    private static Transfer takenBack(StandingAccrual accrual, String cause, ClawBackPlan plan, Account paidBy) {
        return Postings.rewardTakenBack(
                accrual.id(),
                cause,
                accrual.payee(),
                plan,
                paidBy,
                new Reference(Reference.Type.ACCRUAL, accrual.id()));
    }

    private static LinkedHashSet<Account> accountsOf(Beneficiary payee) {
        var accounts = new LinkedHashSet<Account>();
        TOUCHED.forEach(kind -> accounts.add(Account.of(payee, kind)));
        return accounts;
    }

    /** Whether anything is left of it to take. */
    public static boolean isStanding(StandingAccrual accrual) {
        return accrual.status() != AccrualState.REVERSED && accrual.netFen() > 0;
    }
}
