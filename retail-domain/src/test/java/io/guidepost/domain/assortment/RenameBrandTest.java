package io.guidepost.domain.assortment;

import static io.guidepost.domain.assortment.ProductDrafts.sku;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.guidepost.core.attribution.PayeeType;
import io.guidepost.core.attribution.RuleScope;
import io.guidepost.core.commission.Reward;
import io.guidepost.core.money.Rate;
import io.guidepost.core.price.Audience;
import io.guidepost.core.price.FreightTemplate.Basis;
import io.guidepost.core.price.Period;
import io.guidepost.core.price.Scope;
import io.guidepost.core.words.Words;
import io.guidepost.domain.DomainTest;
import io.guidepost.domain.MovableClock;
import io.guidepost.domain.assortment.Product.State;
import io.guidepost.domain.attribution.DraftRuleSet;
import io.guidepost.domain.attribution.RuleSetRegister;
import io.guidepost.domain.commission.rate.NewRate;
import io.guidepost.domain.commission.rate.ProposeRates;
import io.guidepost.domain.commission.rate.RateBook;
import io.guidepost.domain.commission.rate.RateTarget;
import io.guidepost.domain.coupon.CouponScene;
import io.guidepost.domain.coupon.CouponTemplate.Kind;
import io.guidepost.domain.coupon.CouponTemplate.Worth;
import io.guidepost.domain.coupon.CouponTemplates;
import io.guidepost.domain.order.CancelOrder;
import io.guidepost.domain.order.Orders;
import io.guidepost.domain.order.PlaceOrder;
import io.guidepost.domain.order.ShopScene;
import io.guidepost.domain.price.DraftPricing;
import io.guidepost.domain.price.Pricing;
import io.guidepost.domain.price.PricingTerms;
import io.guidepost.domain.price.PricingTerms.ActivityKind;
import io.guidepost.domain.price.PricingTerms.ActivityTerms;
import io.guidepost.domain.price.PricingTerms.FreightTerms;
import io.guidepost.domain.price.Pricings;
import io.guidepost.domain.search.FindProducts;
import io.guidepost.domain.search.ProductSearch;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@DomainTest
class RenameBrandTest {

    private static final long MAKER = 71;

    @Autowired
    KeepBrands keep;

    @Autowired
    EditProducts edit;

    @Autowired
    Assortment assortment;

    @Autowired
    FindProducts find;

    @Autowired
    ProposeRates rates;

    @Autowired
    RateBook rateBook;

    @Autowired
    DraftPricing pricing;

    @Autowired
    Pricings pricings;

    @Autowired
    CouponScene coupons;

    @Autowired
    CouponTemplates templates;

    @Autowired
    DraftRuleSet ruleSets;

    @Autowired
    RuleSetRegister register;

    @Autowired
    PlaceOrder placeOrder;

    @Autowired
    CancelOrder cancelOrder;

    @Autowired
    Orders orders;

    @Autowired
    ShopScene scene;

    @Autowired
    MovableClock clock;

    String old;
    String fresh;
    Brand brand;

    @BeforeEach
    void aBrand() {
        scene.sku(1, 1);
        var own = scene.member();
        old = "素练" + own;
        fresh = "云裳\"" + own;
        brand = keep.add(old, "", "", "", 0);
    }

    @Test
    void aRenamedBrandIsFoundByItsNewNameAndNoMoreByItsOldOne() {
        var product = onShelf();
        await().atMost(Duration.ofMillis(1500))
                .untilAsserted(() -> assertThat(found(old)).containsExactly(product.id()));

        rename(brand, fresh);

        assertThat(assortment.find(product.id()).orElseThrow().brand()).isEqualTo(fresh);
        await().atMost(Duration.ofMillis(1500)).untilAsserted(() -> {
            assertThat(found(fresh)).containsExactly(product.id());
            assertThat(ofBrand(fresh)).containsExactly(product.id());
            assertThat(found(old)).isEmpty();
            assertThat(ofBrand(old)).isEmpty();
        });
        assertThatThrownBy(() -> edit.edit(product.id(), product.version(), draft(old)))
                .hasMessageContaining("brand_unknown");
        edit.archive(product.id(), product.version() + 1);
    }

    @Test
    void whatHoldsForTheBrandGoesOnHoldingAlsoForWhatWasSoldBefore() {
        var product = onShelf();
        long sku = product.skus().get(0).id();
        scene.execute("UPDATE catalog_stock SET initial = 5, available = 5 WHERE sku_id = ?", sku);
        long member = scene.member();
        var placed = placeOrder.place(scene.basket(member, sku)).order();
        var rate = rates.propose(
                new NewRate(
                        new RateTarget(RateTarget.Scope.BRAND, old),
                        PayeeType.GUIDE,
                        Optional.of(new Reward.Percent(new Rate(530))),
                        clock.instant().plusSeconds(60),
                        Optional.empty()),
                MAKER);
        var names = new Scope(Set.of(), Set.of(), Set.of(), Set.of(old, "别的"), Set.of());
        var activity = drafted(new ActivityTerms(ActivityKind.UNIT_OFF, 1, 0, List.of(), false, names, 0, false));
        var freight = drafted(new FreightTerms(
                Set.of(old), Basis.PIECE, List.of(new FreightTerms.Zone(Set.of(), 1, 100, 1, 100, null)), Set.of()));
        long coupon = coupons.forGoods(names, new Worth(Kind.AMOUNT, 100, 0, 0));
        var ruleSet = ruleSets.fromPreset(
                "APPAREL", new DraftRuleSet.Wanted("某品牌", rules -> rules, Optional.of(RuleScope.brand(old))), MAKER);

        rename(brand, fresh);

        assertThat(rateBook.find(rate.id()).orElseThrow().target())
                .isEqualTo(new RateTarget(RateTarget.Scope.BRAND, fresh));
        var renamed = new Scope(Set.of(), Set.of(), Set.of(), Set.of(fresh, "别的"), Set.of());
        assertThat(((ActivityTerms) pricings.find(activity.id()).orElseThrow().terms()).scope())
                .isEqualTo(renamed);
        assertThat(((FreightTerms) pricings.find(freight.id()).orElseThrow().terms()).brands())
                .containsExactly(fresh);
        assertThat(templates.find(coupon).orElseThrow().scope()).isEqualTo(renamed);
        assertThat(register.find(ruleSet.version()).orElseThrow().scope()).isEqualTo(RuleScope.brand(fresh));
        assertThat(orders.linesOf(placed.id()).get(0).brand()).isEqualTo(fresh);
        assertThat(scene.count("SELECT COUNT(*) FROM order_line WHERE order_id = ? AND brand = ?", placed.id(), old))
                .as("the order itself keeps the name under which it was placed")
                .isOne();
        cancelOrder.cancel(member, placed.id());
        edit.archive(product.id(), product.version() + 1);
        scene.execute("UPDATE coupon_template SET ended_at = created_at, ended_by = 1 WHERE id = ?", coupon);
    }

    @Test
    void aNameThatAnotherBrandHasOrOnceHadIsRefusedAndABrandMayReturnToItsOwn() {
        var renamed = rename(brand, fresh);
        var other = keep.add("旁" + fresh, "", "", "", 0);

        assertThatThrownBy(() -> keep.add(old, "", "", "", 0)).hasMessageContaining("brand_exists");
        assertThatThrownBy(() -> rename(other, old)).hasMessageContaining("brand_exists");
        assertThatThrownBy(() -> rename(other, fresh)).hasMessageContaining("brand_exists");
        assertThatThrownBy(() -> rename(brand, old)).hasMessageContaining("version_conflict");
        assertThat(rename(renamed, old).name()).isEqualTo(old);
        assertThat(keep.add(fresh + "2", "", "", "", 0).name()).isEqualTo(fresh + "2");
    }

    private Brand rename(Brand known, String name) {
        return keep.change(new Brand(known.id(), name, "", "", "", 0, known.version()));
    }

    private ProductDraft draft(String ofBrand) {
        var plain = ProductDrafts.titled("长裙", sku("黑", 10_000));
        return new ProductDraft(
                plain.code(),
                plain.categoryId(),
                ofBrand,
                plain.title(),
                "",
                "",
                List.of(),
                "",
                plain.returnWindowDays(),
                plain.skus());
    }

    private Product onShelf() {
        var product = edit.add(draft(old));
        return edit.shelve(product.id(), product.version(), State.ON_SHELF, Optional.empty(), Optional.empty());
    }

    private Pricing drafted(PricingTerms terms) {
        var now = clock.instant();
        return pricing.draft(
                new Words("品牌", "Brand"),
                new Period(now, now.plus(Duration.ofDays(1))),
                Audience.EVERYBODY,
                terms,
                MAKER);
    }

    private List<Long> found(String text) {
        return search(Optional.of(text), Optional.empty());
    }

    private List<Long> ofBrand(String name) {
        return search(Optional.empty(), Optional.of(name));
    }

    private List<Long> search(Optional<String> text, Optional<String> ofBrand) {
        var found = find.search(new ProductSearch.Wanted(
                text,
                Set.of(),
                ofBrand,
                OptionalLong.empty(),
                OptionalLong.empty(),
                false,
                Optional.empty(),
                ProductSearch.Order.RELEVANCE,
                Optional.empty(),
                50));
        return found.isLoose()
                ? List.of()
                : found.hits().stream().map(ProductSearch.Hit::productId).toList();
    }
}
