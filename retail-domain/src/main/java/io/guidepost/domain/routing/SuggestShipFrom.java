package io.guidepost.domain.routing;

import static java.util.stream.Collectors.toMap;

import io.guidepost.core.words.Words;
import io.guidepost.domain.Refusal;
import io.guidepost.domain.database.TransactionRetry;
import io.guidepost.domain.order.Addresses;
import io.guidepost.domain.order.OrderLine;
import io.guidepost.domain.order.Orders;
import io.guidepost.domain.order.Shipments;
import io.guidepost.domain.routing.ShipFromRules.Judged;
import io.guidepost.domain.sight.Sight;
import io.guidepost.domain.stock.Stock;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;

/** Says from where what is left of an order is best sent, and why not from elsewhere. It changes nothing. */
@Service
public class SuggestShipFrom {

    /** Of more stores that have the goods, only these many are looked at; one of them will do. */
    private static final int MOST_STORES = 200;

    private final Orders orders;
    private final Shipments shipments;
    private final Addresses addresses;
    private final Sites sites;
    private final Stock stock;
    private final TransactionRetry transaction;
    private final Clock clock;

    SuggestShipFrom(
            Orders orders,
            Shipments shipments,
            Addresses addresses,
            Sites sites,
            Stock stock,
            TransactionRetry transaction,
            Clock clock) {
        this.orders = orders;
        this.shipments = shipments;
        this.addresses = addresses;
        this.sites = sites;
        this.stock = stock;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** A place, with the reason in a word and in a sentence. */
    public record Suggestion(
            long placeId, String name, boolean isChosen, boolean isNear, int priority, String reason, Words words) {}

    /** @param sight whose orders may be seen*/
    public List<Suggestion> suggest(Sight sight, long orderId) {
        orders.find(orderId)
                .filter(found -> shipments.isCreditedWithin(sight, orderId))
                .orElseThrow(() -> Refusal.notFound("订单", "order"));
        var units = unsent(orderId);
        if (units.isEmpty()) {
            throw new Refusal(Refusal.Kind.CONFLICT, "nothing_to_ship", new Words("没有待发商品", "Nothing is left to send"));
        }
        var places = sites.with(units.keySet(), MOST_STORES).stream()
                .map(site -> withHeld(site, orderId))
                .toList();
        return ShipFromRules.judge(units, addresses.of(orderId).region(), places).stream()
                .map(SuggestShipFrom::told)
                .toList();
    }

    /** What the order has taken from a place is there for it, though nobody else can buy it. */
    private Site withHeld(Site site, long orderId) {
        var there = new TreeMap<>(site.available());
        for (var held : stock.heldBy(orderId)) {
            if (held.placeId() == site.placeId()) {
                there.merge(held.skuId(), held.units(), Math::addExact);
            }
        }
        return new Site(
                site.placeId(), site.name(), site.address(), site.isOpen(), site.isEnabled(), site.priority(), there);
    }

    private Map<Long, Integer> unsent(long orderId) {
        var lines = orders.linesOf(orderId).stream().collect(toMap(OrderLine::id, Function.identity()));
        var units = new TreeMap<Long, Integer>();
        shipments
                .unsentOf(orderId)
                .forEach((line, count) -> units.merge(lines.get(line).skuId(), count, Math::addExact));
        return units;
    }

    private static Suggestion told(Judged judged) {
        var site = judged.site();
        var lacks = judged.missing().entrySet().stream()
                .map(sku -> sku.getKey() + "×" + sku.getValue())
                .collect(Collectors.joining(", "));
        var words =
                switch (judged.reason()) {
                    case CHOSEN ->
                        judged.isNear()
                                ? new Words("库存齐全，与收货人同城", "It has everything, in the receiver's city")
                                : new Words("库存齐全，优先级最高", "It has everything, and comes first");
                    case SWITCHED_OFF -> new Words("该发货点已停用", "It does not send");
                    case STORE_CLOSED -> new Words("门店已关闭", "The store is closed");
                    case SHORT_OF_STOCK -> new Words("库存不足：" + lacks, "It lacks " + lacks);
                    case FARTHER -> new Words("有同城发货点可发", "Another place is in the receiver's city");
                    case LOWER_PRIORITY -> new Words("有优先级更高的发货点", "Another place comes before it");
                };
        return new Suggestion(
                site.placeId(),
                site.name(),
                judged.reason() == ShipFromRules.Reason.CHOSEN,
                judged.isNear(),
                site.priority(),
                judged.reason().name(),
                words);
    }

    /** @param placeId 0 for the central warehouse */
    public void set(long placeId, int priority, boolean isEnabled, long adminId) {
        if (!sites.isKnown(placeId)) {
            throw Refusal.notFound("发货点", "place");
        }
        transaction.run(() -> sites.set(placeId, priority, isEnabled, adminId, clock.instant()));
    }
}
