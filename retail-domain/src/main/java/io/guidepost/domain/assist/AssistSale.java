package io.guidepost.domain.assist;

import io.guidepost.core.attribution.AttributionRules;
import io.guidepost.core.attribution.Correction;
import io.guidepost.core.attribution.Designation;
import io.guidepost.core.attribution.DesignationId;
import io.guidepost.core.attribution.GuideId;
import io.guidepost.core.attribution.StoreId;
import io.guidepost.core.words.Words;
import io.guidepost.domain.Refusal;
import io.guidepost.domain.assist.Basket.Item;
import io.guidepost.domain.assist.Baskets.Event;
import io.guidepost.domain.assist.Baskets.Standing;
import io.guidepost.domain.assist.Baskets.What;
import io.guidepost.domain.attribution.Attributions;
import io.guidepost.domain.catalog.Products;
import io.guidepost.domain.database.Ids;
import io.guidepost.domain.database.TransactionRetry;
import io.guidepost.domain.outbox.Outbox;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Service;

/** Names the guide who helps with a sale, on the order itself, and keeps a record of every attempt (ATT-6). */
@Service
public class AssistSale {

    private static final String SCREEN_ORDER = "fraud.screen-order";

    private final Baskets baskets;
    private final Products products;
    private final Attributions attributions;
    private final Outbox outbox;
    private final TransactionRetry transactions;
    private final Duration validity;
    private final Ids ids;
    private final Clock clock;

    AssistSale(
            Baskets baskets,
            Products products,
            Attributions attributions,
            Outbox outbox,
            TransactionRetry transactions,
            @Value("${guidepost.assist.valid-hours:24}") int validHours,
            Ids ids,
            Clock clock) {
        this.baskets = baskets;
        this.products = products;
        this.attributions = attributions;
        this.outbox = outbox;
        this.transactions = transactions;
        this.validity = Duration.ofHours(validHours);
        this.ids = ids;
        this.clock = clock;
    }

    /** Message to the fraud feature. */
    record ScreenOrder(long orderId) {}

    /** A guide puts a basket together; it counts once the shopper has opened it and ordered. */
    public Basket prepare(long guideId, long storeId, List<Item> items) {
        return transactions.call(() -> {
            var skus = items.stream().map(Item::skuId).collect(Collectors.toSet());
            var known = products.saleable(skus);
            skus.stream().filter(sku -> !known.containsKey(sku)).findFirst().ifPresent(sku -> {
                throw new Refusal(
                        Refusal.Kind.REFUSED,
                        "not_for_sale",
                        new Words("商品 %d 不可售".formatted(sku), "SKU %d is not for sale".formatted(sku)));
            });
            var now = clock.instant();
            var priced = items.stream()
                    .map(item -> new Item(
                            item.skuId(),
                            item.quantity(),
                            known.get(item.skuId()).priceFen()))
                    .toList();
            var basket = new Basket(
                    ids.next(),
                    guideId,
                    storeId,
                    priced,
                    now,
                    now.plus(validity),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty());
            baskets.insert(basket);
            baskets.append(new Event(What.CREATED, basket.id(), 0, guideId, false, guideId, now));
            return basket;
        });
    }

    /** The shopper looks at what was prepared for him: the first who does can take it over. */
    public Basket open(long memberId, long basketId) {
        return transactions.call(() -> {
            var now = clock.instant();
            var basket = alive(basketId, now);
            if (baskets.opened(basketId, memberId, now)) {
                baskets.append(new Event(What.OPENED, basketId, 0, basket.guideId(), true, memberId, now));
            }
            return baskets.find(basketId).orElseThrow();
        });
    }

    /** The shopper says no, which ends it; whoever has not opened it cannot. Saying it twice is saying it once. */
    public Basket decline(long memberId, long basketId) {
        return transactions.call(() -> {
            var now = clock.instant();
            var basket = alive(basketId, now);
            if (!basket.openedBy().equals(Optional.of(memberId))) {
                throw notFound();
            }
            if (baskets.declined(basketId, memberId, now)) {
                baskets.append(new Event(What.DECLINED, basketId, 0, basket.guideId(), true, memberId, now));
            }
            return baskets.find(basketId).orElseThrow();
        });
    }

    /** What a guide has prepared, newest first, older than {@code beforeId}. */
    public List<Basket> ofGuide(long guideId, long beforeId, int limit) {
        return baskets.ofGuide(guideId, beforeId, limit);
    }

    /** What a basket's goods cost today, by SKU; what is not for sale any more is missing. */
    public Map<Long, Long> pricesToday(Basket basket) {
        var prices = new HashMap<Long, Long>();
        products.saleable(basket.items().stream().map(Item::skuId).distinct().toList())
                .forEach((sku, saleable) -> prices.put(sku, saleable.priceFen()));
        return prices;
    }

    /** What a basket says about the order that this shopper makes of it; one that he did not open names nobody. */
    public Designation designation(long basketId, long memberId, Instant at) {
        var basket = alive(basketId, at);
        if (basket.declinedAt().isPresent()) {
            throw notFound();
        }
        return new Designation(
                new DesignationId(basket.id()),
                Designation.Kind.ASSISTED_BASKET,
                new GuideId(basket.guideId()),
                new StoreId(basket.storeId()),
                basket.createdAt(),
                basket.openedBy().equals(Optional.of(memberId)));
    }

    /** The basket has become this order; joins the caller's transaction. */
    public void ordered(long basketId, long memberId, long orderId) {
        if (!baskets.ordered(basketId, orderId)) {
            throw new Refusal(
                    Refusal.Kind.CONFLICT,
                    "assist_used",
                    new Words("该开单已下过单", "This basket has become an order already"));
        }
        var guide = baskets.find(basketId).orElseThrow().guideId();
        baskets.append(new Event(What.ORDERED, basketId, orderId, guide, true, memberId, clock.instant()));
    }

    /**
     * The guide is named at the till on an order that waits for its payment: it is decided again with it. Once it is paid this
     * is refused, and looked into.
     */
    public void designate(long guideId, long storeId, long orderId) {
        var standing = transactions.call(() -> designated(guideId, storeId, orderId));
        if (standing != Standing.UNPAID) {
            throw new Refusal(
                    Refusal.Kind.CONFLICT,
                    "order_not_unpaid",
                    new Words("订单已付款或已关闭,不能再指定导购", "The order is paid or closed: no guide can be named any more"));
        }
    }

    private Standing designated(long guideId, long storeId, long orderId) {
        var now = clock.instant();
        var standing = baskets.lockOrder(orderId).orElseThrow(() -> Refusal.notFound("订单", "order"));
        long event = ids.next();
        if (standing != Standing.UNPAID) {
            baskets.append(new Event(What.REFUSED_PAID, 0, orderId, guideId, false, guideId, now));
            outbox.add(SCREEN_ORDER, "till:" + event, new ScreenOrder(orderId));
            return standing;
        }
        var former = attributions.of(orderId).orElseThrow();
        var inputs = attributions.inputsOf(orderId).orElseThrow();
        var till = new Designation(
                new DesignationId(event), Designation.Kind.TILL, new GuideId(guideId), new StoreId(storeId), now, true);
        var changed = new Correction.Designated(till, attributions.employmentsOf(guideId, inputs.at())).applyTo(inputs);
        var decided = AttributionRules.decide(changed);
        baskets.append(new Event(What.DESIGNATED, 0, orderId, guideId, false, guideId, now));
        if (Correction.hasEffect(former.attribution(), decided)) {
            attributions.supersede(
                    new Attributions.Superseding(orderId, changed, decided, Attributions.Reason.TILL, event, now));
        }
        return standing;
    }

    private Basket alive(long basketId, Instant at) {
        return baskets.find(basketId)
                .filter(basket -> at.isBefore(basket.expiresAt()))
                .orElseThrow(AssistSale::notFound);
    }

    private static Refusal notFound() {
        return Refusal.notFound("开单", "assisted basket");
    }
}
