package io.guidepost.domain.books;

import static org.assertj.core.api.Assertions.assertThat;

import io.guidepost.domain.DomainTest;
import io.guidepost.domain.MovableClock;
import io.guidepost.domain.books.WeChatBills.Kind;
import io.guidepost.domain.commission.ReleaseCommissions;
import io.guidepost.domain.commission.Sales;
import io.guidepost.domain.commission.Sales.Goods;
import io.guidepost.domain.outbox.DeliverOutbox;
import io.guidepost.domain.payout.ConfirmPayout;
import io.guidepost.domain.payout.FakePayoutGateway;
import io.guidepost.domain.payout.PayoutGateway.TransferState;
import io.guidepost.domain.payout.RequestWithdrawal;
import io.guidepost.domain.payout.Withdrawal.Channel;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.TestPropertySource;

/** A day of ours beside WeChat's bill of it, number by number and in both directions. */
// A schema of its own: other tests leave orders behind that nobody really paid.
@DomainTest
@TestPropertySource(properties = "test.schema=books")
class ReconcileBillsTest {

    @Autowired
    Sales sales;

    @Autowired
    ReleaseCommissions releases;

    @Autowired
    RequestWithdrawal requests;

    @Autowired
    ConfirmPayout confirmPayout;

    @Autowired
    DeliverOutbox outbox;

    @Autowired
    FakePayoutGateway weChat;

    @Autowired
    FakeWeChatBills bills;

    @Autowired
    ReconcileBills reconcile;

    @Autowired
    Reconcile books;

    @Autowired
    MovableClock clock;

    String paidOut;
    LocalDate on;

    /** A day on which 50 yuan were paid out and nothing else moved. */
    @BeforeEach
    void payOut() {
        clock.advance(Duration.ofDays(2));
        on = clock.instant().atZone(ZoneId.of("Asia/Shanghai")).toLocalDate();
        var li = sales.seller();
        var sale = sales.place(li, List.of(new Goods(1, 800_000)));
        sales.pay(sale);
        sales.receive(sale, clock.instant());
        releases.runDue(10_000);
        var requested = requests.request(li.guideId(), 5_000, Channel.WECHAT_TRANSFER);
        while (outbox.runDue(100) == 100) {}
        confirmPayout.confirm(weChat.becomes(requested.outBillNo(), TransferState.SUCCESS, Optional.empty()));
        paidOut = requested.outBillNo();
    }

    @AfterEach
    void forget() {
        bills.forget();
    }

    @Test
    void aDayThatAgreesIsInOrderAndKeptUnderThatDay() {
        bills.add(on, Kind.TRANSFER, paidOut, 5_000);

        var found = reconcile.run(on);

        assertThat(found.isOk()).isTrue();
        assertThat(found.checked()).isEqualTo(1);
        assertThat(books.latestOn(on)).extracting(BooksQueries.Run::name).contains("wechat-bill");
    }

    @Test
    void everyDifferenceIsNamed() {
        bills.add(on, Kind.TRANSFER, paidOut, 5_001);
        bills.add(on, Kind.PAYMENT, "4200", 700);
        bills.add(on, Kind.REFUND, "R77", 9);

        assertThat(reconcile.run(on).mismatches())
                .containsExactlyInAnyOrder(
                        "TRANSFER " + paidOut + ": 5000 fen here, 5001 fen on WeChat's bill",
                        "PAYMENT 4200: no fen here, 700 fen on WeChat's bill",
                        "REFUND R77: no fen here, 9 fen on WeChat's bill");
    }

    @Test
    void whatIsOnNoBillIsMissedThere() {
        assertThat(reconcile.run(on).mismatches())
                .containsExactly("TRANSFER " + paidOut + ": 5000 fen here, no fen on WeChat's bill");
    }

    /** WeChat paid before midnight, and its notice came after. */
    @Test
    void whatWeLearntADayLateIsFoundOnTheBillOfTheDayBefore() {
        bills.add(on.minusDays(1), Kind.TRANSFER, paidOut, 5_000);

        assertThat(reconcile.run(on).isOk()).isTrue();
        assertThat(reconcile.run(on.minusDays(1)).isOk()).isTrue();

        bills.forget();
        bills.add(on.minusDays(1), Kind.TRANSFER, paidOut, 4_999);
        assertThat(reconcile.run(on).mismatches()).singleElement().asString().contains("4999");
    }

    @Test
    void aBillThatIsNotThereYetIsNotInOrder() {
        bills.notReadyFrom(on);

        var found = reconcile.run(on);

        assertThat(found.available()).isFalse();
        assertThat(found.isOk()).isFalse();
        bills.forget();
        clock.advance(Duration.ofDays(1));
        bills.add(on, Kind.TRANSFER, paidOut, 5_000);
        reconcile.runDue();
        assertThat(books.latestOn(on))
                .filteredOn(run -> run.name().equals("wechat-bill"))
                .singleElement()
                .matches(BooksQueries.Run::isOk);
    }
}
