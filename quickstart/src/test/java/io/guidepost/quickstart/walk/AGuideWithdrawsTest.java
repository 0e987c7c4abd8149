package io.guidepost.quickstart.walk;

import static org.assertj.core.api.Assertions.assertThat;

import io.guidepost.quickstart.walk.GuideClient.Earnings;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

class AGuideWithdrawsTest extends WalkTest {

    @Test
    void theMoneyIsTheGuidesOnceTheGuideConfirms() {
        var guide = earned("bj001_zhao", 100_000);
        var before = guide.earnings();
        long paidOutBefore = sim.journal().paidOutFen();

        var asked = guide.withdraw(5_000).expect(201);
        assertThat(asked.text("status")).isIn("APPROVED", "SUBMITTED");
        assertThat(asked.fen("amountFen")).isEqualTo(5_000);
        assertThat(guide.earnings().minus(before)).isEqualTo(new Earnings(0, 0, -5_000, 5_000, 0));
        var id = asked.text("id");
        eventually("WeChat waits for the guide", () -> {
            assertThat(guide.withdrawal(id).path("status").asString()).isEqualTo("WAIT_USER_CONFIRM");
            assertThat(guide.withdrawal(id).path("packageInfo").asString("")).isNotEmpty();
        });

        sim.confirmTransfer(hq().outBillNo(id));

        eventually(
                "the withdrawal succeeds",
                () -> assertThat(guide.withdrawal(id).path("status").asString()).isEqualTo("SUCCESS"));
        assertThat(guide.earnings().minus(before)).isEqualTo(new Earnings(0, 0, -5_000, 0, 5_000));
        assertThat(sim.journal().paidOutFen() - paidOutBefore).isEqualTo(5_000);

        var on = sim.clock().instant().atZone(ZoneId.of("Asia/Shanghai")).toLocalDate();
        assertThat(hq().reconcileBill(on).path("available").asBoolean())
                .as("WeChat's bill of today is made tomorrow")
                .isFalse();
        sim.advance(Duration.ofHours(35));
        var bill = hq().reconcileBill(on);
        assertThat(bill.path("ok").asBoolean()).as(bill.toString()).isTrue();
        assertThat(bill.path("checked").asLong()).isPositive();
    }

    @Test
    void whatTheGuideLetsLapseComesBack() {
        var guide = earned("bj001_liu", 40_000);
        var before = guide.earnings();
        var id = guide.withdraw(2_000).expect(201).text("id");
        eventually(
                "WeChat waits for the guide",
                () -> assertThat(guide.withdrawal(id).path("status").asString()).isEqualTo("WAIT_USER_CONFIRM"));

        sim.rejectTransfer(hq().outBillNo(id));

        eventually(
                "the withdrawal is over",
                () -> assertThat(guide.withdrawal(id).path("status").asString()).isEqualTo("CLOSED"));
        assertThat(guide.earnings()).isEqualTo(before);
        assertThat(guide.withdrawal(id).path("failReason").asString("")).isNotEmpty();
    }

    @Test
    void neverMoreThanIsAvailable() {
        var guide = earned("bj001_sun", 40_000);

        guide.withdraw(guide.earnings().availableFen() + 1).refused(422, "balance_too_low");
        assertThat(guide.withdraw(999).status()).isEqualTo(422);
    }

    @Test
    void aHundredRequestsAtOnceMakeOneWithdrawal() throws Exception {
        var guide = earned("bj001_ma", 40_000);
        var before = guide.earnings();
        var statuses = new ArrayList<Integer>();
        var threads = Executors.newFixedThreadPool(20);
        try {
            var requests = new ArrayList<Callable<Integer>>();
            for (int i = 0; i < 100; i++) {
                requests.add(() -> guide.withdraw(1_000).status());
            }
            for (var done : threads.invokeAll(requests)) {
                statuses.add(done.get());
            }
        } finally {
            threads.shutdownNow();
        }

        assertThat(statuses).containsOnlyOnce(201).allMatch(status -> status == 201 || status == 409);
        assertThat(guide.earnings().minus(before)).isEqualTo(new Earnings(0, 0, -1_000, 1_000, 0));
    }

    @Test
    void anAnswerThatIsLostIsResolvedByAskingWithTheSameNumber() {
        var guide = earned("bj001_guo", 40_000);
        long paidOutBefore = sim.journal().paidOutFen();
        sim.fault("/v3/fund-app/mch-transfer/transfer-bills", "APPLIED_BUT_LOST", 1);

        var id = guide.withdraw(2_000).expect(201).text("id");
        eventually(
                "the answer is lost",
                () -> assertThat(guide.withdrawal(id).path("status").asString()).isIn("UNKNOWN", "WAIT_USER_CONFIRM"));
        sim.advance(Duration.ofMinutes(2));
        eventually(
                "WeChat waits for the guide",
                () -> assertThat(guide.withdrawal(id).path("status").asString()).isEqualTo("WAIT_USER_CONFIRM"));
        sim.confirmTransfer(hq().outBillNo(id));

        eventually(
                "the withdrawal succeeds",
                () -> assertThat(guide.withdrawal(id).path("status").asString()).isEqualTo("SUCCESS"));
        assertThat(sim.journal().paidOutFen() - paidOutBefore).isEqualTo(2_000);
    }

    @Test
    void nobodyElseSeesTheWithdrawal() {
        var guide = earned("tj001_gao", 40_000);
        var id = guide.withdraw(1_000).expect(201).text("id");

        guide("sh001_li").http().get("/api/guide/v1/withdrawals/" + id).refused(404, "not_found");
    }

    /** A guide who has sold for so much, long enough ago. */
    private GuideClient earned(String userid, long soldFen) {
        var guide = guide(userid);
        long before = guide.earnings().availableFen();
        var shopper = stranger();
        shopper.open(guide.share(1001));
        var order = shopper.buy(OwnGoods.onShelf(1, soldFen), 1);
        hq().ship(order);
        shopper.receive(order);
        sim.advance(Duration.ofDays(8));
        eventually("commission is available", () -> assertThat(guide.earnings().availableFen() - before)
                .isEqualTo(soldFen / 20));
        return guide;
    }
}
