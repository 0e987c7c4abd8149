package io.guidepost.domain.correction;

import static org.assertj.core.api.Assertions.assertThat;

import io.guidepost.core.attribution.GuideId;
import io.guidepost.core.commission.Beneficiary;
import io.guidepost.core.ledger.Account;
import io.guidepost.core.ledger.AccountKind;
import io.guidepost.domain.DomainTest;
import io.guidepost.domain.MovableClock;
import io.guidepost.domain.books.Invariants;
import io.guidepost.domain.commission.ReleaseCommissions;
import io.guidepost.domain.commission.Sales;
import io.guidepost.domain.commission.Sales.Goods;
import io.guidepost.domain.commission.Sales.Sale;
import io.guidepost.domain.commission.Sales.Seller;
import io.guidepost.domain.incentive.Campaigns;
import io.guidepost.domain.ledger.Ledger;
import io.guidepost.domain.payout.CancelWithdrawal;
import io.guidepost.domain.payout.RequestWithdrawal;
import io.guidepost.domain.payout.Withdrawal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.context.TestPropertySource;

/**
 * Any sequence of sales, refunds, corrections, receipts, releases and withdrawals, compared to the fen after each with a
 * model that knows nothing of accruals: a sale's commission and reward move from one guide's account to the other's.
 */
// A schema of its own, shared with the books' tests: others leave orders behind that nobody really paid.
@DomainTest
@TestPropertySource(properties = "test.schema=books")
class CorrectionPropertiesTest {

    private static final int OPERATIONS = 120;
    private static final long PER_UNIT = 7;

    @Autowired
    Sales sales;

    @Autowired
    Campaigns campaigns;

    @Autowired
    MakeCorrection corrections;

    @Autowired
    ReleaseCommissions releases;

    @Autowired
    RequestWithdrawal requests;

    @Autowired
    CancelWithdrawal cancellations;

    @Autowired
    Ledger ledger;

    @Autowired
    Invariants invariants;

    @Autowired
    MovableClock clock;

    @Autowired
    JdbcTemplate jdbc;

    @ParameterizedTest
    @ValueSource(longs = {3, 1_511, 20_261_122})
    void everyFenFollowsTheSaleToWhomeverItIsGiven(long seed) {
        var random = new Random(seed);
        var people = new ArrayList<Person>();
        for (int i = 0; i < 3; i++) {
            people.add(new Person(sales.seller()));
        }
        campaigns.perUnit(people.stream().map(person -> person.seller).toList(), PER_UNIT, 1_000_000);
        var sold = new ArrayList<Sold>();
        for (int i = 0; i < OPERATIONS; i++) {
            var did = step(random, people, sold);
            for (var person : people) {
                assertThat(held(person))
                        .as("seed %d, operation %d: %s", seed, i, did)
                        .isEqualTo(person.held);
            }
        }
        invariants.require();
        assertThat(ledger.trialBalance().isBalanced()).isTrue();
        for (var sale : sold) {
            assertThat(heldOfOthersThan(sale))
                    .as("seed %d: whoever lost order %d holds nothing of it", seed, sale.sale.orderId())
                    .isZero();
        }
    }

    private String step(Random random, List<Person> people, List<Sold> sold) {
        return switch (random.nextInt(8)) {
            case 0, 1 -> sell(random, people, sold);
            case 2 -> refund(random, sold);
            case 3, 4 -> correct(random, people, sold);
            case 5 -> receive(random, sold);
            case 6 -> release(random, sold);
            default -> withdraw(random, people.get(random.nextInt(people.size())));
        };
    }

    private String sell(Random random, List<Person> people, List<Sold> sold) {
        var goods = new ArrayList<Goods>();
        for (int i = 0; i <= random.nextInt(3); i++) {
            goods.add(new Goods(1 + random.nextInt(4), 1 + random.nextInt(300_000)));
        }
        var owner = people.get(random.nextInt(people.size()));
        var sale = new Sold(sales.place(owner.seller, goods), owner);
        sales.pay(sale.sale);
        goods.forEach(each -> sale.lines.add(new long[] {each.paidFen(), each.quantity()}));
        owner.add(AccountKind.PENDING, sale.due());
        sold.add(sale);
        return "sold " + goods;
    }

    private String refund(Random random, List<Sold> sold) {
        if (sold.isEmpty()) {
            return "nothing";
        }
        var sale = sold.get(random.nextInt(sold.size()));
        int index = random.nextInt(sale.lines.size());
        var line = sale.lines.get(index);
        if (line[0] == 0 || line[1] == 0) {
            return "nothing";
        }
        int units = 1 + random.nextInt((int) line[1]);
        long fen = units == line[1] ? line[0] : 1 + (long) (random.nextDouble() * (line[0] - 1));
        long before = sale.due();
        sales.refund(sale.sale, sale.sale.lines().get(index).lineId(), units, fen);
        line[0] -= fen;
        line[1] -= units;
        sale.owner.lose(sale.state, before - sale.due());
        return "refunded " + fen;
    }

    private String correct(Random random, List<Person> people, List<Sold> sold) {
        if (sold.isEmpty()) {
            return "nothing";
        }
        var sale = sold.get(random.nextInt(sold.size()));
        var next = people.get(random.nextInt(people.size()));
        if (next == sale.owner) {
            return "nothing";
        }
        long maker = 1;
        var proposed = corrections.propose(new MakeCorrection.Wanted(
                sale.sale.orderId(),
                CorrectionCase.Kind.RULING,
                next.seller.guideId(),
                Optional.of(next.seller.storeId()),
                false,
                "顾客由另一位导购接待",
                maker));
        corrections.approve(proposed.id(), 2);
        if (random.nextBoolean()) {
            corrections.approve(proposed.id(), 3);
        }
        sale.owner.lose(sale.state, sale.due());
        next.gain(sale.state, sale.due());
        sale.owner = next;
        return "corrected in " + sale.state;
    }

    private String receive(Random random, List<Sold> sold) {
        var pending =
                sold.stream().filter(sale -> sale.state == AccountKind.PENDING).toList();
        if (pending.isEmpty()) {
            return "nothing";
        }
        var sale = pending.get(random.nextInt(pending.size()));
        sale.releaseAt = clock.instant().plus(Duration.ofDays(8));
        sales.receive(sale.sale, sale.releaseAt);
        jdbc.update(
                "UPDATE order_header SET window_ends_at = ? WHERE id = ?",
                java.time.LocalDateTime.ofInstant(sale.releaseAt, java.time.ZoneOffset.UTC),
                sale.sale.orderId());
        sale.owner.add(AccountKind.PENDING, -sale.due());
        sale.owner.add(AccountKind.FROZEN, sale.due());
        sale.state = AccountKind.FROZEN;
        return "received";
    }

    private String release(Random random, List<Sold> sold) {
        clock.advance(Duration.ofDays(random.nextInt(10)));
        releases.runDue(100_000);
        for (var sale : sold) {
            if (sale.state == AccountKind.FROZEN && !sale.releaseAt.isAfter(clock.instant())) {
                sale.owner.add(AccountKind.FROZEN, -sale.due());
                sale.owner.gain(AccountKind.AVAILABLE, sale.due());
                sale.state = AccountKind.AVAILABLE;
                if (random.nextInt(3) == 0) {
                    // A statement was closed over it, and paid.
                    jdbc.update(
                            "UPDATE commission_accrual SET status = ? WHERE order_id = ? AND status = 'AVAILABLE'",
                            random.nextBoolean() ? "SETTLED" : "PAID",
                            sale.sale.orderId());
                }
            }
        }
        return "released";
    }

    private String withdraw(Random random, Person person) {
        if (person.withdrawal != null) {
            cancellations.cancel(person.seller.guideId(), person.withdrawal.id());
            person.add(AccountKind.WITHDRAWING, -person.withdrawal.amountFen());
            person.gain(AccountKind.AVAILABLE, person.withdrawal.amountFen());
            person.withdrawal = null;
            return "took the withdrawal back";
        }
        long available = person.held.get(AccountKind.AVAILABLE);
        if (available < 1_000 || person.held.get(AccountKind.DEBT) > 0) {
            return "nothing";
        }
        clock.advance(Duration.ofDays(1));
        long fen = random.nextBoolean() ? Math.min(available, 20_000) : 1_000;
        person.withdrawal = requests.request(person.seller.guideId(), fen, Withdrawal.Channel.PAYROLL_EXPORT);
        person.add(AccountKind.AVAILABLE, -fen);
        person.add(AccountKind.WITHDRAWING, fen);
        return "withdrew " + fen;
    }

    private Map<AccountKind, Long> held(Person person) {
        var payee = Beneficiary.guide(new GuideId(person.seller.guideId()));
        var held = new EnumMap<AccountKind, Long>(AccountKind.class);
        ledger.balances(person.held.keySet().stream()
                        .map(kind -> Account.of(payee, kind))
                        .toList())
                .forEach((account, money) -> held.put(account.kind(), money.fen()));
        return held;
    }

    private long heldOfOthersThan(Sold sale) {
        return jdbc.queryForObject(
                "SELECT COALESCE(SUM(accrued_fen - clawed_fen), 0) FROM commission_accrual"
                        + " WHERE order_id = ? AND payee_type = 'GUIDE' AND payee_id <> ?",
                Long.class,
                sale.sale.orderId(),
                sale.owner.seller.guideId());
    }

    /**
     * A sale as the model sees it, on one account of one guide: 5 % of what is kept of each line, rounded down, and a reward for
     * each unit kept.
     */
    private static final class Sold {

        final Sale sale;
        final List<long[]> lines = new ArrayList<>();
        Person owner;
        AccountKind state = AccountKind.PENDING;
        Instant releaseAt;

        Sold(Sale sale, Person owner) {
            this.sale = sale;
            this.owner = owner;
        }

        long due() {
            return lines.stream()
                    .mapToLong(line -> line[0] * 5 / 100 + PER_UNIT * line[1])
                    .sum();
        }
    }

    private static final class Person {

        final Seller seller;
        final Map<AccountKind, Long> held = new EnumMap<>(AccountKind.class);
        Withdrawal withdrawal;

        Person(Seller seller) {
            this.seller = seller;
            for (var kind : List.of(
                    AccountKind.PENDING,
                    AccountKind.FROZEN,
                    AccountKind.AVAILABLE,
                    AccountKind.WITHDRAWING,
                    AccountKind.DEBT)) {
                held.put(kind, 0L);
            }
        }

        void add(AccountKind kind, long fen) {
            held.merge(kind, fen, Long::sum);
        }

        /** What is not there any more is owed. */
        void lose(AccountKind kind, long fen) {
            long there = kind == AccountKind.AVAILABLE ? Math.min(fen, held.get(kind)) : fen;
            add(kind, -there);
            add(AccountKind.DEBT, fen - there);
        }

        /** What is owed is repaid first. */
        void gain(AccountKind kind, long fen) {
            long repaid = kind == AccountKind.AVAILABLE ? Math.min(fen, held.get(AccountKind.DEBT)) : 0;
            add(AccountKind.DEBT, -repaid);
            add(kind, fen - repaid);
        }
    }
}
