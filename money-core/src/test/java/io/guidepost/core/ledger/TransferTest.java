package io.guidepost.core.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.guidepost.core.attribution.GuideId;
import io.guidepost.core.attribution.StoreId;
import io.guidepost.core.commission.Beneficiary;
import io.guidepost.core.ledger.Leg.Side;
import io.guidepost.core.ledger.Postings.Accrued;
import io.guidepost.core.money.Money;
import io.guidepost.core.sale.OrderId;
import io.guidepost.core.settlement.AccrualState;
import io.guidepost.core.settlement.ClawBackPlan;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class TransferTest {

    private static final Beneficiary LI = Beneficiary.guide(new GuideId(1));
    private static final Beneficiary STORE = Beneficiary.store(new StoreId(7));
    private static final OrderId ORDER = new OrderId(42);

    @Test
    void aTransferThatDoesNotBalanceCannotExist() {
        assertThatThrownBy(() -> transfer(
                        leg(AccountKind.SALES, Side.CREDIT, 100), leg(AccountKind.PSP_CLEARING, Side.DEBIT, 99)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("debits 99 fen and credits 100 fen");
    }

    @Test
    void aTransferWithFewerThanTwoLegsCannotExist() {
        assertThatThrownBy(() -> transfer()).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> transfer(leg(AccountKind.SALES, Side.CREDIT, 100)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aLegThatMovesNothingCannotExist() {
        assertThatThrownBy(() -> leg(AccountKind.SALES, Side.CREDIT, 0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> leg(AccountKind.SALES, Side.CREDIT, -1)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aTransferNeedsAKeyThatFitsItsColumn() {
        var legs = List.of(leg(AccountKind.SALES, Side.CREDIT, 1), leg(AccountKind.PSP_CLEARING, Side.DEBIT, 1));
        var order = new Reference(Reference.Type.ORDER, 42);

        assertThat(new Transfer(TransferCode.PAID, "x".repeat(96), order, legs).key())
                .hasSize(96);
        assertThatThrownBy(() -> new Transfer(TransferCode.PAID, " ", order, legs))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Transfer(TransferCode.PAID, "x".repeat(97), order, legs))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void payeesAndThePlatformDoNotOwnEachOthersAccounts() {
        assertThatThrownBy(() -> Account.platform(AccountKind.PENDING)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Account.of(LI, AccountKind.SALES)).isInstanceOf(IllegalArgumentException.class);
        assertThat(Account.of(Beneficiary.HQ, AccountKind.FROZEN).ownerId()).isZero();
    }

    @Test
    void aPaidOrderAccruesToEveryPayeeAndNamesTheAccruals() {
        var posted = Postings.accrued(
                ORDER, List.of(new Accrued(1, LI, new Money(913)), new Accrued(2, STORE, new Money(365))));

        assertThat(posted.key()).isEqualTo("accrued:42");
        assertThat(posted.amountFen()).isEqualTo(1_278);
        assertThat(posted.legs())
                .contains(
                        new Leg(Account.of(LI, AccountKind.PENDING), Side.CREDIT, 913, OptionalLong.of(1)),
                        new Leg(Account.of(STORE, AccountKind.PENDING), Side.CREDIT, 365, OptionalLong.of(2)));
    }

    @Test
    void aReleaseRepaysDebtFirst() {
        var posted = Postings.released(5, LI, new Money(1_000), new Money(300));

        assertThat(posted.legs())
                .containsExactly(
                        new Leg(Account.of(LI, AccountKind.FROZEN), Side.DEBIT, 1_000, OptionalLong.of(5)),
                        new Leg(Account.of(LI, AccountKind.DEBT), Side.CREDIT, 300, OptionalLong.of(5)),
                        new Leg(Account.of(LI, AccountKind.AVAILABLE), Side.CREDIT, 700, OptionalLong.of(5)));
    }

    @Test
    void aReleaseThatAllGoesIntoDebtLeavesNothingAvailable() {
        var posted = Postings.released(5, LI, new Money(200), new Money(300));

        assertThat(posted.legs())
                .extracting(leg -> leg.account().kind())
                .containsExactly(AccountKind.FROZEN, AccountKind.DEBT);
    }

    @Test
    void aClawBackAfterReleaseTakesWhatIsThereAndLeavesTheRestAsDebt() {
        var plan = ClawBackPlan.of(new Money(500), AccrualState.AVAILABLE, new Money(120));
        var posted = Postings.clawedBack(9, 5, LI, plan);

        assertThat(posted.key()).isEqualTo("clawback:9:5");
        assertThat(posted.legs())
                .containsExactly(
                        new Leg(Account.of(LI, AccountKind.AVAILABLE), Side.DEBIT, 120, OptionalLong.of(5)),
                        new Leg(Account.of(LI, AccountKind.DEBT), Side.DEBIT, 380, OptionalLong.of(5)),
                        new Leg(
                                Account.platform(AccountKind.COMMISSION_EXPENSE),
                                Side.CREDIT,
                                500,
                                OptionalLong.of(5)));
    }

    @Test
    void aTransferIsAboutSomethingThatHasANumber() {
        assertThatThrownBy(() -> new Reference(Reference.Type.ORDER, 0)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void whatAnotherTillTookIsOwedByThatTill() {
        var posted = Postings.paidElsewhere(ORDER, new Money(500));

        assertThat(posted.key()).isEqualTo("paid:42");
        assertThat(moved(posted)).containsExactly("PLATFORM 0 CHANNEL_CLEARING D 500", "PLATFORM 0 SALES C 500");
    }

    @Test
    void aRewardIsPaidByWhoeverFundsItAndGoesBackThere() {
        var order = new Reference(Reference.Type.ORDER, 42);
        var funder = Account.receivableFrom(3);
        var plan = ClawBackPlan.of(new Money(3_000), AccrualState.PAID, new Money(1_000));

        var given = Postings.rewarded(5, "paid", LI, new Money(3_000), funder, order);
        var taken = Postings.rewardTakenBack(5, "refund:9", LI, plan, funder, order);

        assertThat(given.key()).isEqualTo("incentive:5:paid");
        assertThat(moved(given)).containsExactly("FUNDER 3 RECEIVABLE D 3000", "GUIDE 1 PENDING C 3000");
        assertThat(taken.key()).isEqualTo("incentive:5:refund:9");
        assertThat(taken.reference()).isEqualTo(order);
        assertThat(moved(taken))
                .containsExactly("GUIDE 1 AVAILABLE D 1000", "GUIDE 1 DEBT D 2000", "FUNDER 3 RECEIVABLE C 3000");
    }

    @Test
    void thePayrollPaysOutLessTheFee() {
        var posted = Postings.paidOutByPayroll(8, LI, new Money(1_000), new Money(6));

        assertThat(posted.key()).isEqualTo("payout:8");
        assertThat(moved(posted))
                .containsExactly(
                        "GUIDE 1 WITHDRAWING D 1000",
                        "PLATFORM 0 PAYROLL_PAYOUT C 994",
                        "PLATFORM 0 WITHDRAWAL_FEES C 6");
    }

    @Test
    void aFranchiseStoreOwesWhatItsBalanceDoesNotCover() {
        var posted = Postings.hqServiceCharged(
                6, STORE, ClawBackPlan.of(new Money(500), AccrualState.AVAILABLE, new Money(200)));

        assertThat(posted.key()).isEqualTo("hq-service:6");
        assertThat(moved(posted))
                .containsExactly("STORE 7 AVAILABLE D 200", "STORE 7 DEBT D 300", "PLATFORM 0 HQ_SERVICE C 500");
    }

    @Test
    void theDebtOfALeaverBecomesAReceivable() {
        var posted = Postings.receivableRaised(4, LI, new Money(700));

        assertThat(posted.key()).isEqualTo("receivable:4");
        assertThat(moved(posted)).containsExactly("GUIDE 1 CLAWBACK_RECEIVABLE D 700", "GUIDE 1 DEBT C 700");
    }

    @Test
    void whatIsGivenBackByHandLeavesSuspense() {
        var posted = Postings.suspenseResolved(9, new Money(700));

        assertThat(posted.key()).isEqualTo("suspense-resolved:9");
        assertThat(moved(posted)).containsExactly("PLATFORM 0 SUSPENSE_PAYMENT D 700", "PLATFORM 0 HAND_PAYOUT C 700");
    }

    /** What somebody is owed never falls below zero, nor does what somebody owes. */
    @Test
    void onlyOurOwnAccountsMayStandOnEitherSide() {
        for (var kind : AccountKind.values()) {
            assertThat(kind.allows(5, 5)).as("%s", kind).isTrue();
            assertThat(kind.allows(6, 5)).as("%s overdrawn", kind).isEqualTo(!kind.neverOverdrawn());
            assertThat(kind.allows(5, 6)).as("%s overpaid", kind).isEqualTo(!kind.isOwed());
        }
        assertThat(AccountKind.values())
                .filteredOn(AccountKind::isOwed)
                .containsExactly(AccountKind.DEBT, AccountKind.CLAWBACK_RECEIVABLE);
        assertThat(AccountKind.values())
                .filteredOn(AccountKind::neverOverdrawn)
                .containsExactly(
                        AccountKind.SUSPENSE_PAYMENT,
                        AccountKind.PENDING,
                        AccountKind.FROZEN,
                        AccountKind.AVAILABLE,
                        AccountKind.WITHDRAWING);
    }

    private static List<String> moved(Transfer transfer) {
        return transfer.legs().stream()
                .map(leg -> "%s %d %s %s %d"
                        .formatted(
                                leg.account().ownerType(),
                                leg.account().ownerId(),
                                leg.account().kind(),
                                leg.side() == Side.DEBIT ? "D" : "C",
                                leg.amountFen()))
                .toList();
    }

    @Test
    void everyEventHasItsOwnCodeNumber() {
        assertThat(Arrays.stream(TransferCode.values()).map(TransferCode::number))
                .doesNotHaveDuplicates();
    }

    private static Leg leg(AccountKind kind, Side side, long fen) {
        return new Leg(Account.platform(kind), side, fen, OptionalLong.empty());
    }

    private static Transfer transfer(Leg... legs) {
        return new Transfer(TransferCode.PAID, "paid:42", new Reference(Reference.Type.ORDER, 42), List.of(legs));
    }
}
