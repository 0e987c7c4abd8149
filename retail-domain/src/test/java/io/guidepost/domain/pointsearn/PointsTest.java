package io.guidepost.domain.pointsearn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.guidepost.core.money.Money;
import io.guidepost.domain.DomainTest;
import io.guidepost.domain.MovableClock;
import io.guidepost.domain.Refusal;
import io.guidepost.domain.database.Ids;
import io.guidepost.domain.database.TransactionRetry;
import io.guidepost.domain.order.CancelOrder;
import io.guidepost.domain.order.ExplainPrice;
import io.guidepost.domain.order.PlaceOrder;
import io.guidepost.domain.order.PlaceOrder.Command;
import io.guidepost.domain.order.PlaceOrder.Command.Item;
import io.guidepost.domain.order.PlacedOrder;
import io.guidepost.domain.order.QuoteOrder;
import io.guidepost.domain.order.ShopScene;
import io.guidepost.domain.outbox.DeliverOutbox;
import io.guidepost.domain.payment.ConfirmPayment;
import io.guidepost.domain.payment.EarnAfterPayment;
import io.guidepost.domain.payment.FakePaymentGateway;
import io.guidepost.domain.payment.LearnedBy;
import io.guidepost.domain.payment.PaymentGateway.RefundState;
import io.guidepost.domain.payment.PreparePayment;
import io.guidepost.domain.points.AdjustPoints;
import io.guidepost.domain.points.OrderPoints;
import io.guidepost.domain.points.OrderPoints.Line;
import io.guidepost.domain.points.OrderPoints.Sale;
import io.guidepost.domain.points.PointsEntry;
import io.guidepost.domain.points.PointsEntry.Kind;
import io.guidepost.domain.points.PointsLedger;
import io.guidepost.domain.refund.ConfirmRefund;
import io.guidepost.domain.refund.DecideRefund;
import io.guidepost.domain.refund.DecideRefund.Decider;
import io.guidepost.domain.refund.RequestRefund;
import io.guidepost.domain.refund.RequestRefund.Command.Wanted;
import io.guidepost.domain.shopper.MergeShoppers;
import io.guidepost.domain.shopper.OneShopper;
import io.guidepost.domain.sight.Sight;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.stream.LongStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;

/** Points from earning to spending and back (PRM-6, PRM-8, E21, PF-M8, PF-M9): none is lost, none is made, none is spent twice. */
@DomainTest
class PointsTest {

    private static final long MAKER = 71;
    private static final long CHECKER = 72;

    @Autowired
    PlaceOrder placeOrder;

    @Autowired
    QuoteOrder quoteOrder;

    @Autowired
    CancelOrder cancelOrder;

    @Autowired
    ExplainPrice explainPrice;

    @Autowired
    PreparePayment preparePayment;

    @Autowired
    ConfirmPayment confirmPayment;

    @Autowired
    FakePaymentGateway weChat;

    @Autowired
    RequestRefund requestRefund;

    @Autowired
    DecideRefund decideRefund;

    @Autowired
    ConfirmRefund confirmRefund;

    @Autowired
    DeliverOutbox deliverOutbox;

    @Autowired
    EarnPoints earnPoints;

    @Autowired
    OrderPoints orderPoints;

    @Autowired
    PointsLedger ledger;

    @Autowired
    AdjustPoints adjustPoints;

    @Autowired
    MergeShoppers mergeShoppers;

    @Autowired
    OneShopper oneShopper;

    @Autowired
    TransactionRetry transaction;

    @Autowired
    Ids ids;

    @Autowired
    ShopScene scene;

    @Autowired
    MovableClock clock;

    static LongStream seeds() {
        return LongStream.of(5, 20261123);
    }

    @Test
    void aPaidOrderEarnsItsPointsOnceHoweverOftenItIsTold() {
        var order = paid(placeOrder.place(scene.basket(shopper(), new Item(scene.sku(19_999, 9), 2))));
        long member = order.order().memberId();

        assertThat(balance(member)).isEqualTo(399);
        earnPoints.deliver(new EarnAfterPayment(order.order().id()));

        assertThat(balance(member)).isEqualTo(399);
        assertThat(ledger.entries(member, Long.MAX_VALUE, 10))
                .singleElement()
                .satisfies(entry -> assertThat(entry.kind()).isEqualTo(Kind.EARNED));
    }

    @Test
    void pointsTakeTheirShareOffEveryLineAndTheQuoteAndTheOrderSayTheSame() {
        long member = shopper();
        give(member, 5_000);
        long dear = scene.sku(30_000, 9);
        long cheap = scene.sku(10_000, 9);
        var basket = using(3_001, scene.basket(member, new Item(dear, 1), new Item(cheap, 1)));

        var quote = quoteOrder.quote(basket, false).quote();
        var order = placeOrder.place(basket);

        assertThat(quote.pointsUsed()).isEqualTo(3_001);
        assertThat(quote.points().fen()).isEqualTo(3_001);
        assertThat(order.order().payableFen()).isEqualTo(quote.payable().fen());
        assertThat(order.lines()).extracting(line -> line.pointsFen()).containsExactly(2_251L, 750L);
        assertThat(order.lines()).extracting(line -> line.paidFen()).containsExactly(27_749L, 9_250L);
        assertThat(balance(member)).isEqualTo(1_999);
        assertThat(explainPrice
                        .of(member, order.order().id())
                        .story()
                        .orElseThrow()
                        .steps())
                .anySatisfy(step -> assertThat(step.why().en()).isEqualTo("3001 points take off 30.01 yuan"));
    }

    @Test
    void atMostHalfOfTheGoodsCanBePaidWithPointsHoweverManyAreOffered() {
        long member = shopper();
        give(member, 900_000);

        var order = placeOrder.place(using(900_000, scene.basket(member, scene.sku(10_001, 9))));

        assertThat(order.lines().get(0).pointsFen()).isEqualTo(5_000);
        assertThat(balance(member)).isEqualTo(895_000);
    }

    @Test
    void pointsOneDoesNotHaveAreRefusedWithWhatThereIs() {
        long member = shopper();
        give(member, 12);
        long sku = scene.sku(10_000, 9);

        assertThatThrownBy(() -> placeOrder.place(using(13, scene.basket(member, sku))))
                .isInstanceOfSatisfying(Refusal.class, no -> {
                    assertThat(no.code()).isEqualTo("not_enough_points");
                    assertThat(no.facts()).containsEntry("availablePoints", 12L);
                });
        assertThat(balance(member)).isEqualTo(12);
        assertThat(scene.stockOf(sku)).containsExactly(9, 0, 0);
    }

    /** E21, PF-M8: of a hundred that want the same points one gets them. */
    @Test
    void ofAHundredOrdersAtOnceForTheSamePointsOneWins() throws Exception {
        long member = shopper();
        give(member, 1_000);
        long sku = scene.sku(10_000, 200);
        var basket = using(1_000, scene.basket(member, sku));

        var placed = atOnce(100, () -> placeOrder.place(basket));

        assertThat(placed).isEqualTo(1);
        assertThat(balance(member)).isZero();
        assertThat(scene.stockOf(sku)).containsExactly(199, 1, 0);
    }

    @Test
    void ofAHundredApprovalsThatTakeAllPointsOneIsPosted() throws Exception {
        long member = shopper();
        give(member, 70);
        var asked = new ArrayList<Long>();
        for (int i = 0; i < 100; i++) {
            asked.add(adjustPoints.propose(member, -70, "兑换礼品", MAKER).id());
        }
        var next = asked.iterator();

        var posted = atOnce(100, () -> {
            long id;
            synchronized (next) {
                id = next.next();
            }
            return adjustPoints.approve(id, CHECKER);
        });

        assertThat(posted).isEqualTo(1);
        assertThat(balance(member)).isZero();
    }

    /** PF-M9: what an order took, and nothing else, comes back with it; however often it is cancelled. */
    @Test
    void pointsOfACancelledOrderComeBackOnce() throws Exception {
        long member = shopper();
        give(member, 800);
        var order = placeOrder.place(using(300, scene.basket(member, scene.sku(10_000, 9))));
        assertThat(balance(member)).isEqualTo(500);

        atOnce(20, () -> cancelOrder.cancel(member, order.order().id()));

        assertThat(balance(member)).isEqualTo(800);
        assertThat(ledger.entries(member, Long.MAX_VALUE, 10))
                .extracting(PointsEntry::kind)
                .containsExactly(Kind.GIVEN_BACK, Kind.SPENT, Kind.ADJUSTED);
    }

    @Test
    void refundsBringBackWhatWasSpentAndTakeBackWhatWasEarnedProRata() {
        long member = shopper();
        give(member, 1_000);
        var order = paid(placeOrder.place(using(1_000, scene.basket(member, new Item(scene.sku(10_000, 9), 3)))));
        long line = order.lines().get(0).id();
        assertThat(balance(member)).as("290 for 290 yuan").isEqualTo(290);

        refund(order, line, 1);

        // A third of a thousand comes back; two thirds of 290 yuan are kept, of which 193 points stand.
        assertThat(balance(member)).isEqualTo(333 + 193);
        refund(order, line, 2);
        assertThat(balance(member)).isEqualTo(1_000);
        assertThat(ledger.account(member).owed()).isZero();
    }

    @Test
    void whoSpendsWhatHeEarnedAndReturnsTheGoodsOwesItAndPaysWithTheNextPoints() {
        long member = shopper();
        var order = paid(placeOrder.place(scene.basket(member, scene.sku(50_000, 9))));
        var spent = placeOrder.place(using(400, scene.basket(member, scene.sku(10_000, 9))));
        assertThat(balance(member)).isEqualTo(100);

        refund(order, order.lines().get(0).id(), 1);

        assertThat(ledger.account(member).balance()).isZero();
        assertThat(ledger.account(member).owed()).isEqualTo(400);
        give(member, 150);
        assertThat(ledger.account(member).owed()).isEqualTo(250);
        cancelOrder.cancel(member, spent.order().id());
        assertThat(balance(member)).isEqualTo(150);
    }

    @Test
    void whatWentBackBeforeThePaymentWasHeardOfEarnsNothing() {
        long member = shopper();
        var order = placeOrder.place(scene.basket(member, scene.sku(10_000, 9))).order();

        transaction.run(() -> orderPoints.paid(sale(order.id(), member, 30_000, 10_000), clock.instant()));
        transaction.run(() -> orderPoints.paid(sale(order.id(), member, 30_000, 10_000), clock.instant()));

        assertThat(balance(member)).isEqualTo(200);
        cancelOrder.cancel(member, order.id());
    }

    @Test
    void anAdjustmentTakesTwoPeopleAndWhatIsRejectedChangesNothing() {
        long member = shopper();
        var proposed = adjustPoints.propose(member, 50, "补偿", MAKER);

        assertRefused(() -> adjustPoints.approve(proposed.id(), MAKER), "maker_is_checker");
        assertThat(balance(member)).isZero();
        adjustPoints.approve(proposed.id(), CHECKER);
        assertRefused(() -> adjustPoints.approve(proposed.id(), CHECKER), "not_found");
        var rejected = adjustPoints.propose(member, -50, "错误", MAKER);
        adjustPoints.reject(rejected.id(), CHECKER);
        assertRefused(() -> adjustPoints.approve(rejected.id(), CHECKER), "not_found");

        assertThat(balance(member)).isEqualTo(50);
        var tooMany = adjustPoints.propose(member, -51, "错误", MAKER);
        assertRefused(() -> adjustPoints.approve(tooMany.id(), CHECKER), "not_enough_points");
        assertThat(balance(member)).isEqualTo(50);
    }

    /**
     * S0-1: however records are merged, earn, spend and part again, each member has what his records come to; and when all are
     * parted, each record has exactly what is its own.
     */
    @ParameterizedTest
    @MethodSource("seeds")
    void partingRestoresThePointsOfEveryRecordExactly(long seed) {
        var random = new Random(seed);
        var records = new ArrayList<Long>();
        var orders = new HashMap<Long, Long>();
        for (int i = 0; i < 4; i++) {
            long member = shopper();
            records.add(member);
            for (int n = 0; n < 3; n++) {
                orders.put(
                        placeOrder
                                .place(scene.basket(member, scene.sku(100, 1)))
                                .order()
                                .id(),
                        member);
            }
        }
        var own = new HashMap<Long, Long>();
        var goneBack = new HashMap<Long, Long>();
        for (int step = 0; step < 70; step++) {
            long one = records.get(random.nextInt(records.size()));
            long order = List.copyOf(orders.keySet()).get(random.nextInt(orders.size()));
            switch (random.nextInt(6)) {
                case 0 -> earn(order, orders.get(order), own, goneBack);
                case 1 -> refundSome(order, orders.get(order), own, goneBack, random);
                case 2 -> spend(one, 1 + random.nextInt(80), own);
                case 3 -> {
                    long standing = oneShopper.standingFor(one);
                    give(standing, 40);
                    own.merge(standing, 40L, Long::sum);
                }
                case 4 -> merge(one, records.get(random.nextInt(records.size())));
                default -> unmerge(one);
            }
            assertAddedUp(records, own, seed, step);
        }
        for (int i = 0; i < 20; i++) {
            records.forEach(this::unmerge);
        }
        for (long record : records) {
            assertThat(oneShopper.standingFor(record)).as("seed %d", seed).isEqualTo(record);
            assertThat(ledger.account(record).net()).as("seed %d", seed).isEqualTo(own.getOrDefault(record, 0L));
        }
        orders.keySet().forEach(order -> cancelOrder.cancel(orders.get(order), order));
    }

    private void assertAddedUp(List<Long> records, Map<Long, Long> own, long seed, int step) {
        for (long record : records) {
            long standing = oneShopper.standingFor(record);
            long expected = oneShopper.recordsOf(standing).stream()
                    .mapToLong(each -> own.getOrDefault(each, 0L))
                    .sum();
            assertThat(ledger.account(record).net())
                    .as("seed %d, step %d", seed, step)
                    .isEqualTo(expected);
        }
    }

    private void earn(long order, long record, Map<Long, Long> own, Map<Long, Long> goneBack) {
        if (goneBack.putIfAbsent(order, 0L) == null) {
            transaction.run(() -> orderPoints.paid(sale(order, record, 10_000, 0), clock.instant()));
            own.merge(record, 100L, Long::sum);
        }
    }

    private void refundSome(long order, long record, Map<Long, Long> own, Map<Long, Long> goneBack, Random random) {
        var before = goneBack.get(order);
        if (before == null || before == 10_000) {
            return;
        }
        long fen = Math.min(10_000, before + 100 * (1 + random.nextInt(60)));
        transaction.run(() -> orderPoints.refunded(sale(order, record, 10_000, fen), ids.next(), clock.instant()));
        goneBack.put(order, fen);
        own.merge(record, -(fen - before) / 100, Long::sum);
    }

    private void spend(long record, long points, Map<Long, Long> own) {
        long standing = oneShopper.standingFor(record);
        var asked = adjustPoints.propose(record, -points, "兑换", MAKER);
        try {
            adjustPoints.approve(asked.id(), CHECKER);
            own.merge(standing, -points, Long::sum);
        } catch (Refusal tooFew) {
            assertThat(balance(record)).isLessThan(points);
            adjustPoints.reject(asked.id(), CHECKER);
        }
    }

    private void merge(long one, long other) {
        long kept = oneShopper.standingFor(one);
        long merged = oneShopper.standingFor(other);
        if (kept != merged) {
            mergeShoppers.merge(kept, merged, MAKER, "同一人");
        }
    }

    private void unmerge(long record) {
        try {
            mergeShoppers.unmerge(record, MAKER, "弄错了");
        } catch (Refusal notNow) {
            assertThat(notNow.code()).isIn("member_not_merged", "member_merged_again");
        }
    }

    private static Sale sale(long orderId, long memberId, long paidFen, long refundedFen) {
        return new Sale(
                orderId, memberId, List.of(new Line(Money.ofFen(paidFen), Money.ofFen(refundedFen), Money.ZERO, 1, 0)));
    }

    private long shopper() {
        long member = scene.member();
        scene.execute(
                "INSERT INTO shopper_identity (kind, value, member_id, created_at) VALUES ('OPENID', ?, ?, ?)",
                "o_points_" + member,
                member,
                clock.instant());
        return member;
    }

    private void give(long member, long points) {
        adjustPoints.approve(adjustPoints.propose(member, points, "补偿", MAKER).id(), CHECKER);
    }

    private long balance(long member) {
        return ledger.account(member).balance();
    }

    private static Command using(long points, Command basket) {
        return new Command(
                basket.memberId(), basket.items(), basket.address(), List.of(), points, OptionalLong.empty());
    }

    private PlacedOrder paid(PlacedOrder order) {
        long id = order.order().id();
        preparePayment.prepare(order.order().memberId(), id);
        confirmPayment.confirm(weChat.pay("G" + id), LearnedBy.NOTICE);
        deliver();
        return order;
    }

    private void refund(PlacedOrder order, long lineId, int quantity) {
        var refund = requestRefund.request(new RequestRefund.Command(
                order.order().memberId(), order.order().id(), List.of(new Wanted(lineId, quantity)), "不合适"));
        decideRefund.approve(new Decider(1, Sight.ALL), refund.id());
        deliver();
        confirmRefund.confirm(weChat.decideRefund(refund.outRefundNo(), RefundState.SUCCESS));
    }

    private void deliver() {
        for (int round = 0; round < 20 && deliverOutbox.runDue(200) == 200; round++) {}
    }

    private static void assertRefused(ThrowingCallable call, String code) {
        assertThatThrownBy(call).isInstanceOfSatisfying(Refusal.class, no -> assertThat(no.code())
                .isEqualTo(code));
    }

    /** How many succeeded; the others were refused. */
    private static long atOnce(int times, Callable<?> call) throws Exception {
        var pool = Executors.newFixedThreadPool(32);
        long succeeded = 0;
        try {
            for (var done : pool.invokeAll(Collections.nCopies(times, call))) {
                try {
                    done.get();
                    succeeded++;
                } catch (ExecutionException failed) {
                    assertThat(failed.getCause()).isInstanceOfSatisfying(Refusal.class, no -> assertThat(no.code())
                            .isEqualTo("not_enough_points"));
                }
            }
        } finally {
            pool.shutdown();
        }
        return succeeded;
    }
}
