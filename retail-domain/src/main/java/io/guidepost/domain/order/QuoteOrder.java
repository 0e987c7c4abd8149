package io.guidepost.domain.order;

import io.guidepost.core.price.CouponTerms;
import io.guidepost.core.price.Offer;
import io.guidepost.core.price.PointsOffer;
import io.guidepost.core.price.PriceStep;
import io.guidepost.core.price.Quote;
import io.guidepost.domain.assist.AssistSale;
import io.guidepost.domain.catalog.Products;
import io.guidepost.domain.catalog.Products.SaleableSku;
import io.guidepost.domain.coupon.UseCoupons;
import io.guidepost.domain.order.PlaceOrder.Command;
import io.guidepost.domain.points.OrderPoints;
import io.guidepost.domain.points.PointsTerms;
import io.guidepost.domain.price.PriceBasket;
import io.guidepost.domain.price.PriceBasket.Asked;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Service;

/**
 * What an order would cost now, and why. Shown before and checked again when it is placed, through the same door; nothing is
 * held back or used by asking.
 */
@Service
public class QuoteOrder {

    private static final int MOST_COUPONS_ADVISED = 50;

    private final Products products;
    private final PriceBasket prices;
    private final UseCoupons coupons;
    private final AssistSale assists;
    private final OrderPoints points;
    private final PointsTerms pointsTerms;
    private final Clock clock;

    QuoteOrder(
            Products products,
            PriceBasket prices,
            UseCoupons coupons,
            AssistSale assists,
            OrderPoints points,
            PointsTerms pointsTerms,
            Clock clock) {
        this.products = products;
        this.prices = prices;
        this.coupons = coupons;
        this.assists = assists;
        this.points = points;
        this.pointsTerms = pointsTerms;
        this.clock = clock;
    }

    /**
     * @param skus what was asked for, by id
     * @param advice what each of the shopper's other coupons would do to this basket, most useful first
     */
    public record Quoted(Quote quote, Map<Long, SaleableSku> skus, List<Advice> advice) {}

    /** @param savesFen what it would take off, used alone; 0 with the reason in {@code why} */
    public record Advice(CouponTerms coupon, long savesFen, PriceStep why) {}

    /**
     * Coupons that do not fit and regions that are not served are told in the steps; goods that are not for sale are refused.
     *
     * @param command as it would be placed; its address and expectation do not count
     * @param advise whether to look at the shopper's other coupons too
     */
    public Quoted quote(Command command, boolean advise) {
        var units = PlaceOrder.merged(command.items());
        var skus = products.saleable(units.keySet());
        requireForSale(units, skus);
        var at = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        var store = command.checkout().pickUpStoreId().or(() -> command.assistId()
                .map(id -> assists.designation(id, command.memberId(), at))
                .filter(designation -> designation.confirmed())
                .map(designation -> designation.store().value()));
        var chosen = coupons.chosen(command.memberId(), command.couponIds(), at);
        var quote = prices.price(asked(command, units, skus, store, chosen, points(command)), at);
        return new Quoted(quote, skus, advise ? advice(command, units, skus, store, at) : List.of());
    }

    private static void requireForSale(Map<Long, Integer> units, Map<Long, SaleableSku> skus) {
        units.keySet().stream()
                .filter(sku -> !skus.containsKey(sku))
                .findFirst()
                .ifPresent(sku -> {
                    throw OrderRefusals.notForSale(sku);
                });
    }

    /** The price at which it is placed: every coupon asked for is used, and the goods can be sent there. */
    Quote agreed(
            Command command, Map<Long, Integer> units, Map<Long, SaleableSku> skus, Optional<Long> store, Instant at) {
        var chosen = coupons.chosen(command.memberId(), command.couponIds(), at);
        var quote = agreed(prices.price(asked(command, units, skus, store, chosen, points(command)), at), chosen);
        if (command.usePoints() > 0) {
            // Where points cannot be paid with, nobody has any to use.
            points.requireHas(command.memberId(), pointsTerms.isSpendable() ? quote.pointsUsed() : command.usePoints());
        }
        return quote;
    }

    private PointsOffer points(Command command) {
        return pointsTerms.offer(command.usePoints());
    }

    /** The same where one activity stands alone, without coupons and points. */
    Quote agreed(Command command, Map<Long, Integer> units, Map<Long, SaleableSku> skus, Offer alone, Instant at) {
        var store = command.checkout().pickUpStoreId();
        return agreed(
                prices.price(asked(command, units, skus, store, List.of(), PointsOffer.NONE), alone, at), List.of());
    }

    private static Quote agreed(Quote quote, List<CouponTerms> chosen) {
        quote.notServed().ifPresent(why -> {
            throw OrderRefusals.regionNotServed(why);
        });
        for (var coupon : chosen) {
            quote.aboutCoupon(coupon.id()).filter(step -> !step.isApplied()).ifPresent(why -> {
                throw OrderRefusals.couponNotApplicable(why);
            });
        }
        return quote;
    }

    private List<Advice> advice(
            Command command, Map<Long, Integer> units, Map<Long, SaleableSku> skus, Optional<Long> store, Instant at) {
        var advice = new ArrayList<Advice>();
        for (var coupon : coupons.usable(command.memberId(), at, MOST_COUPONS_ADVISED)) {
            var alone = prices.price(asked(command, units, skus, store, List.of(coupon), PointsOffer.NONE), at);
            var why = alone.aboutCoupon(coupon.id()).orElseThrow();
            if (why.isForBuyersEyes()) {
                advice.add(new Advice(coupon, why.taken().fen(), why));
            }
        }
        advice.sort((a, b) -> Long.compare(b.savesFen(), a.savesFen()));
        return advice;
    }

    private static Asked asked(
            Command command,
            Map<Long, Integer> units,
            Map<Long, SaleableSku> skus,
            Optional<Long> store,
            List<CouponTerms> chosen,
            PointsOffer points) {
        var goods = new ArrayList<Asked.Goods>(units.size());
        units.forEach((skuId, quantity) -> goods.add(new Asked.Goods(skus.get(skuId), quantity)));
        return new Asked(
                command.memberId(),
                store,
                goods,
                chosen,
                points,
                command.checkout().region(),
                command.checkout().pickUpStoreId().isPresent());
    }
}
