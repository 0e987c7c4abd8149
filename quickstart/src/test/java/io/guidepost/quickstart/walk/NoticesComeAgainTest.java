package io.guidepost.quickstart.walk;

import static org.assertj.core.api.Assertions.assertThat;

import io.guidepost.quickstart.RunningQuickstart;
import io.guidepost.simulator.outgoing.Courier.Reply;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * F-06: WeChat Pay tells of everything several times, over its own 24 hours, in any order and signed anew each time, of some
 * refunds before it has told of their payments, and of one order twenty times at once. Every post is answered, and each
 * effect is there once.
 */
class NoticesComeAgainTest extends WalkTest {

    /** When WeChat tries, counted from the payment. */
    private static final List<Duration> ATTEMPTS = attempts(
            "PT0S", "PT15S", "PT15S", "PT30S", "PT3M", "PT10M", "PT20M", "PT30M", "PT30M", "PT30M", "PT1H", "PT3H",
            "PT3H", "PT3H", "PT6H", "PT6H");

    /** The first attempt after we have asked for what we were not told. */
    private static final int AFTER_ASKING = 5;

    private static final int IN_FLIGHT = 32;
    private static final long PRICE_FEN = 20_000;
    private static final long LONGEST_ANSWER_MILLIS = 5_000;
    private static final List<String> GUIDES = List.of("sh001_li", "sh001_wang", "sh002_zhou", "sh002_lu");

    private final Random random = new Random(6);
    private final JdbcTemplate jdbc = RunningQuickstart.bean(JdbcTemplate.class);

    /** A paid order, as WeChat and we know it; {@code isToldLate} leaves us to ask for it first. */
    private record Paid(Shop shop, Shop.Placed order, boolean isToldLate) {

        String number() {
            return "G" + order.id();
        }
    }

    @Test
    void threeHundredOrders() throws Exception {
        comeAgain(300, 3);
    }

    @Test
    @Tag("deep")
    void tenThousandOrders() throws Exception {
        comeAgain(10_000, 5);
    }

    private void comeAgain(int count, int times) throws Exception {
        var earnedBefore = earned();
        var orders = paidOrders(count);
        var refunded = orders.subList(0, count / 10);
        var schedule = new ArrayList<List<String>>();
        ATTEMPTS.forEach(attempt -> schedule.add(new ArrayList<>()));
        orders.forEach(paid -> spread(schedule, paid.number(), paid.isToldLate() ? AFTER_ASKING + 1 : 0, times));

        allAnswered(
                RunningQuickstart.simulator().tellAgain(orders.get(count - 1).number(), 20));
        for (int attempt = 0; attempt < ATTEMPTS.size(); attempt++) {
            if (attempt > 0) {
                sim.advance(ATTEMPTS.get(attempt).minus(ATTEMPTS.get(attempt - 1)));
            }
            if (attempt == AFTER_ASKING) {
                // Half of these were told by now, the other half we had to ask for.
                refund(refunded).forEach(number -> spread(schedule, number, AFTER_ASKING, times));
            }
            deliver(schedule.get(attempt));
        }

        var ids = orders.stream().map(paid -> Long.parseLong(paid.order().id())).toList();
        assertThat(rows("SELECT COUNT(*) FROM order_header WHERE paid_at IS NOT NULL AND id IN (%s)", ids))
                .isEqualTo(count);
        for (var code : List.of("PAID", "ACCRUED")) {
            assertThat(rows(
                            "SELECT COUNT(*) FROM ledger_transfer WHERE ref_type = 'ORDER' AND code = '" + code
                                    + "' AND ref_id IN (%s)",
                            ids))
                    .as(code)
                    .isEqualTo(count);
        }
        assertThat(earned() - earnedBefore).isEqualTo((count - refunded.size()) * PRICE_FEN * 5 / 100);
        everythingBalances();
    }

    /** Placed and paid over HTTP by some shoppers of each guide; WeChat has told us of none. */
    private List<Paid> paidOrders(int count) throws Exception {
        var skus = IntStream.range(0, 8)
                .mapToLong(i -> OwnGoods.onShelf(count, PRICE_FEN))
                .toArray();
        var shops = new ArrayList<Shop>();
        for (int i = 0; i < 40; i++) {
            var shop = stranger();
            shop.open(guide(GUIDES.get(i % GUIDES.size())).share(1001));
            shops.add(shop);
        }
        return atOnce(IntStream.range(0, count)
                .<Callable<Paid>>mapToObj(i -> () -> {
                    var shop = shops.get(i % shops.size());
                    var order = shop.place(skus[i % skus.length], 1);
                    sim.pay(shop.prepare(order), "NEVER");
                    // Of what is refunded every second one is told late, of all others one in five.
                    return new Paid(shop, order, i < count / 10 ? i % 2 == 0 : i % 5 == 0);
                })
                .toList());
    }

    /** So many of WeChat's attempts from {@code first} on, the very first of them always. */
    private void spread(List<List<String>> schedule, String number, int first, int times) {
        var later = new ArrayList<>(
                IntStream.range(first + 1, ATTEMPTS.size()).boxed().toList());
        Collections.shuffle(later, random);
        schedule.get(first).add(number);
        later.stream().limit(times - 1).forEach(attempt -> schedule.get(attempt).add(number));
    }

    private void deliver(List<String> numbers) throws Exception {
        Collections.shuffle(numbers, random);
        var free = new Semaphore(IN_FLIGHT);
        var replies = new ArrayList<CompletableFuture<Reply>>();
        for (var number : numbers) {
            free.acquire();
            var reply = RunningQuickstart.simulator().tellAgain(number, 1).get(0);
            replies.add(reply.whenComplete((answered, failed) -> free.release()));
        }
        allAnswered(replies);
    }

    private static void allAnswered(List<CompletableFuture<Reply>> replies) {
        assertThat(replies).extracting(CompletableFuture::join).allSatisfy(reply -> {
            assertThat(reply.status()).as(reply.toString()).isEqualTo(204);
            assertThat(reply.tookMillis()).isLessThan(LONGEST_ANSWER_MILLIS);
        });
    }

    /** All of each order goes back; the answers are WeChat's numbers of the refunds. */
    private List<String> refund(List<Paid> orders) throws Exception {
        var ids = orders.stream().map(paid -> Long.parseLong(paid.order().id())).toList();
        eventually("what was not told is asked for", () -> assertThat(
                        rows("SELECT COUNT(*) FROM order_header WHERE paid_at IS NOT NULL AND id IN (%s)", ids))
                .isEqualTo(ids.size()));
        var hq = hq();
        atOnce(orders.stream()
                .<Callable<Void>>map(paid -> () -> {
                    var asked = paid.shop()
                            .askRefund(paid.order(), paid.order().line().id(), 1)
                            .expect(201);
                    hq.approveRefund(asked.text("id"));
                    return null;
                })
                .toList());
        eventually("WeChat gives the money back", () -> assertThat(rows(
                        "SELECT COUNT(*) FROM refund_request WHERE status = 'SUCCEEDED' AND order_id IN (%s)", ids))
                .isEqualTo(ids.size()));
        return jdbc.queryForList(
                in("SELECT out_refund_no FROM refund_request WHERE order_id IN (%s)", ids), String.class);
    }

    private static <T> List<T> atOnce(List<Callable<T>> work) throws Exception {
        var threads = Executors.newFixedThreadPool(16);
        try {
            var done = new ArrayList<T>();
            for (var each : threads.invokeAll(work)) {
                done.add(each.get());
            }
            return done;
        } finally {
            threads.shutdownNow();
        }
    }

    /** In whatever state: other walks' money may move on while the clock does. */
    private static long earned() {
        return GUIDES.stream()
                .map(userid -> guide(userid).earnings())
                .mapToLong(held -> held.pendingFen()
                        + held.frozenFen()
                        + held.availableFen()
                        + held.withdrawingFen()
                        + held.paidFen())
                .sum();
    }

    private long rows(String sql, List<Long> ids) {
        return jdbc.queryForObject(in(sql, ids), Long.class);
    }

    private static String in(String sql, List<Long> ids) {
        var list = ids.toString();
        return sql.formatted(list.substring(1, list.length() - 1));
    }

    private static List<Duration> attempts(String... pauses) {
        var attempts = new ArrayList<Duration>();
        var at = Duration.ZERO;
        for (var pause : pauses) {
            at = at.plus(Duration.parse(pause));
            attempts.add(at);
        }
        return attempts;
    }
}
