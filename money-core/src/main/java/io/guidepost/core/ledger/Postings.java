package io.guidepost.core.ledger;

import io.guidepost.core.commission.Beneficiary;
import io.guidepost.core.ledger.Leg.Side;
import io.guidepost.core.money.Money;
import io.guidepost.core.sale.OrderId;
import io.guidepost.core.settlement.AccrualState;
import io.guidepost.core.settlement.ClawBackPlan;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/** The transfer of each business event, with the key that keeps it from being posted twice. */
public final class Postings {

    private Postings() {}

    /** What one accrual of an order credits. */
    public record Accrued(long accrualId, Beneficiary payee, Money amount) {}

    /** The order was paid, freight included. */
    public static Transfer paid(OrderId order, Money amount) {
        return new Legs()
                .debit(ours(AccountKind.PSP_CLEARING), amount)
                .credit(ours(AccountKind.SALES), amount)
                .as(TransferCode.PAID, "paid:" + order.value(), Reference.Type.ORDER, order.value());
    }

    /** The order was paid at another till or marketplace, freight included. */
    public static Transfer paidElsewhere(OrderId order, Money amount) {
        return new Legs()
                .debit(ours(AccountKind.CHANNEL_CLEARING), amount)
                .credit(ours(AccountKind.SALES), amount)
                .as(TransferCode.PAID, "paid:" + order.value(), Reference.Type.ORDER, order.value());
    }

    /** A refund of a paid order succeeded. */
    public static Transfer refunded(long refundId, Money amount) {
        return new Legs()
                .debit(ours(AccountKind.REFUNDS), amount)
                .credit(ours(AccountKind.PSP_CLEARING), amount)
                .as(TransferCode.REFUNDED, "refund:" + refundId, Reference.Type.REFUND, refundId);
    }

    /** The other till or marketplace that had taken the money gave some of it back. */
    public static Transfer refundedElsewhere(long refundId, Money amount) {
        return new Legs()
                .debit(ours(AccountKind.REFUNDS), amount)
                .credit(ours(AccountKind.CHANNEL_CLEARING), amount)
                .as(TransferCode.REFUNDED, "refund:" + refundId, Reference.Type.REFUND, refundId);
    }

    /** What a paid order earned its payees; an order that earned nobody anything has no such transfer. */
    public static Transfer accrued(OrderId order, List<Accrued> accruals) {
        Legs legs = new Legs();
        for (Accrued accrued : accruals) {
            legs.of(accrued.accrualId())
                    .debit(ours(AccountKind.COMMISSION_EXPENSE), accrued.amount())
                    .credit(Account.of(accrued.payee(), AccountKind.PENDING), accrued.amount());
        }
        return legs.as(TransferCode.ACCRUED, "accrued:" + order.value(), Reference.Type.ORDER, order.value());
    }

    /** A refund takes commission back; once per refund and accrual. */
    public static Transfer clawedBack(long refundId, long accrualId, Beneficiary payee, ClawBackPlan plan) {
        return new Legs()
                .of(accrualId)
                .debit(Account.of(payee, AccountKind.PENDING), plan.fromPending())
                .debit(Account.of(payee, AccountKind.FROZEN), plan.fromFrozen())
                .debit(Account.of(payee, AccountKind.AVAILABLE), plan.fromAvailable())
                .debit(Account.of(payee, AccountKind.DEBT), plan.asDebt())
                .credit(ours(AccountKind.COMMISSION_EXPENSE), plan.total())
                .as(
                        TransferCode.CLAWED_BACK,
                        "clawback:" + refundId + ":" + accrualId,
                        Reference.Type.REFUND,
                        refundId);
    }

    /**
     * An incentive rewards somebody.
     *
     * @param cause distinguishes what happened to this accrual, and is unique for it
     * @param paidBy our expense, or what a funder owes us
     */
    public static Transfer rewarded(
            long accrualId, String cause, Beneficiary payee, Money amount, Account paidBy, Reference about) {
        return new Legs()
                .of(accrualId)
                .debit(paidBy, amount)
                .credit(Account.of(payee, AccountKind.PENDING), amount)
                .as(TransferCode.INCENTIVE_ACCRUED, rewardKey(accrualId, cause), about.type(), about.id());
    }

    /** What was rewarded is no longer deserved: it goes back to whoever paid it. */
    public static Transfer rewardTakenBack(
            long accrualId, String cause, Beneficiary payee, ClawBackPlan plan, Account paidBy, Reference about) {
        return new Legs()
                .of(accrualId)
                .debit(Account.of(payee, AccountKind.PENDING), plan.fromPending())
                .debit(Account.of(payee, AccountKind.FROZEN), plan.fromFrozen())
                .debit(Account.of(payee, AccountKind.AVAILABLE), plan.fromAvailable())
                .debit(Account.of(payee, AccountKind.DEBT), plan.asDebt())
                .credit(paidBy, plan.total())
                .as(TransferCode.INCENTIVE_CLAWED_BACK, rewardKey(accrualId, cause), about.type(), about.id());
    }

    /**
     * A correction rewards somebody under the new decision, on the account of the accrual's state; see {@link #accruedAgain}.
     *
     * @param debt what the payee owes now
     */
    public static Transfer rewardedAgain(
            long correctionId,
            long accrualId,
            String cause,
            Beneficiary payee,
            AccrualState state,
            Money amount,
            Account paidBy,
            Money debt) {
        return credited(new Legs().of(accrualId).debit(paidBy, amount), payee, state, amount, debt)
                .as(
                        TransferCode.INCENTIVE_ACCRUED,
                        rewardKey(accrualId, cause),
                        Reference.Type.CORRECTION,
                        correctionId);
    }

    private static String rewardKey(long accrualId, String cause) {
        return "incentive:" + accrualId + ":" + cause;
    }

    /** A correction takes back all that is left of an accrual of the former decision; once per correction and accrual. */
    public static Transfer reversed(long correctionId, long accrualId, Beneficiary payee, ClawBackPlan plan) {
        return new Legs()
                .of(accrualId)
                .debit(Account.of(payee, AccountKind.PENDING), plan.fromPending())
                .debit(Account.of(payee, AccountKind.FROZEN), plan.fromFrozen())
                .debit(Account.of(payee, AccountKind.AVAILABLE), plan.fromAvailable())
                .debit(Account.of(payee, AccountKind.DEBT), plan.asDebt())
                .credit(ours(AccountKind.COMMISSION_EXPENSE), plan.total())
                .as(
                        TransferCode.CORRECTION_REVERSED,
                        "correction:" + correctionId + ":reversed:" + accrualId,
                        Reference.Type.CORRECTION,
                        correctionId);
    }

    /**
     * A correction posts what the money still kept earns under the new decision, on the account of the accrual's state. What
     * is available at once repays first what the payee owes.
     *
     * @param debt what the payee owes now
     */
    public static Transfer accruedAgain(
            long correctionId, long accrualId, Beneficiary payee, AccrualState state, Money amount, Money debt) {
        return credited(
                        new Legs().of(accrualId).debit(ours(AccountKind.COMMISSION_EXPENSE), amount),
                        payee,
                        state,
                        amount,
                        debt)
                .as(
                        TransferCode.CORRECTION_ACCRUED,
                        "correction:" + correctionId + ":accrued:" + accrualId,
                        Reference.Type.CORRECTION,
                        correctionId);
    }

    private static Legs credited(Legs legs, Beneficiary payee, AccrualState state, Money amount, Money debt) {
        return switch (state) {
            case PENDING -> legs.credit(Account.of(payee, AccountKind.PENDING), amount);
            case FROZEN -> legs.credit(Account.of(payee, AccountKind.FROZEN), amount);
            case AVAILABLE -> {
                Money repaid = amount.min(debt);
                yield legs.credit(Account.of(payee, AccountKind.DEBT), repaid)
                        .credit(Account.of(payee, AccountKind.AVAILABLE), amount.minus(repaid));
            }
            default -> throw new IllegalArgumentException("Nothing is accrued again as " + state);
        };
    }

    /** The goods were received: the accrual's net amount is frozen until the return window is over. */
    public static Transfer received(long accrualId, Beneficiary payee, Money net) {
        return new Legs()
                .of(accrualId)
                .debit(Account.of(payee, AccountKind.PENDING), net)
                .credit(Account.of(payee, AccountKind.FROZEN), net)
                .as(TransferCode.RECEIVED, "received:" + accrualId, Reference.Type.ACCRUAL, accrualId);
    }

    /**
     * The return window is over: the accrual's net amount first repays what the payee owes, and the rest is his.
     *
     * @param debt what the payee owes now
     */
    public static Transfer released(long accrualId, Beneficiary payee, Money net, Money debt) {
        Money repaid = net.min(debt);
        return new Legs()
                .of(accrualId)
                .debit(Account.of(payee, AccountKind.FROZEN), net)
                .credit(Account.of(payee, AccountKind.DEBT), repaid)
                .credit(Account.of(payee, AccountKind.AVAILABLE), net.minus(repaid))
                .as(TransferCode.RELEASED, "released:" + accrualId, Reference.Type.ACCRUAL, accrualId);
    }

    /** The money of a withdrawal is reserved. */
    public static Transfer withdrawalRequested(long withdrawalId, Beneficiary payee, Money amount) {
        return new Legs()
                .debit(Account.of(payee, AccountKind.AVAILABLE), amount)
                .credit(Account.of(payee, AccountKind.WITHDRAWING), amount)
                .as(
                        TransferCode.WITHDRAWAL_REQUESTED,
                        "withdrawal:" + withdrawalId,
                        Reference.Type.WITHDRAWAL,
                        withdrawalId);
    }

    /** WeChat says that the payee has the money. */
    public static Transfer paidOut(long withdrawalId, Beneficiary payee, Money amount) {
        return paidOut(withdrawalId, payee, amount, Money.ZERO);
    }

    /** The same, less a fee that stays with us. */
    public static Transfer paidOut(long withdrawalId, Beneficiary payee, Money amount, Money fee) {
        return paidOut(withdrawalId, payee, amount, fee, AccountKind.PSP_PAYOUT);
    }

    /** The money went out with the payroll, less a fee that stays with us. */
    public static Transfer paidOutByPayroll(long withdrawalId, Beneficiary payee, Money amount, Money fee) {
        return paidOut(withdrawalId, payee, amount, fee, AccountKind.PAYROLL_PAYOUT);
    }

    private static Transfer paidOut(
            long withdrawalId, Beneficiary payee, Money amount, Money fee, AccountKind through) {
        return new Legs()
                .debit(Account.of(payee, AccountKind.WITHDRAWING), amount)
                .credit(ours(through), amount.minus(fee))
                .credit(ours(AccountKind.WITHDRAWAL_FEES), fee)
                .as(TransferCode.PAID_OUT, "payout:" + withdrawalId, Reference.Type.WITHDRAWAL, withdrawalId);
    }

    /**
     * A withdrawal was rejected, failed, closed or cancelled: the money comes back, and repays first what the payee has
     * come to owe in the meantime.
     *
     * @param debt what the payee owes now
     */
    public static Transfer withdrawalReturned(long withdrawalId, Beneficiary payee, Money amount, Money debt) {
        Money repaid = amount.min(debt);
        return new Legs()
                .debit(Account.of(payee, AccountKind.WITHDRAWING), amount)
                .credit(Account.of(payee, AccountKind.DEBT), repaid)
                .credit(Account.of(payee, AccountKind.AVAILABLE), amount.minus(repaid))
                .as(
                        TransferCode.WITHDRAWAL_RETURNED,
                        "payout-returned:" + withdrawalId,
                        Reference.Type.WITHDRAWAL,
                        withdrawalId);
    }

    /** Closing a month charges a franchise store its contribution; what it does not hold becomes its debt. */
    public static Transfer hqServiceCharged(long chargeId, Beneficiary store, ClawBackPlan plan) {
        return new Legs()
                .debit(Account.of(store, AccountKind.AVAILABLE), plan.fromAvailable())
                .debit(Account.of(store, AccountKind.DEBT), plan.asDebt())
                .credit(ours(AccountKind.HQ_SERVICE), plan.total())
                .as(TransferCode.HQ_SERVICE_CHARGED, "hq-service:" + chargeId, Reference.Type.CHARGE, chargeId);
    }

    /** What somebody who has left owes becomes a receivable: nothing of his will come that could repay it. */
    public static Transfer receivableRaised(long receivableId, Beneficiary payee, Money debt) {
        return new Legs()
                .debit(Account.of(payee, AccountKind.CLAWBACK_RECEIVABLE), debt)
                .credit(Account.of(payee, AccountKind.DEBT), debt)
                .as(
                        TransferCode.RECEIVABLE_RAISED,
                        "receivable:" + receivableId,
                        Reference.Type.RECEIVABLE,
                        receivableId);
    }

    /**
     * Money came in that cannot pay the order: too late, twice, or of a wrong amount.
     *
     * @param transactionId the payment provider's number of this payment
     */
    public static Transfer paymentSuspended(OrderId order, String transactionId, Money amount) {
        return new Legs()
                .debit(ours(AccountKind.PSP_CLEARING), amount)
                .credit(ours(AccountKind.SUSPENSE_PAYMENT), amount)
                .as(TransferCode.PAYMENT_SUSPENDED, "suspense:" + transactionId, Reference.Type.ORDER, order.value());
    }

    /** Money that could not be matched went back to whoever sent it. */
    public static Transfer suspenseRefunded(long refundId, Money amount) {
        return new Legs()
                .debit(ours(AccountKind.SUSPENSE_PAYMENT), amount)
                .credit(ours(AccountKind.PSP_CLEARING), amount)
                .as(TransferCode.SUSPENSE_REFUNDED, "suspense-refund:" + refundId, Reference.Type.REFUND, refundId);
    }

    /** WeChat could not give it back, so it was given back by hand; two persons say so. */
    public static Transfer suspenseResolved(long refundId, Money amount) {
        return new Legs()
                .debit(ours(AccountKind.SUSPENSE_PAYMENT), amount)
                .credit(ours(AccountKind.HAND_PAYOUT), amount)
                .as(TransferCode.SUSPENSE_RESOLVED, "suspense-resolved:" + refundId, Reference.Type.REFUND, refundId);
    }

    private static Account ours(AccountKind kind) {
        return Account.platform(kind);
    }

    /** Collects legs and leaves out those that would move nothing. */
    private static final class Legs {

        private final List<Leg> legs = new ArrayList<>();
        private OptionalLong accrual = OptionalLong.empty();

        Legs of(long accrualId) {
            accrual = OptionalLong.of(accrualId);
            return this;
        }

        Legs debit(Account account, Money amount) {
            return add(account, Side.DEBIT, amount);
        }

        Legs credit(Account account, Money amount) {
            return add(account, Side.CREDIT, amount);
        }

        private Legs add(Account account, Side side, Money amount) {
            if (!amount.isZero()) {
                legs.add(new Leg(account, side, amount.fen(), accrual));
            }
            return this;
        }

        Transfer as(TransferCode code, String key, Reference.Type type, long id) {
            return new Transfer(code, key, new Reference(type, id), legs);
        }
    }
}
