package io.guidepost.domain.books;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.guidepost.domain.DomainTest;
import io.guidepost.domain.commission.Sales;
import io.guidepost.domain.commission.Sales.Goods;
import io.guidepost.domain.commission.Sales.Sale;
import io.guidepost.domain.commission.Sales.Seller;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.context.TestPropertySource;

// A schema of its own: other tests leave orders behind that nobody really paid.
@DomainTest
@TestPropertySource(properties = "test.schema=books")
class BooksTest {

    @Autowired
    Sales sales;

    @Autowired
    Invariants invariants;

    @Autowired
    Reconcile reconcile;

    @Autowired
    JdbcTemplate jdbc;

    Seller li;
    Sale sale;

    @BeforeEach
    void sell() {
        li = sales.seller();
        sale = sales.place(li, List.of(new Goods(2, 100_000)));
        sales.pay(sale);
    }

    /** Every check is seen to fail: each breach is made, found under its name, and mended. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "INV-02|UPDATE ledger_account SET credits_fen = credits_fen + %d WHERE owner_id = GUIDE AND kind = 'PENDING'",
                "INV-accruals|UPDATE ledger_account SET credits_fen = credits_fen + %d WHERE owner_id = GUIDE AND kind = 'PENDING'",
                "INV-04|UPDATE order_header SET payable_fen = payable_fen + %d, freight_fen = freight_fen + %1$d WHERE id = ORDER",
                "INV-06|UPDATE order_line SET refunded_fen = refunded_fen + 1000 * (%d) WHERE order_id = ORDER",
                "INV-07|UPDATE attribution_credit SET commission_bp = commission_bp - 1 * (%d) WHERE order_id = ORDER",
            })
    void everyBreachIsFound(String name, String breach) {
        assertThat(brokenNames()).doesNotContain(name);

        jdbc.update(sql(breach, 1));
        try {
            assertThat(brokenNames()).contains(name);
            assertThatThrownBy(invariants::require).hasMessageContaining(name);
        } finally {
            jdbc.update(sql(breach, -1));
        }
        assertThat(brokenNames()).doesNotContain(name);
    }

    @Test
    void aPaidLineWithoutAnAnswerIsFound() {
        var unanswered = sales.place(li, List.of(new Goods(1, 500)));
        jdbc.update(
                "UPDATE order_header SET status = 'PAID', paid_at = '2026-11-01' WHERE id = ?", unanswered.orderId());

        assertThat(found("coverage").mismatches())
                .anyMatch(mismatch -> mismatch.contains(Long.toString(unanswered.orderId())));

        jdbc.update(
                "UPDATE order_header SET status = 'PENDING_PAYMENT', paid_at = NULL WHERE id = ?",
                unanswered.orderId());
        assertThat(found("coverage").isOk()).isTrue();
    }

    @Test
    void accrualsAreComparedWithTheLedgerOneByOne() {
        assertThat(found("accruals-ledger").isOk()).isTrue();

        jdbc.update("UPDATE commission_accrual SET clawed_fen = 1 WHERE order_id = ?", sale.orderId());
        assertThat(found("accruals-ledger").mismatches()).hasSize(2);

        jdbc.update("UPDATE commission_accrual SET clawed_fen = 0 WHERE order_id = ?", sale.orderId());
    }

    @Test
    void whatCannotBeComparedIsNotInOrder() {
        var withTencent = found("ledger-tencent");

        assertThat(withTencent.available()).isFalse();
        assertThat(withTencent.isOk()).isFalse();
    }

    @Test
    void everyRunIsKeptAndTheLatestIsShown() {
        var day = LocalDate.of(2027, 1, 31);
        reconcile.run(day);
        reconcile.run(day);

        assertThat(reconcile.latestOn(day))
                .extracting(BooksQueries.Run::name)
                .containsExactly(
                        "accruals-ledger",
                        "balances-postings",
                        "coverage",
                        "execution-assignments",
                        "invariants",
                        "ledger-tencent");
        assertThat(jdbc.queryForObject(
                        "SELECT COUNT(*) FROM books_reconciliation WHERE business_on = ?", Long.class, day))
                .isEqualTo(12);
    }

    @Test
    void numbersThatOnlyOneSideKnowsAreMismatches() {
        var mismatches = new ArrayList<String>();

        Reconcile.compare(
                "payout", Map.of("W1", 5L, "W2", 7L, "W3", 9L), Map.of("W2", 7L, "W3", 8L, "W4", 1L), mismatches);

        assertThat(mismatches)
                .containsExactly(
                        "payout W1: 5 fen here, no fen at Tencent",
                        "payout W3: 9 fen here, 8 fen at Tencent",
                        "payout W4: no fen here, 1 fen at Tencent");
    }

    private Finding found(String name) {
        return reconcile.run(LocalDate.of(2027, 2, 1)).stream()
                .filter(finding -> finding.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private List<String> brokenNames() {
        return invariants.check().stream()
                .filter(finding -> !finding.isOk())
                .map(Finding::name)
                .toList();
    }

    private String sql(String breach, int by) {
        return breach.replace("%1$d", Integer.toString(by))
                .replace("%d", Integer.toString(by))
                .replace("GUIDE", Long.toString(li.guideId()))
                .replace("ORDER", Long.toString(sale.orderId()));
    }
}
