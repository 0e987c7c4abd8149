package io.guidepost.domain.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.guidepost.domain.DomainTest;
import io.guidepost.domain.MovableClock;
import io.guidepost.domain.Refusal;
import io.guidepost.domain.commission.Sales;
import io.guidepost.domain.commission.Sales.Goods;
import io.guidepost.domain.ledger.Verification.Claim;
import io.guidepost.domain.ledger.Verification.Status;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import org.springframework.test.context.TestPropertySource;

/** What is sealed cannot be changed without being found, and a moment of the past keeps its balances. */
// A schema of its own: other tests leave orders behind that nobody really paid.
@DomainTest
@TestPropertySource(properties = "test.schema=books")
class SealedLedgerTest {

    @Autowired
    Sales sales;

    @Autowired
    Ledger ledger;

    @Autowired
    SealLedger seals;

    @Autowired
    VerifyLedger verify;

    @Autowired
    Verifications verifications;

    @Autowired
    TrialBalances balances;

    @Autowired
    Chain chain;

    @Autowired
    MovableClock clock;

    @Autowired
    JdbcTemplate jdbc;

    @Autowired
    Environment settings;

    /** Two blocks, the day they were in sealed, and a block after it. */
    @BeforeEach
    void sellAndSeal() {
        sell();
        seal();
        sell();
        seal();
        clock.advance(Duration.ofDays(1));
        seal();
        sell();
        sell();
        seal();
    }

    @Test
    void blocksFollowEachOtherAndHoldEveryTransferOnce() {
        var blocks = chain.blocksAfter(0, 10_000);

        for (int i = 1; i < blocks.size(); i++) {
            assertThat(blocks.get(i).number()).isEqualTo(blocks.get(i - 1).number() + 1);
            assertThat(blocks.get(i).previousHash()).isEqualTo(blocks.get(i - 1).hash());
        }
        assertThat(blocks.stream().mapToLong(Block::transfers).sum())
                .isEqualTo(jdbc.queryForObject("SELECT COUNT(*) FROM ledger_transfer", Long.class));
        assertThat(blocks.stream().mapToLong(Block::postings).sum())
                .isEqualTo(jdbc.queryForObject("SELECT COUNT(*) FROM ledger_posting", Long.class));
        assertThat(verified(Optional.empty()).status()).isEqualTo(Status.OK);
    }

    @Test
    void whatMayStillBeJoinedByOthersIsNotSealed() {
        sell();
        long last = chain.lastBlock().orElseThrow().lastTransfer();

        seals.runDue(100, Duration.ofMinutes(5));

        assertThat(chain.lastBlock().orElseThrow().lastTransfer()).isEqualTo(last);
        seal();
        assertThat(chain.lastBlock().orElseThrow().lastTransfer()).isGreaterThan(last);
    }

    /** Each done by the owner of the tables past all rights, and mended afterwards. */
    static Stream<Arguments> tampering() {
        return Stream.of(
                Arguments.of(
                        "a posting is altered",
                        List.of("UPDATE ledger_posting SET amount_fen = amount_fen + 1 WHERE transfer_id = LAST"),
                        List.of("UPDATE ledger_posting SET amount_fen = amount_fen - 1 WHERE transfer_id = LAST"),
                        "does not have its hash"),
                Arguments.of(
                        "a transfer is altered",
                        List.of("UPDATE ledger_transfer SET ref_id = ref_id + 1 WHERE id = LAST"),
                        List.of("UPDATE ledger_transfer SET ref_id = ref_id - 1 WHERE id = LAST"),
                        "does not have its hash"),
                Arguments.of(
                        "money is given to somebody else",
                        List.of("UPDATE ledger_account SET owner_id = owner_id + 1 WHERE kind = 'PENDING'"
                                + " AND id IN (SELECT account_id FROM ledger_posting WHERE transfer_id = EARNED)"),
                        List.of("UPDATE ledger_account SET owner_id = owner_id - 1 WHERE kind = 'PENDING'"
                                + " AND id IN (SELECT account_id FROM ledger_posting WHERE transfer_id = EARNED)"),
                        "does not have its hash"),
                Arguments.of(
                        "a transfer is deleted",
                        List.of(
                                "DELETE FROM ledger_posting WHERE transfer_id = LAST",
                                "DELETE FROM ledger_transfer WHERE id = LAST"),
                        List.of(
                                "INSERT INTO ledger_transfer SELECT * FROM kept_transfer WHERE id = LAST",
                                "INSERT INTO ledger_posting SELECT * FROM kept_posting WHERE transfer_id = LAST"),
                        "transfers with"),
                Arguments.of(
                        "a transfer is inserted",
                        List.of(
                                "INSERT INTO ledger_transfer (id, event_key, code, ref_type, ref_id, amount_fen, posted_at)"
                                        + " SELECT 5, 'forged', code, ref_type, ref_id, amount_fen, posted_at"
                                        + " FROM ledger_transfer WHERE id = LAST"),
                        List.of("DELETE FROM ledger_transfer WHERE event_key = 'forged'"),
                        "at least"),
                Arguments.of(
                        "two transfers change places",
                        List.of(
                                "UPDATE ledger_transfer SET id = 1 WHERE id = LAST",
                                "UPDATE ledger_posting SET transfer_id = 1 WHERE transfer_id = LAST",
                                "UPDATE ledger_transfer SET id = LAST WHERE id = PREVIOUS",
                                "UPDATE ledger_posting SET transfer_id = LAST WHERE transfer_id = PREVIOUS",
                                "UPDATE ledger_transfer SET id = PREVIOUS WHERE id = 1",
                                "UPDATE ledger_posting SET transfer_id = PREVIOUS WHERE transfer_id = 1"),
                        List.of(
                                "UPDATE ledger_transfer SET id = 1 WHERE id = LAST",
                                "UPDATE ledger_posting SET transfer_id = 1 WHERE transfer_id = LAST",
                                "UPDATE ledger_transfer SET id = LAST WHERE id = PREVIOUS",
                                "UPDATE ledger_posting SET transfer_id = LAST WHERE transfer_id = PREVIOUS",
                                "UPDATE ledger_transfer SET id = PREVIOUS WHERE id = 1",
                                "UPDATE ledger_posting SET transfer_id = PREVIOUS WHERE transfer_id = 1"),
                        "does not have its hash"),
                Arguments.of(
                        "a block is taken out",
                        List.of("DELETE FROM ledger_block WHERE number = BLOCK - 1"),
                        List.of("INSERT INTO ledger_block SELECT * FROM kept_block WHERE number = BLOCK - 1"),
                        "what is between is missing"),
                Arguments.of(
                        "the end is cut off, and with it the last block of a sealed day",
                        List.of(
                                "DELETE FROM ledger_posting WHERE transfer_id > SEALED",
                                "DELETE FROM ledger_transfer WHERE id > SEALED",
                                "DELETE FROM ledger_block WHERE number > DAYBLOCK - 1"),
                        List.of(
                                "INSERT INTO ledger_transfer SELECT * FROM kept_transfer WHERE id > SEALED",
                                "INSERT INTO ledger_posting SELECT * FROM kept_posting WHERE transfer_id > SEALED",
                                "INSERT INTO ledger_block SELECT * FROM kept_block WHERE number > DAYBLOCK - 1"),
                        "the end of the ledger was cut off"),
                Arguments.of(
                        "a sealed sum is altered",
                        List.of("UPDATE ledger_day_total SET credit_fen = credit_fen + 1 WHERE kind = 'SALES'"
                                + " AND sealed_on = 'DAY'"),
                        List.of("UPDATE ledger_day_total SET credit_fen = credit_fen - 1 WHERE kind = 'SALES'"
                                + " AND sealed_on = 'DAY'"),
                        "does not have its root"),
                Arguments.of(
                        "a transfer is dated back into a sealed day",
                        List.of(
                                "INSERT INTO ledger_transfer (id, event_key, code, ref_type, ref_id, amount_fen, posted_at)"
                                        + " SELECT 9000000000000000000, 'backdated', code, ref_type, ref_id, amount_fen,"
                                        + " DATE_SUB(posted_at, INTERVAL 1 DAY) FROM ledger_transfer WHERE id = LAST",
                                "INSERT INTO ledger_posting SELECT 9000000000000000000, seq, account_id, side, amount_fen,"
                                        + " accrual_id FROM ledger_posting WHERE transfer_id = LAST"),
                        List.of(
                                "DELETE FROM ledger_posting WHERE transfer_id = 9000000000000000000",
                                "DELETE FROM ledger_transfer WHERE id = 9000000000000000000"),
                        "the sealed sums are not those of the postings"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("tampering")
    void everyTamperingIsFound(String what, List<String> done, List<String> mended, String told) {
        var owner = owner();
        keepCopies(owner);

        done.forEach(sql -> owner.execute(filled(sql)));
        var found = verified(Optional.empty());
        mended.forEach(sql -> owner.execute(filled(sql)));

        assertThat(found.status()).isEqualTo(Status.BROKEN);
        assertThat(found.examples()).as(what).anyMatch(example -> example.contains(told));
        assertThat(verified(Optional.empty()).examples()).isEmpty();
    }

    /** Whoever owns the database can cut off everything, seals included; what was kept elsewhere still tells. */
    @Test
    void theEndCutOffWithAllItsSealsIsFoundByTheRootThatWasKeptElsewhere() {
        var day = chain.lastDay().orElseThrow();
        var kept = Optional.of(new Claim(day.sealedOn(), day.root()));
        assertThat(verified(kept).status()).isEqualTo(Status.OK);
        var owner = owner();
        keepCopies(owner);

        for (var table : List.of("ledger_day_total", "ledger_day")) {
            owner.execute("DELETE FROM " + table + " WHERE sealed_on = '" + day.sealedOn() + "'");
        }
        var unseen = verified(Optional.empty());
        var found = verified(kept);
        owner.execute("INSERT INTO ledger_day SELECT * FROM kept_day WHERE sealed_on = '" + day.sealedOn() + "'");
        owner.execute(
                "INSERT INTO ledger_day_total SELECT * FROM kept_total WHERE sealed_on = '" + day.sealedOn() + "'");

        assertThat(unseen.status()).isEqualTo(Status.OK);
        assertThat(found.examples()).anyMatch(example -> example.contains("the end was cut off"));
        assertThat(verified(Optional.of(new Claim(day.sealedOn(), "0".repeat(64))))
                        .examples())
                .anyMatch(example -> example.contains("another root"));
        assertThatThrownBy(() ->
                        verify.start(1, Optional.of(new Claim(day.sealedOn().plusDays(9), day.root()))))
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.code()).isEqualTo("root_of_the_future"));
    }

    @Test
    void aVerificationGoesOnWhereItWasKilled() {
        var begun = verify.start(1, Optional.empty());

        assertThat(verify.runDue(1)).isEqualTo(1);
        var half = verifications.find(begun.id()).orElseThrow();
        assertThat(half.status()).isEqualTo(Status.RUNNING);
        assertThat(half.reached().block()).isEqualTo(1);
        assertThat(verifications.save(half)).isTrue();
        assertThat(verifications.save(half)).as("another node took it further").isFalse();
        while (verify.runDue(2) > 0) {}

        var done = verifications.find(begun.id()).orElseThrow();
        assertThat(done.status()).isEqualTo(Status.OK);
        assertThat(done.reached().block())
                .isEqualTo(chain.lastBlock().orElseThrow().number());
        assertThat(done.reached().on()).contains(chain.lastDay().orElseThrow().sealedOn());
    }

    @Test
    void theTrialBalanceOfAPastMomentIsThatOfThenAndNeverChanges() {
        var morning = clock.instant();
        var atMorning = balances.at(morning);
        assertThat(atMorning.isBalanced()).isTrue();
        assertThat(atMorning.lines()).isEqualTo(ledger.trialBalance().lines());
        clock.advance(Duration.ofMinutes(1));
        var sold = sell();

        assertThat(balances.at(clock.instant()).balanceFen("sales")).isEqualTo(atMorning.balanceFen("sales") - sold);
        assertThat(balances.at(morning)).isEqualTo(atMorning);
        assertThat(balances.now().lines()).isEqualTo(ledger.trialBalance().lines());

        clock.advance(Duration.ofDays(2));
        sell();
        seal();
        assertThat(chain.day(SealLedger.dayOf(morning))).isPresent();
        sell();
        assertThat(balances.at(morning)).isEqualTo(atMorning);
        assertThat(balances.now().lines()).isEqualTo(ledger.trialBalance().lines());
        assertThat(balances.at(clock.instant().plusSeconds(99))).isEqualTo(balances.now());
    }

    @Test
    void aMomentIsCutExactlyAtTheEndOfItsDay() {
        var end = SealLedger.endOf(SealLedger.dayOf(clock.instant()));
        clock.advance(Duration.between(clock.instant(), end.minusMillis(1)));
        var lastSale = sell();
        clock.advance(Duration.ofMillis(1));
        sell();
        clock.advance(Duration.ofDays(1));
        seal();

        long before = balances.at(end.minusMillis(2)).balanceFen("sales");
        assertThat(balances.at(end.minusMillis(1)).balanceFen("sales")).isEqualTo(before - lastSale);
        assertThat(balances.at(end).balanceFen("sales")).isEqualTo(before - 2 * lastSale);
    }

    @Test
    void theSealWaitsLongerThanAnyTransactionMayTake() {
        assertThat(new SealSettings(Duration.ofSeconds(30)).longestTransaction())
                .isEqualTo(Duration.ofSeconds(15));
        assertThatThrownBy(() -> new SealSettings(Duration.ofSeconds(29))).hasMessageContaining("seal-after");
    }

    private long sell() {
        var sale = sales.place(sales.seller(), List.of(new Goods(2, 100_000)));
        sales.pay(sale);
        return sale.paidFen();
    }

    private void seal() {
        while (seals.runDue(100, Duration.ZERO) == 100) {}
    }

    private Verification verified(Optional<Claim> claim) {
        var begun = verify.start(1, claim);
        while (verify.runDue(1_000) == 1_000) {}
        return verifications.find(begun.id()).orElseThrow();
    }

    private String filled(String sql) {
        var day = chain.lastDay().orElseThrow();
        var last = jdbc.queryForList("SELECT id FROM kept_transfer ORDER BY id DESC LIMIT 2", Long.class);
        var earned = jdbc.queryForObject(
                "SELECT id FROM kept_transfer WHERE code = 'ACCRUED' ORDER BY id DESC LIMIT 1", Long.class);
        var sealed = jdbc.queryForObject(
                "SELECT last_transfer FROM kept_block WHERE number = ?", Long.class, day.lastBlock() - 1);
        var block = jdbc.queryForObject("SELECT MAX(number) FROM kept_block", Long.class);
        return sql.replace("LAST", Long.toString(last.get(0)))
                .replace("PREVIOUS", Long.toString(last.get(1)))
                .replace("EARNED", Long.toString(earned))
                .replace("SEALED", Long.toString(sealed))
                .replace("DAYBLOCK", Long.toString(day.lastBlock()))
                .replace("BLOCK", Long.toString(block))
                .replace("'DAY'", "'" + day.sealedOn() + "'");
    }

    private void keepCopies(JdbcTemplate owner) {
        for (var table : List.of("transfer", "posting", "block", "day")) {
            copy(owner, "ledger_" + table, "kept_" + table);
        }
        copy(owner, "ledger_day_total", "kept_total");
    }

    private void copy(JdbcTemplate owner, String from, String to) {
        owner.execute("DROP TABLE IF EXISTS " + to);
        owner.execute("CREATE TABLE " + to + " AS SELECT * FROM " + from);
        owner.execute("GRANT SELECT ON %s TO '%s'@'%%'"
                .formatted(to, settings.getRequiredProperty("spring.datasource.username")));
    }

    /** The owner of the tables, to whom not even their checks apply. */
    private JdbcTemplate owner() {
        var owner = new JdbcTemplate(new SingleConnectionDataSource(
                settings.getRequiredProperty("spring.datasource.url"),
                settings.getRequiredProperty("spring.flyway.user"),
                settings.getRequiredProperty("spring.flyway.password"),
                true));
        owner.execute("SET SESSION check_constraint_checks = 0");
        owner.execute("SET SESSION foreign_key_checks = 0");
        return owner;
    }
}
