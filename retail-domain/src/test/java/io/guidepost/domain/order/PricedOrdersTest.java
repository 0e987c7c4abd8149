package io.guidepost.domain.order;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.groups.Tuple.tuple;

import io.guidepost.core.price.Audience;
import io.guidepost.core.price.CouponReturnRules.Rule;
import io.guidepost.core.price.FreightTemplate.Basis;
import io.guidepost.core.price.Period;
import io.guidepost.core.price.PriceStep.Verdict;
import io.guidepost.core.price.Quote;
import io.guidepost.core.price.Scope;
import io.guidepost.core.words.Words;
import io.guidepost.domain.DomainTest;
import io.guidepost.domain.MovableClock;
import io.guidepost.domain.Refusal;
import io.guidepost.domain.cart.Cart;
import io.guidepost.domain.cart.Carts;
import io.guidepost.domain.coupon.ClaimCoupon;
import io.guidepost.domain.coupon.Coupon;
import io.guidepost.domain.coupon.CouponScene;
import io.guidepost.domain.coupon.CouponTemplate.Kind;
import io.guidepost.domain.coupon.CouponTemplate.Worth;
import io.guidepost.domain.coupon.Coupons;
import io.guidepost.domain.coupon.ReturnCoupons;
import io.guidepost.domain.database.TransactionRetry;
import io.guidepost.domain.order.PlaceOrder.Command;
import io.guidepost.domain.order.PlaceOrder.Command.Checkout;
import io.guidepost.domain.order.PlaceOrder.Command.Item;
import io.guidepost.domain.price.DecidePricing;
import io.guidepost.domain.price.DraftPricing;
import io.guidepost.domain.price.KeepGroups;
import io.guidepost.domain.price.Pricing;
import io.guidepost.domain.price.PricingTerms;
import io.guidepost.domain.price.PricingTerms.ActivityKind;
import io.guidepost.domain.price.PricingTerms.ActivityTerms;
import io.guidepost.domain.price.PricingTerms.FreightTerms;
import io.guidepost.domain.price.PricingTerms.ListTerms;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Prices, coupons, freight and carts, up to the order and back (SHOP-3, SHOP-7, PRM-1, E22, E26, L2, L3, M6, M7, M11). */
@DomainTest
class PricedOrdersTest {

    private static final long MAKER = 51;
    private static final long CHECKER = 52;

    @Autowired
    PlaceOrder placeOrder;

    @Autowired
    QuoteOrder quoteOrder;

    @Autowired
    CloseOrder closeOrder;

    @Autowired
    Orders orders;

    @Autowired
    OrderPrices orderPrices;

    @Autowired
    DraftPricing draftPricing;

    @Autowired
    DecidePricing decidePricing;

    @Autowired
    KeepGroups keepGroups;

    @Autowired
    CouponScene couponScene;

    @Autowired
    ClaimCoupon claimCoupon;

    @Autowired
    Coupons coupons;

    @Autowired
    ReturnCoupons returnCoupons;

    @Autowired
    TransactionRetry transaction;

    @Autowired
    Cart cart;

    @Autowired
    Carts carts;

    @Autowired
    ShopScene scene;

    @Autowired
    MovableClock clock;

    private final List<Pricing> inForce = new ArrayList<>();

    /** The schema is everybody's: nothing that was put in force here stays so. */
    @AfterEach
    void endAll() {
        inForce.forEach(pricing -> decidePricing.end(pricing.kind(), pricing.id(), CHECKER));
    }

    @Test
    void aGroupPaysThePriceOfItsListAndNobodyElseDoes() {
        long sku = scene.sku(10_000, 9);
        long inside = scene.member();
        long outside = scene.member();
        var group = keepGroups.open("员工" + sku, "Staff" + sku, MAKER);
        keepGroups.add(group.id(), List.of(inside), MAKER);
        approvedList(new Audience(Set.of(), Set.of(), Set.of(group.id())), Map.of(sku, 7_000L));

        var cheap = placeOrder.place(scene.basket(inside, new Item(sku, 2)));
        var dear = placeOrder.place(scene.basket(outside, new Item(sku, 2)));

        assertThat(cheap.order().payableFen()).isEqualTo(14_000);
        assertThat(cheap.lines().get(0).priceListFen()).isEqualTo(6_000);
        assertThat(orders.linesOf(cheap.order().id())).isEqualTo(cheap.lines());
        assertThat(dear.order().payableFen()).isEqualTo(20_000);
        assertThat(orderPrices.of(cheap.order().id()).orElseThrow().steps())
                .anySatisfy(step -> assertThat(step.why().zh()).contains("专享价 70.00 元"));
        assertThat(orderPrices.of(dear.order().id())).isEmpty();
    }

    @Test
    void aRegionStandsForTheStoresInTheRegionsBelowIt() {
        long sku = scene.sku(10_000, 9);
        var place = scene.store();
        var above = scene.store();
        scene.execute(
                "INSERT INTO org_region_parent (region_id, parent_id, valid_from) VALUES (?, ?, '2020-01-01')",
                place.regionId(),
                above.regionId());
        long member = scene.member();
        scene.livesNear(member, place.storeId());
        approved(
                new Audience(Set.of(), Set.of(above.regionId()), Set.of()),
                activity(ActivityKind.SHARE_OFF, 0, 1000, sku));

        assertThat(placeOrder.place(scene.basket(member, sku)).order().payableFen())
                .isEqualTo(9_000);
        assertThat(placeOrder.place(scene.basket(scene.member(), sku)).order().payableFen())
                .isEqualTo(10_000);
    }

    @Test
    void aStoresOwnPriceHoldsForItsMembersAndWhatItDoesNotSellIsTold() {
        long sku = scene.sku(10_000, 9);
        long member = scene.member();
        long store = scene.store().storeId();
        scene.livesNear(member, store);
        scene.execute("INSERT INTO catalog_store_price (sku_id, store_id, price_fen) VALUES (?, ?, 8000)", sku, store);
        scene.execute(
                "INSERT INTO catalog_store_exception (product_id, store_id) VALUES (?, ?)",
                scene.productOf(sku),
                store);
        cart.add(member, sku, 1);
        // The book is told of prices of stores within a second; here by a change of its own.
        approved(Audience.EVERYBODY, activity(ActivityKind.UNIT_OFF, 1, 0, scene.sku(5, 1)));

        var placed = placeOrder.place(scene.basket(member, sku));

        assertThat(placed.order().payableFen()).isEqualTo(8_000);
        assertThat(placed.lines().get(0).priceListFen()).isEqualTo(2_000);
        assertThat(placeOrder.place(scene.basket(scene.member(), sku)).order().payableFen())
                .isEqualTo(10_000);
        assertThat(cart.of(member, Optional.of(store)))
                .extracting(Cart.Item::trouble)
                .containsExactly(Optional.of(Cart.Trouble.STORE_CANNOT));
        scene.execute("DELETE FROM catalog_store_price WHERE sku_id = ?", sku);
    }

    @Test
    void whoDraftsAPriceDoesNotApproveItAndADraftDoesNothing() {
        long sku = scene.sku(10_000, 9);
        var draft = draftPricing.draft(
                words(), always(), Audience.EVERYBODY, activity(ActivityKind.UNIT_OFF, 100, 0, sku), MAKER);

        assertThatThrownBy(() -> decidePricing.approve(draft.kind(), draft.id(), draft.version(), MAKER))
                .isInstanceOfSatisfying(
                        Refusal.class, no -> assertThat(no.code()).isEqualTo("maker_is_checker"));
        assertThatThrownBy(() -> decidePricing.approve(draft.kind(), draft.id(), 7, CHECKER))
                .isInstanceOfSatisfying(
                        Refusal.class, no -> assertThat(no.code()).isEqualTo("version_conflict"));
        assertThat(quote(scene.basket(scene.member(), sku)).payable().fen()).isEqualTo(10_000);
        decidePricing.end(draft.kind(), draft.id(), MAKER);
    }

    /** D17: what was shown is compared with what holds now; the answer is the new quote, and nothing is placed. */
    @Test
    void aPriceThatEndedBetweenQuoteAndOrderIsAConflictWithTheNewQuote() {
        long sku = scene.sku(10_000, 9);
        var basket = scene.basket(scene.member(), sku);
        var activity = approved(Audience.EVERYBODY, activity(ActivityKind.UNIT_OFF, 1_000, 0, sku));
        long shown = quote(basket).payable().fen();
        decidePricing.end(activity.kind(), activity.id(), CHECKER);
        inForce.clear();

        assertThat(shown).isEqualTo(9_000);
        assertThatThrownBy(() -> placeOrder.place(new Command(
                        basket.memberId(), basket.items(), basket.address(), List.of(), 0, OptionalLong.of(shown))))
                .isInstanceOfSatisfying(Refusal.class, no -> {
                    assertThat(no.code()).isEqualTo("price_changed");
                    assertThat(no.facts()).containsEntry("payableFen", 10_000L).containsKey("lines");
                });
        assertThat(scene.stockOf(sku)).containsExactly(9, 0, 0);
    }

    @Test
    void freightFallsOnTheLinesAndARegionThatIsNotServedIsRefusedWithASentence() {
        long sku = scene.sku(10_000, 9);
        long other = scene.sku(20_000, 9);
        var place = scene.store();
        long member = scene.member();
        scene.livesNear(member, place.storeId());
        draftPricing.weigh(Map.of(sku, 800, other, 400), MAKER);
        approved(
                new Audience(Set.of(place.storeId()), Set.of(), Set.of()),
                new FreightTerms(
                        Set.of(),
                        Basis.WEIGHT,
                        List.of(new FreightTerms.Zone(Set.of("31"), 1000, 1_000, 500, 200, null)),
                        Set.of()));

        var placed = placeOrder.place(to("310101", scene.basket(member, sku, other)));

        assertThat(placed.order().freightFen()).isEqualTo(1_200);
        assertThat(placed.lines()).extracting(OrderLine::freightFen).containsExactly(400L, 800L);
        assertThat(placed.order().payableFen()).isEqualTo(31_200);
        assertThatThrownBy(() -> placeOrder.place(to("650102", scene.basket(member, sku))))
                .isInstanceOfSatisfying(Refusal.class, no -> {
                    assertThat(no.code()).isEqualTo("region_not_served");
                    assertThat(no.words().zh()).contains("不支持配送");
                });
    }

    @Test
    void aCouponIsSharedOverItsLinesUsedOnceAndComesBackWhenTheOrderCloses() {
        long sku = scene.sku(10_000, 9);
        long other = scene.sku(5_000, 9);
        long member = scene.member();
        var coupon = couponScene.claimed(member, couponScene.amountOff(3_001, 12_000, Rule.WHOLE));
        var basket = with(coupon, scene.basket(member, sku, other));

        var order = placeOrder.place(basket);

        assertThat(order.lines()).extracting(OrderLine::couponFen).containsExactly(2_001L, 1_000L);
        assertThat(order.order().payableFen()).isEqualTo(11_999);
        refused(() -> placeOrder.place(basket), "coupon_used");
        assertThat(scene.stockOf(sku)).containsExactly(8, 1, 0);
        closeOrder.close(order.order().id(), CloseReason.UNPAID);
        closeOrder.close(order.order().id(), CloseReason.UNPAID);
        assertThat(coupons.find(coupon.id()).orElseThrow().standingAt(clock.instant()))
                .isEqualTo(Coupon.Standing.USABLE);
        placeOrder.place(basket);
    }

    /** L3: litemall takes used and foreign coupons, because it looks them up by id alone. */
    @Test
    void foreignUnknownAndExpiredCouponsAndThoseThatDoNotFitAreRefusedByName() {
        long sku = scene.sku(10_000, 9);
        long member = scene.member();
        var small = couponScene.claimed(member, couponScene.amountOff(100, 20_000, Rule.WHOLE));
        var foreign = couponScene.claimed(scene.member(), couponScene.amountOff(100, 0, Rule.WHOLE));

        refused(() -> placeOrder.place(with(foreign, scene.basket(member, sku))), "coupon_not_found");
        refused(() -> placeOrder.place(with(small, scene.basket(member, sku))), "coupon_not_applicable");
        scene.execute(
                "UPDATE coupon SET valid_from = ?, valid_until = ? WHERE id = ?",
                clock.instant().minusSeconds(60),
                clock.instant().minusSeconds(1),
                small.id());
        refused(() -> placeOrder.place(with(small, scene.basket(member, new Item(sku, 3)))), "coupon_expired");
        assertThat(scene.stockOf(sku)).containsExactly(9, 0, 0);
        var advice =
                quoteOrder.quote(scene.basket(member, new Item(sku, 2)), true).advice();
        assertThat(advice).isEmpty();
    }

    @Test
    void ofManyOrdersAtOnceWithOneCouponOneIsPlaced() throws Exception {
        long sku = scene.sku(10_000, 100);
        long member = scene.member();
        var coupon = couponScene.claimed(member, couponScene.amountOff(100, 0, Rule.WHOLE));

        long placed = atOnce(12, () -> placeOrder.place(with(coupon, scene.basket(member, sku))));

        assertThat(placed).isOne();
        assertThat(scene.stockOf(sku)).containsExactly(99, 1, 0);
    }

    /** M11: mall counts coupons by reading, subtracting and writing; here there are a hundred, and nobody has two. */
    @Test
    void ofThreeHundredClaimsOfTwentyCouponsTwentyAreGivenAndNobodyHasTwo() throws Exception {
        long template = couponScene.template(new Worth(Kind.AMOUNT, 100, 0, 0), 0, Rule.WHOLE, 1, 20);
        var members = new ArrayList<Long>();
        for (int i = 0; i < 60; i++) {
            members.add(scene.member());
        }
        var next = new AtomicInteger();

        long given = atOnce(300, () -> claimCoupon.claim(members.get(next.getAndIncrement() % 60), template));

        assertThat(given).isEqualTo(20);
        assertThat(scene.count("SELECT claimed FROM coupon_template WHERE id = ?", template))
                .isEqualTo(20);
        assertThat(scene.count("SELECT COUNT(DISTINCT member_id) FROM coupon WHERE template_id = ?", template))
                .isEqualTo(20);
    }

    @Test
    void aCouponThatRanOutWhileTheOrderWasOpenGetsItsTimeBack() {
        long sku = scene.sku(10_000, 9);
        long member = scene.member();
        var coupon = couponScene.claimed(member, couponScene.amountOff(100, 0, Rule.WHOLE));
        scene.execute(
                "UPDATE coupon SET valid_until = ? WHERE id = ?",
                clock.instant().plusSeconds(600),
                coupon.id());
        var order = placeOrder.place(with(coupon, scene.basket(member, sku))).order();

        clock.advance(Duration.ofMinutes(31));
        closeOrder.close(order.id(), CloseReason.UNPAID);

        var back = coupons.find(coupon.id()).orElseThrow();
        assertThat(back.standingAt(clock.instant())).isEqualTo(Coupon.Standing.USABLE);
        assertThat(Duration.between(clock.instant(), back.valid().until()))
                .isBetween(Duration.ofMinutes(9), Duration.ofMinutes(10));
    }

    /** E26: litemall keeps the coupon when the order is refunded. Parts come back pro rata, and all parts are the whole. */
    @Test
    void partialRefundsBringACouponBackProRataToTheFen() {
        long sku = scene.sku(10_000, 9);
        long member = scene.member();
        var coupon = couponScene.claimed(member, couponScene.amountOff(1_000, 9_000, Rule.PRO_RATA));
        var order = placeOrder.place(with(coupon, scene.basket(member, new Item(sku, 3))));
        long line = order.lines().get(0).id();

        for (int refunded = 1; refunded <= 3; refunded++) {
            int units = refunded;
            transaction.run(() -> returnCoupons.refunded(
                    order.order().id(), units, List.of(new ReturnCoupons.Line(line, 3, units)), clock.instant()));
        }

        var back = coupons.page(member, Optional.of(Coupon.Standing.USABLE), clock.instant(), Long.MAX_VALUE, 10);
        assertThat(back).extracting(it -> it.own().orElseThrow().offFen()).containsExactlyInAnyOrder(333L, 333L, 334L);
        assertThat(back.get(back.size() - 1).own().orElseThrow().thresholdFen()).isEqualTo(2_997);
        closeOrder.close(order.order().id(), CloseReason.UNPAID);
    }

    @Test
    void aCouponComesBackWholeOnlyWhenEverythingHasGoneBack() {
        long sku = scene.sku(10_000, 9);
        long member = scene.member();
        var coupon = couponScene.claimed(member, couponScene.amountOff(1_000, 0, Rule.WHOLE));
        var order = placeOrder.place(with(coupon, scene.basket(member, new Item(sku, 2))));
        long line = order.lines().get(0).id();

        transaction.run(() -> returnCoupons.refunded(
                order.order().id(), 1, List.of(new ReturnCoupons.Line(line, 2, 1)), clock.instant()));
        var stillUsed = coupons.find(coupon.id()).orElseThrow().state();
        transaction.run(() -> returnCoupons.refunded(
                order.order().id(), 2, List.of(new ReturnCoupons.Line(line, 2, 2)), clock.instant()));

        assertThat(stillUsed).isEqualTo(Coupon.State.USED);
        assertThat(coupons.find(coupon.id()).orElseThrow().state()).isEqualTo(Coupon.State.UNUSED);
        closeOrder.close(order.order().id(), CloseReason.UNPAID);
    }

    @Test
    void theQuoteTellsWhatEachCouponWouldSaveBestFirst() {
        long sku = scene.sku(10_000, 9);
        long member = scene.member();
        var small = couponScene.claimed(member, couponScene.amountOff(300, 0, Rule.WHOLE));
        var large = couponScene.claimed(member, couponScene.amountOff(900, 0, Rule.WHOLE));
        var far = couponScene.claimed(member, couponScene.amountOff(5_000, 30_000, Rule.WHOLE));

        var advice = quoteOrder.quote(scene.basket(member, sku), true).advice();

        assertThat(advice).extracting(it -> it.coupon().id()).containsExactly(large.id(), small.id(), far.id());
        assertThat(advice).extracting(QuoteOrder.Advice::savesFen).containsExactly(900L, 300L, 0L);
        assertThat(advice.get(2).why().verdict()).isEqualTo(Verdict.BELOW_THRESHOLD);
        assertThat(advice.get(2).why().why().zh()).contains("还差 200.00 元");
    }

    @Test
    void aCodeIsGoodOnceHoweverItIsTyped() throws Exception {
        long template = couponScene.withCodes(500);
        var code = couponScene.code(template);
        var typed = code.substring(0, 4).toLowerCase(Locale.ROOT) + "-" + code.substring(4) + " ";

        long redeemed = atOnce(6, () -> claimCoupon.redeem(scene.member(), typed));

        assertThat(redeemed).isOne();
        refused(() -> claimCoupon.redeem(scene.member(), code), "coupon_code_used");
        refused(() -> claimCoupon.redeem(scene.member(), "NOSUCHCODE"), "coupon_code_unknown");
    }

    /** L2: litemall orders any cart by its id, as often as one likes. */
    @Test
    void whatIsOrderedFromTheCartLeavesItAndTheSameCartIsOrderedOnce() throws Exception {
        long sku = scene.sku(10_000, 50);
        long kept = scene.sku(100, 50);
        long member = scene.member();
        cart.add(member, sku, 2);
        cart.add(member, sku, 1);
        cart.add(member, kept, 5);
        var fromCart = fromCart(scene.basket(member, new Item(sku, 3), new Item(kept, 2)));

        long placed = atOnce(6, () -> placeOrder.place(fromCart));

        assertThat(placed).isOne();
        assertThat(carts.of(member))
                .extracting(Carts.Line::skuId, Carts.Line::quantity)
                .containsExactly(tuple(kept, 3));
        refused(() -> placeOrder.place(fromCart), "cart_changed");
        assertThat(scene.stockOf(sku)).containsExactly(47, 3, 0);
    }

    /** E22: mall cannot sell anything without putting it into the cart first. */
    @Test
    void aDirectBuyDoesNotTouchTheCart() {
        long sku = scene.sku(10_000, 50);
        long member = scene.member();
        cart.add(member, sku, 4);

        placeOrder.place(scene.basket(member, sku));

        assertThat(carts.of(member)).extracting(Carts.Line::quantity).containsExactly(4);
    }

    /** M6: mall adds whatever quantity it is told, minus nine included. */
    @Test
    void quantitiesBeyondReasonAreRefusedAndTheTableRefusesThemToo() {
        long sku = scene.sku(10_000, 50);
        long member = scene.member();

        for (int quantity : new int[] {-1, 0, 1_000, Integer.MAX_VALUE}) {
            refused(() -> cart.add(member, sku, quantity), "quantity_invalid");
        }
        cart.add(member, sku, 999);
        cart.add(member, sku, 999);
        assertThat(carts.of(member)).extracting(Carts.Line::quantity).containsExactly(999);
        assertThatThrownBy(() -> scene.execute("UPDATE cart_line SET quantity = -9 WHERE member_id = ?", member))
                .hasMessageContaining("cart_line_quantity");
    }

    @Test
    void anAnonymousCartIsMergedOnceHoweverOftenItIsSent() {
        long both = scene.sku(100, 50);
        long fresh = scene.sku(100, 50);
        long member = scene.member();
        cart.add(member, both, 2);

        for (int i = 0; i < 2; i++) {
            assertThat(cart.merge(member, Map.of(both, 5, fresh, 1, 999L, 1))).containsExactly(999L);
        }

        assertThat(carts.of(member))
                .extracting(Carts.Line::skuId, Carts.Line::quantity)
                .containsExactlyInAnyOrder(tuple(both, 5), tuple(fresh, 1));
    }

    @Test
    void linesThatCannotBeBoughtSayWhyAndARefreshAcceptsWhatThereIs() {
        long gone = scene.sku(100, 50);
        long soldOut = scene.sku(100, 1);
        long scarce = scene.sku(100, 3);
        long dearer = scene.sku(100, 50);
        long member = scene.member();
        for (long sku : new long[] {gone, soldOut, scarce, dearer}) {
            cart.add(member, sku, 5);
        }
        scene.execute("UPDATE catalog_product SET state = 'OFF_SHELF' WHERE id = ?", scene.productOf(gone));
        scene.execute("UPDATE catalog_sku SET price_fen = 120 WHERE id = ?", dearer);
        placeOrder.place(scene.basket(scene.member(), soldOut));

        var items = new HashMap<Long, Cart.Item>();
        cart.of(member).forEach(item -> items.put(item.line().skuId(), item));
        assertThat(items.get(gone).trouble()).contains(Cart.Trouble.OFF_SHELF);
        assertThat(items.get(soldOut).trouble()).contains(Cart.Trouble.SOLD_OUT);
        assertThat(items.get(scarce).trouble()).contains(Cart.Trouble.NOT_ENOUGH);
        assertThat(items.get(dearer).isBuyable()).isTrue();
        assertThat(items.get(dearer).isPriceChanged()).isTrue();
        refused(() -> cart.add(member, gone, 1), "sku_not_for_sale");

        cart.refresh(member);
        assertThat(cart.tidy(member)).isEqualTo(2);
        assertThat(cart.of(member)).allMatch(Cart.Item::isBuyable).noneMatch(Cart.Item::isPriceChanged);
    }

    @Test
    void aCartIsFilledUpToItsLimitAndWhatIsInItCanStillGrow() {
        long member = scene.member();
        long first = scene.sku(100, 50);
        cart.add(member, first, 1);
        for (int i = 1; i < Cart.MOST_LINES; i++) {
            cart.add(member, scene.sku(100, 50), 1);
        }

        refused(() -> cart.add(member, scene.sku(100, 50), 1), "cart_full");
        cart.add(member, first, 1);

        assertThat(carts.count(member)).isEqualTo(Cart.MOST_LINES);
    }

    @Test
    void addingToTheCartIsOneStatement() {
        long sku = scene.sku(100, 50);
        long member = scene.member();
        cart.add(member, sku, 1);

        long before = scene.statementsSoFar();
        cart.add(member, sku, 1);
        long after = scene.statementsSoFar();

        assertThat(after - before - 1).isLessThanOrEqualTo(1);
    }

    private long atOnce(int times, Callable<?> work) throws Exception {
        var pool = Executors.newFixedThreadPool(8);
        try {
            Callable<Boolean> attempt = () -> {
                try {
                    work.call();
                    return true;
                } catch (Refusal no) {
                    return false;
                }
            };
            long done = 0;
            for (var future : pool.invokeAll(Collections.nCopies(times, attempt))) {
                done += future.get() ? 1 : 0;
            }
            return done;
        } finally {
            pool.shutdownNow();
        }
    }

    private static void refused(ThrowingCallable work, String code) {
        assertThatThrownBy(work).isInstanceOfSatisfying(Refusal.class, no -> assertThat(no.code())
                .isEqualTo(code));
    }

    private Quote quote(Command command) {
        return quoteOrder.quote(command, false).quote();
    }

    private void approvedList(Audience audience, Map<Long, Long> prices) {
        var list = draftPricing.draft(words(), always(), audience, new ListTerms(), MAKER);
        var filled = draftPricing.putPrices(list.id(), list.version(), prices);
        inForce.add(decidePricing.approve(filled.kind(), filled.id(), filled.version(), CHECKER));
    }

    private Pricing approved(Audience audience, PricingTerms terms) {
        var draft = draftPricing.draft(words(), always(), audience, terms, MAKER);
        var approved = decidePricing.approve(draft.kind(), draft.id(), draft.version(), CHECKER);
        inForce.add(approved);
        return approved;
    }

    private static ActivityTerms activity(ActivityKind kind, long fen, int bp, long sku) {
        return new ActivityTerms(
                kind,
                fen,
                bp,
                List.of(),
                false,
                new Scope(Set.of(sku), Set.of(), Set.of(), Set.of(), Set.of()),
                0,
                false);
    }

    private Period always() {
        return new Period(clock.instant().minusSeconds(1), clock.instant().plus(Duration.ofDays(30)));
    }

    private static Words words() {
        return new Words("测试价", "Test price");
    }

    private static Command with(Coupon coupon, Command basket) {
        return new Command(
                basket.memberId(),
                basket.items(),
                basket.address(),
                List.of(Long.toString(coupon.id())),
                0,
                OptionalLong.empty());
    }

    private static Command to(String region, Command basket) {
        return checkedOut(basket, new Checkout(false, Optional.of(region)));
    }

    private static Command fromCart(Command basket) {
        return checkedOut(basket, new Checkout(true, Optional.empty()));
    }

    private static Command checkedOut(Command basket, Checkout checkout) {
        return new Command(
                basket.memberId(),
                basket.items(),
                basket.address(),
                List.of(),
                0,
                OptionalLong.empty(),
                Optional.empty(),
                Optional.empty(),
                checkout);
    }
}
