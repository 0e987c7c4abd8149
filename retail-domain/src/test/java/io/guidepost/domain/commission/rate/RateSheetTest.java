package io.guidepost.domain.commission.rate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.guidepost.core.commission.Reward;
import io.guidepost.core.money.Rate;
import io.guidepost.domain.DomainTest;
import io.guidepost.domain.MovableClock;
import io.guidepost.domain.Refusal;
import io.guidepost.domain.commission.rate.RateTarget.Scope;
import io.guidepost.domain.database.Ids;
import io.guidepost.domain.sheet.CellFault;
import io.guidepost.domain.sheet.SheetFormat;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

@DomainTest
class RateSheetTest {

    private static final long MAKER = 11;
    private static final long CHECKER = 12;
    private static final String TITLES = "范围,对象,收款方,比例(%),每件固定(元),不参与,生效时间,失效时间\n";

    @Autowired
    ImportRates imports;

    @Autowired
    ExportRates exports;

    @Autowired
    DecideRates decide;

    @Autowired
    RateBook book;

    @Autowired
    RateProposals proposals;

    @Autowired
    MovableClock clock;

    @Autowired
    Ids ids;

    @Autowired
    JdbcTemplate jdbc;

    @TempDir
    Path folder;

    long product;
    String soon;

    @BeforeEach
    void aProduct() {
        product = ids.next();
        jdbc.update("INSERT INTO catalog_category (id, name, name_en) VALUES (?, '鞋', 'Shoes')", product);
        jdbc.update(
                "INSERT INTO catalog_product (id, category_id, brand, title, images, price_from_fen, created_at)"
                        + " VALUES (?, ?, 'Swallow', '鞋', '[]', 10000, '2026-01-01')",
                product,
                product);
        soon = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss")
                .format(clock.instant().plus(Duration.ofDays(1)).atZone(ZoneId.of("Asia/Shanghai")));
    }

    @Test
    void aFileIsLookedAtProposedOnceAndApprovedAsAWhole() throws IOException {
        long sku = sku();
        var file = file(TITLES + "SKU,%d,导购,8.25,,,%s,\n商品,%d,门店,,,是,%s,\n".formatted(sku, soon, product, soon));

        var outlook = imports.check(file);
        assertThat(outlook.faults()).isEmpty();
        assertThat(outlook.begins()).isEqualTo(2);
        assertThat(outlook.changes())
                .extracting(
                        ImportRates.Planned::row, planned -> planned.change().reward())
                .containsExactly(
                        Tuple.tuple(2, Optional.of(new Reward.Percent(new Rate(825)))),
                        Tuple.tuple(3, Optional.empty()));
        assertThat(outlook.proposal()).isEmpty();
        assertThat(proposals.ofFile(outlook.contentHash())).isEmpty();

        var proposed = imports.propose(file, MAKER);
        var again = imports.propose(file, MAKER);
        assertThat(proposed.isNew()).isTrue();
        assertThat(again.isNew()).isFalse();
        assertThat(again.proposal()).isEqualTo(proposed.proposal());
        assertThat(imports.check(file).proposal()).contains(proposed.proposal());

        refused(() -> decide.approve(proposed.proposal().id(), MAKER), "maker_is_checker");
        decide.approve(proposed.proposal().id(), CHECKER);
        assertThat(imports.propose(file, MAKER).proposal().status()).isEqualTo(RateProposal.Status.APPROVED);
        assertThat(book.standing(
                        List.of(RateTarget.of(Scope.SKU, sku), RateTarget.of(Scope.SPU, product)), clock.instant()))
                .hasSize(2);
        assertThat(imports.check(file(Files.readString(file) + "\n")).unchanged())
                .isEqualTo(2);
    }

    @Test
    void everyFaultIsToldWithItsRowAndColumn() throws IOException {
        long sku = sku();
        var file = file(TITLES
                + "鞋子,%d,导购,8,,,%s,\n".formatted(sku, soon)
                + "SKU,12345,导购,8,,,%s,\n".formatted(soon)
                + "SKU,%d,导购,8.255,,,%s,\n".formatted(sku, soon)
                + "SKU,%d,导购,8,3,,%s,\n".formatted(sku, soon)
                + "SKU,%d,店长,8,,,%s,\n".formatted(sku, soon)
                + "SKU,%d,导购,8,,,昨天,\n".formatted(sku)
                + "SKU,%d,导购,8,,,2020-01-01,\n".formatted(sku)
                + "商品,%d,导购,,3,,%s,\n".formatted(product, soon)
                + "SKU,abc,导购,8,,,%s,\n".formatted(soon)
                + "SKU,%d,导购,8,,,%s,2020-01-01\n".formatted(sku, soon)
                + "SKU,%d,门店,2,,,%s,\n".formatted(sku, soon)
                + "SKU,%d,门店,3,,,%s,\n".formatted(sku, soon));

        var outlook = imports.check(file);

        assertThat(outlook.faults())
                .extracting(CellFault::row, CellFault::column, CellFault::code)
                .containsExactly(
                        Tuple.tuple(2, "scope", "cell_unknown_word"),
                        Tuple.tuple(3, "target", "rate_target_unknown"),
                        Tuple.tuple(4, "ratePercent", "rate_invalid"),
                        Tuple.tuple(5, "ratePercent", "rate_not_one"),
                        Tuple.tuple(6, "payeeType", "cell_unknown_word"),
                        Tuple.tuple(7, "effectiveAt", "moment_invalid"),
                        Tuple.tuple(8, "effectiveAt", "rate_not_retroactive"),
                        Tuple.tuple(9, "fixedYuan", "fixed_needs_sku"),
                        Tuple.tuple(10, "target", "target_invalid"),
                        Tuple.tuple(11, "endsAt", "rate_period"),
                        Tuple.tuple(12, "effectiveAt", "rate_twice"),
                        Tuple.tuple(13, "effectiveAt", "rate_twice"));
        assertThat(outlook.faults().get(10).words().zh()).contains("第 13 行");
        refused(() -> imports.propose(file, MAKER), "import_has_errors");
    }

    @Test
    void capsAreToldWhileLookingAndRefusedAtApproval() throws IOException {
        long sku = sku();
        var file = file(TITLES + "SKU,%d,导购,30.01,,,%s,\n".formatted(sku, soon));

        assertThat(imports.check(file).violations())
                .extracting(violation -> violation.code())
                .containsExactly("rate_above_line_cap");
        var proposal = imports.propose(file, MAKER).proposal();
        refused(() -> decide.approve(proposal.id(), CHECKER), "rate_above_line_cap");

        decide.reject(proposal.id(), CHECKER, "above the cap");
        assertThat(imports.propose(file, MAKER).isNew()).isTrue();
        proposals
                .ofFile(imports.check(file).contentHash())
                .ifPresent(open -> decide.reject(open.id(), MAKER, "taken back"));
    }

    @ParameterizedTest
    @EnumSource(SheetFormat.class)
    void whatIsExportedIsUnchangedWhenItComesBack(SheetFormat format) throws IOException {
        long sku = sku();
        var proposal = imports.propose(
                        file(TITLES
                                + "SKU,%d,导购,,3.5,,%s,2099-12-31\n".formatted(sku, soon)
                                + "SKU,%d,门店,0,,,%s,\n".formatted(sku, soon)
                                + "品牌,Swallow,总部,,,是,%s,2099-12-31\n".formatted(soon)),
                        MAKER)
                .proposal();
        decide.approve(proposal.id(), CHECKER);
        var exported = folder.resolve("export." + format.extension());
        try (var out = Files.newOutputStream(exported)) {
            exports.write(out, format, Optional.of(Scope.SKU), Locale.ENGLISH);
        }

        var outlook = imports.check(exported);

        // Other tests of this module write rates for SKUs that no catalogue knows, and of the past.
        assertThat(outlook.begins()).isZero();
        assertThat(outlook.unchanged()).isEqualTo(outlook.rows()).isGreaterThanOrEqualTo(2);
        clock.advance(Duration.ofSeconds(1));
        jdbc.update(
                "UPDATE commission_rate SET effective_until = effective_from WHERE proposal_id = ? AND scope = 'BRAND'",
                proposal.id());
    }

    @Test
    void fiveThousandRowsAreOneProposal() throws IOException {
        var skus = new ArrayList<Object[]>();
        var text = new StringBuilder(TITLES);
        for (int i = 0; i < 5_000; i++) {
            long sku = ids.next();
            skus.add(new Object[] {sku, product, "s" + sku});
            text.append("SKU,%d,导购,%d.%02d,,,%s,\n".formatted(sku, 1 + i % 20, i % 100, soon));
        }
        jdbc.batchUpdate("INSERT INTO catalog_sku (id, product_id, spec, price_fen) VALUES (?, ?, ?, 10000)", skus);
        var file = file(text.toString());

        assertThat(imports.check(file).begins()).isEqualTo(5_000);
        var proposal = imports.propose(file, MAKER).proposal();
        assertThat(imports.propose(file, MAKER).proposal()).isEqualTo(proposal);
        decide.approve(proposal.id(), CHECKER);

        assertThat(jdbc.queryForObject(
                        "SELECT COUNT(*) FROM commission_rate WHERE proposal_id = ? AND created_by = ? AND approved_by = ?",
                        Integer.class,
                        proposal.id(),
                        MAKER,
                        CHECKER))
                .isEqualTo(5_000);
        // They would be looked at by every later approval of this module.
        jdbc.update("DELETE FROM commission_rate WHERE proposal_id = ?", proposal.id());
    }

    private long sku() {
        long sku = ids.next();
        jdbc.update(
                "INSERT INTO catalog_sku (id, product_id, spec, price_fen) VALUES (?, ?, ?, 10000)",
                sku,
                product,
                "s" + sku);
        return sku;
    }

    private Path file(String text) throws IOException {
        return Files.writeString(folder.resolve("rates.csv"), text);
    }

    private static void refused(ThrowingCallable call, String code) {
        assertThatThrownBy(call).isInstanceOfSatisfying(Refusal.class, refusal -> assertThat(refusal.code())
                .isEqualTo(code));
    }
}
