package io.guidepost.domain.books;

import static org.assertj.core.api.Assertions.assertThat;

import io.guidepost.core.attribution.GuideId;
import io.guidepost.core.commission.Beneficiary;
import io.guidepost.core.ledger.Account;
import io.guidepost.core.ledger.AccountKind;
import io.guidepost.core.settlement.WithdrawalState;
import io.guidepost.domain.DomainTest;
import io.guidepost.domain.MovableClock;
import io.guidepost.domain.commission.ReleaseCommissions;
import io.guidepost.domain.commission.Sales;
import io.guidepost.domain.commission.Sales.Goods;
import io.guidepost.domain.commission.Sales.Sale;
import io.guidepost.domain.commission.Sales.Seller;
import io.guidepost.domain.ledger.Ledger;
import io.guidepost.domain.outbox.DeliverOutbox;
import io.guidepost.domain.payout.CancelWithdrawal;
import io.guidepost.domain.payout.ConfirmPayout;
import io.guidepost.domain.payout.FakePayoutGateway;
import io.guidepost.domain.payout.FakePayoutGateway.Weather;
import io.guidepost.domain.payout.PayoutGateway.TransferState;
import io.guidepost.domain.payout.ReconcilePayouts;
import io.guidepost.domain.payout.RequestWithdrawal;
import io.guidepost.domain.payout.Withdrawal;
import io.guidepost.domain.payout.Withdrawals;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.TestPropertySource;

/** Any sequence of sales, refunds, receipts, releases and withdrawals, compared to the fen with a model in memory. */
// A schema of its own: other tests leave orders behind that nobody really paid.
@DomainTest
@TestPropertySource(properties = "test.schema=books")
class MoneyPropertiesTest {

    private static final int OPERATIONS = 300;

    @Autowired
    Sales sales;

    @Autowired
    ReleaseCommissions releases;

    @Autowired
    RequestWithdrawal requests;

    @Autowired
    CancelWithdrawal cancellations;

    @Autowired
    ConfirmPayout confirmPayout;

    @Autowired
    ReconcilePayouts reconcilePayouts;

    @Autowired
    DeliverOutbox outbox;

    @Autowired
    Withdrawals withdrawals;

    @Autowired
    FakePayoutGateway weChat;

    @Autowired
    Ledger ledger;

    @Autowired
    Invariants invariants;

    @Autowired
    MovableClock clock;

    @AfterEach
    void clearSkies() {
        weChat.weather(Weather.FINE);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 20_261_122, 77, 4_242})
    void everyFenFollowsTheModel(long seed) {
        var random = new Random(seed);
        var people = new ArrayList<Person>();
        for (int i = 0; i < 3; i++) {
            people.add(new Person(sales.seller()));
        }
        for (int i = 0; i < OPERATIONS; i++) {
            var person = people.get(random.nextInt(people.size()));
            var did = step(random, person, people);
            for (var each : people) {
                assertThat(held(each))
                        .as("seed %d, operation %d: %s", seed, i, did)
                        .isEqualTo(each.held);
            }
        }
        invariants.require();
        assertThat(ledger.trialBalance().isBalanced()).isTrue();
    }

    private String step(Random random, Person person, List<Person> people) {
        switch (random.nextInt(8)) {
            case 0, 1 -> sell(random, person);
            case 2, 3 -> refund(random, person);
            case 4 -> receive(random, person);
            case 5 -> release(random, people);
            case 6 -> withdraw(random, person);
            default -> finish(random, person);
        }
        return person.last;
    }

    private void sell(Random random, Person person) {
        var goods = new ArrayList<Goods>();
        for (int i = 0; i <= random.nextInt(3); i++) {
            int quantity = 1 + random.nextInt(5);
            goods.add(new Goods(quantity, 1 + random.nextInt(400_000)));
        }
        var sale = sales.place(person.seller, goods);
        sales.pay(sale);
        for (int i = 0; i < goods.size(); i++) {
            var line = new Line(sale, i, goods.get(i).paidFen(), goods.get(i).quantity());
            person.lines.add(line);
            person.add(AccountKind.PENDING, line.due());
        }
        person.last = "sold " + goods;
    }

    private void refund(Random random, Person person) {
        var open = person.lines.stream()
                .filter(line -> line.units > 0 && line.kept > 0)
                .toList();
        if (open.isEmpty()) {
            return;
        }
        var line = open.get(random.nextInt(open.size()));
        int units = 1 + random.nextInt(line.units);
        long fen = units == line.units ? line.kept : 1 + (long) (random.nextDouble() * (line.kept - 1));
        sales.refund(line.sale, line.sale.lines().get(line.index).lineId(), units, fen);
        long before = line.due();
        line.kept -= fen;
        line.units -= units;
        long taken = before - line.due();
        if (line.state == AccountKind.AVAILABLE) {
            long there = Math.min(taken, person.held.get(AccountKind.AVAILABLE));
            person.add(AccountKind.AVAILABLE, -there);
            person.add(AccountKind.DEBT, taken - there);
        } else {
            person.add(line.state, -taken);
        }
        person.last = "refunded %d of line %d in %s".formatted(fen, line.index, line.state);
    }

    private void receive(Random random, Person person) {
        var pending = person.lines.stream()
                .filter(line -> line.state == AccountKind.PENDING)
                .toList();
        if (pending.isEmpty()) {
            return;
        }
        var sale = pending.get(random.nextInt(pending.size())).sale;
        var releaseAt = clock.instant().plus(Duration.ofDays(8));
        sales.receive(sale, releaseAt);
        person.lines.stream().filter(line -> line.sale == sale).forEach(line -> {
            line.state = AccountKind.FROZEN;
            line.releaseAt = releaseAt;
            person.add(AccountKind.PENDING, -line.due());
            person.add(AccountKind.FROZEN, line.due());
        });
        person.last = "received";
    }

    private void release(Random random, List<Person> people) {
        clock.advance(Duration.ofDays(random.nextInt(10)));
        releases.runDue(100_000);
        for (var person : people) {
            for (var line : person.lines) {
                if (line.state == AccountKind.FROZEN && !line.releaseAt.isAfter(clock.instant())) {
                    line.state = AccountKind.AVAILABLE;
                    person.add(AccountKind.FROZEN, -line.due());
                    person.receive(line.due());
                }
            }
            person.last = "released";
        }
    }

    /** A day later, so that the daily limit is out of the way; as WeChat happens to feel. */
    private void withdraw(Random random, Person person) {
        long available = person.held.get(AccountKind.AVAILABLE);
        if (person.withdrawal != null || available < 1_000 || person.held.get(AccountKind.DEBT) > 0) {
            return;
        }
        clock.advance(Duration.ofDays(1));
        long fen = 1_000 + (long) (random.nextDouble() * (Math.min(available, 20_000) - 1_000));
        weChat.weather(Weather.values()[random.nextInt(Weather.values().length)]);
        person.withdrawal = requests.request(person.seller.guideId(), fen, Withdrawal.Channel.WECHAT_TRANSFER);
        person.add(AccountKind.AVAILABLE, -fen);
        person.add(AccountKind.WITHDRAWING, fen);
        while (outbox.runDue(100) == 100) {}
        weChat.weather(Weather.FINE);
        if (now(person).status() == WithdrawalState.FAILED) {
            person.comesBack();
        }
        person.last = "withdrew " + fen;
    }

    private void finish(Random random, Person person) {
        if (person.withdrawal == null) {
            return;
        }
        clock.advance(Duration.ofHours(2));
        reconcilePayouts.runDue(1_000);
        var number = person.withdrawal.outBillNo();
        switch (random.nextInt(4)) {
            case 0 -> {
                cancellations.cancel(person.seller.guideId(), person.withdrawal.id());
                person.comesBack();
            }
            case 1 -> {
                confirmPayout.confirm(weChat.becomes(number, TransferState.FAIL, Optional.of("ACCOUNT_FROZEN")));
                person.comesBack();
            }
            default -> {
                var paid = weChat.becomes(number, TransferState.SUCCESS, Optional.empty());
                confirmPayout.confirm(paid);
                confirmPayout.confirm(paid);
                person.add(AccountKind.WITHDRAWING, -person.withdrawal.amountFen());
                assertThat(weChat.paidFen(number)).isEqualTo(person.withdrawal.amountFen());
                person.withdrawal = null;
            }
        }
        person.last = "finished";
    }

    private Withdrawal now(Person person) {
        return withdrawals.find(person.withdrawal.id()).orElseThrow();
    }

    private Map<AccountKind, Long> held(Person person) {
        var payee = Beneficiary.guide(new GuideId(person.seller.guideId()));
        var accounts = person.held.keySet().stream()
                .map(kind -> Account.of(payee, kind))
                .toList();
        var held = new EnumMap<AccountKind, Long>(AccountKind.class);
        ledger.balances(accounts).forEach((account, money) -> held.put(account.kind(), money.fen()));
        return held;
    }

    /** One line as the model sees it: 5 % of what is kept, rounded down. */
    private static final class Line {

        final Sale sale;
        final int index;
        long kept;
        int units;
        AccountKind state = AccountKind.PENDING;
        Instant releaseAt;

        Line(Sale sale, int index, long kept, int units) {
            this.sale = sale;
            this.index = index;
            this.kept = kept;
            this.units = units;
        }

        long due() {
            return kept * 5 / 100;
        }
    }

    private static final class Person {

        final Seller seller;
        final List<Line> lines = new ArrayList<>();
        final Map<AccountKind, Long> held = new EnumMap<>(AccountKind.class);
        Withdrawal withdrawal;
        String last = "nothing";

        Person(Seller seller) {
            this.seller = seller;
            for (var kind : AccountKind.values()) {
                if (kind.isPayees()) {
                    held.put(kind, 0L);
                }
            }
        }

        void add(AccountKind kind, long fen) {
            held.merge(kind, fen, Long::sum);
        }

        void receive(long fen) {
            long repaid = Math.min(fen, held.get(AccountKind.DEBT));
            add(AccountKind.DEBT, -repaid);
            add(AccountKind.AVAILABLE, fen - repaid);
        }

        void comesBack() {
            add(AccountKind.WITHDRAWING, -withdrawal.amountFen());
            receive(withdrawal.amountFen());
            withdrawal = null;
        }
    }
}
