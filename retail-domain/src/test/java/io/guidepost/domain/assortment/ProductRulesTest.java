package io.guidepost.domain.assortment;

import static io.guidepost.domain.assortment.ProductDrafts.sku;
import static io.guidepost.domain.assortment.ProductDrafts.titled;
import static org.assertj.core.api.Assertions.assertThat;

import io.guidepost.domain.Refusal;
import io.guidepost.domain.assortment.Product.Sku;
import io.guidepost.domain.assortment.Product.Spec;
import io.guidepost.domain.assortment.Product.State;
import io.guidepost.domain.assortment.ProductDraft.SkuDraft;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class ProductRulesTest {

    private static final Instant NOON = Instant.parse("2026-11-11T04:00:00Z");

    private final AtomicLong ids = new AtomicLong(100);

    @Test
    void whatDoesNotFitIsToldByItsCode() {
        assertThat(wrong(titled("裙", sku("红", 1)))).isEmpty();
        assertThat(wrong(titled(" ", sku("红", 1)))).contains("title_unfit");
        assertThat(wrong(titled("裙"))).contains("skus_range");
        assertThat(wrong(titled("裙", sku("红", 0)))).contains("price_range");
        assertThat(wrong(titled("裙", sku("红", 100_000_001)))).contains("price_range");
        assertThat(wrong(titled("裙", sku("红", 1), sku("红", 2)))).contains("spec_twice");
        assertThat(wrong(titled("裙", sku("红", 1), specs(new Spec("尺码", "M"))))).contains("specs_differ");
        assertThat(wrong(titled("裙", specs(new Spec("颜色", " "))))).contains("spec_unfit");
    }

    @Test
    void aSkuIsKnownByItsSpecsAndOneLeftOutComesOffTheShelf() {
        var first = fresh(sku("红", 100), sku("黑", 200));
        var second = ProductRules.product(first, titled("裙", sku("黑", 250), sku("白", 90)), ids::incrementAndGet);

        assertThat(second.skus())
                .extracting(Sku::spec, Sku::priceFen, Sku::isOnShelf)
                .containsExactlyInAnyOrder(
                        org.assertj.core.groups.Tuple.tuple("黑", 250L, true),
                        org.assertj.core.groups.Tuple.tuple("白", 90L, true),
                        org.assertj.core.groups.Tuple.tuple("红", 100L, false));
        assertThat(idOf(second, "黑")).isEqualTo(idOf(first, "黑"));
        assertThat(second.priceFromFen()).isEqualTo(90);
    }

    @Test
    void twoSkusCanChangeTheirSpecsForEachOthers() {
        var first = fresh(sku("红", 100), sku("黑", 200));
        var swapped = ProductRules.product(
                first, titled("裙", of(idOf(first, "红"), "黑"), of(idOf(first, "黑"), "红")), ids::incrementAndGet);

        assertThat(idOf(swapped, "黑")).isEqualTo(idOf(first, "红"));
        assertThat(idOf(swapped, "红")).isEqualTo(idOf(first, "黑"));
        assertThat(swapped.skus()).hasSize(2);
    }

    @Test
    void aTimetableThatWasSleptThroughEndsWhereItWouldHave() {
        var product = fresh(sku("红", 1)).shelved(State.OFF_SHELF, Optional.of(NOON), Optional.of(NOON.plusSeconds(60)));

        assertThat(EditProducts.onTime(product, NOON.minusMillis(1))).isEqualTo(product);
        assertThat(EditProducts.onTime(product, NOON).state()).isEqualTo(State.ON_SHELF);
        assertThat(EditProducts.onTime(product, NOON.plusSeconds(59)).unpublishAt())
                .contains(NOON.plusSeconds(60));
        var after = EditProducts.onTime(product, NOON.plusSeconds(3600));
        assertThat(after.state()).isEqualTo(State.OFF_SHELF);
        assertThat(after.publishAt()).isEmpty();
        assertThat(after.unpublishAt()).isEmpty();
    }

    private Product fresh(SkuDraft... skus) {
        return ProductRules.fresh(1, titled("裙", skus), NOON, ids::incrementAndGet);
    }

    private static SkuDraft of(long id, String colour) {
        return new SkuDraft(Optional.of(id), Optional.empty(), List.of(new Spec("颜色", colour)), 1, true);
    }

    private static SkuDraft specs(Spec... specs) {
        return new SkuDraft(Optional.empty(), Optional.empty(), List.of(specs), 1, true);
    }

    private static long idOf(Product product, String spec) {
        return product.skus().stream()
                .filter(sku -> sku.spec().equals(spec))
                .findFirst()
                .orElseThrow()
                .id();
    }

    private static Optional<String> wrong(ProductDraft draft) {
        return ProductRules.wrong(draft).map(Refusal::code);
    }
}
