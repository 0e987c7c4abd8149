package io.guidepost.domain.shippinginfo;

import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toMap;

import io.guidepost.domain.order.OrderLine;
import io.guidepost.domain.order.ShipOrder;
import io.guidepost.domain.order.Shipment;
import io.guidepost.domain.shippinginfo.ShippingInfo.Parcel;
import io.guidepost.domain.shippinginfo.ShippingInfo.Way;
import io.guidepost.domain.shippinginfo.ShippingInfoGateway.Known;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/** What WeChat is to hear of an order's parcels, and what its answers mean. */
final class UploadRules {

    private static final int LONGEST_GOODS = 120;

    /** It has come to its end at WeChat, or may be changed no more: asking again changes nothing. */
    private static final Set<String> FOR_GOOD = Set.of(
            "10060002",
            "10060003",
            "10060004",
            "10060005",
            "10060006",
            "10060012",
            "10060014",
            "10060031",
            "268485194");

    private static final List<Duration> PAUSES = List.of(
            Duration.ofMinutes(1),
            Duration.ofMinutes(5),
            Duration.ofMinutes(15),
            Duration.ofHours(1),
            Duration.ofHours(6));

    private UploadRules() {}

    /**
     * WeChat takes fifteen parcels for a payment; of an order with more it is told the first fourteen and the last.
     *
     * @param isAllSent nothing of the order is left to send
     */
    static ShippingInfo info(
            String transactionId,
            String openid,
            List<Shipment> parcels,
            Collection<OrderLine> lines,
            String receiverPhone,
            boolean isAllSent,
            Instant at) {
        var titles = lines.stream().collect(toMap(OrderLine::id, Function.identity()));
        var told = fewEnough(parcels).stream()
                .map(parcel -> new Parcel(
                        isPickUp(parcel) ? "" : parcel.carrier(),
                        isPickUp(parcel) ? "" : parcel.trackingNo(),
                        goods(parcel, titles),
                        receiverPhone))
                .toList();
        boolean isPickUp = parcels.stream().allMatch(UploadRules::isPickUp);
        return new ShippingInfo(
                transactionId,
                openid,
                isPickUp ? Way.PICK_UP : Way.EXPRESS,
                told.size() > 1 || !isAllSent,
                isAllSent,
                told,
                at);
    }

    private static boolean isPickUp(Shipment parcel) {
        return parcel.carrier().equals(ShipOrder.PICK_UP);
    }

    private static List<Shipment> fewEnough(List<Shipment> parcels) {
        if (parcels.size() <= ShippingInfo.MOST_PARCELS) {
            return parcels;
        }
        var told = new ArrayList<>(parcels.subList(0, ShippingInfo.MOST_PARCELS - 1));
        told.add(parcels.get(parcels.size() - 1));
        return told;
    }

    private static String goods(Shipment parcel, Map<Long, OrderLine> lines) {
        var text = parcel.units().stream()
                .map(units -> lines.get(units.lineId()).title() + "*" + units.quantity())
                .collect(joining(";"));
        if (text.isEmpty()) {
            text = lines.values().iterator().next().title();
        }
        return text.codePointCount(0, text.length()) <= LONGEST_GOODS
                ? text
                : text.substring(0, text.offsetByCodePoints(0, LONGEST_GOODS));
    }

    /** WeChat knows all of it, or has no use for it any more. */
    static boolean isKnown(ShippingInfo info, Known known) {
        return switch (known.state()) {
            case RECEIVED, SETTLED, SETTLING, REFUNDED -> true;
            case WAITING -> false;
            case SENT ->
                known.isAllSent() == info.isAllSent()
                        && (info.way() == Way.PICK_UP || new HashSet<>(known.parcels()).equals(numbersOf(info)));
        };
    }

    private static Set<String> numbersOf(ShippingInfo info) {
        var numbers = new HashSet<String>();
        info.parcels().forEach(parcel -> numbers.add(parcel.carrier() + " " + parcel.trackingNo()));
        return numbers;
    }

    /** Whether asking again with the same words can ever help. */
    static boolean isForGood(String code) {
        return FOR_GOOD.contains(code);
    }

    static Instant next(int attempts, Instant now) {
        return now.plus(PAUSES.get(Math.min(attempts, PAUSES.size() - 1)));
    }
}
