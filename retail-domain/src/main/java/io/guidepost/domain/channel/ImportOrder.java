package io.guidepost.domain.channel;

import io.guidepost.core.attribution.Designation;
import io.guidepost.core.attribution.DesignationId;
import io.guidepost.core.attribution.GuideId;
import io.guidepost.core.attribution.StoreId;
import io.guidepost.core.digest.Sha256;
import io.guidepost.core.incentive.PayMethod;
import io.guidepost.core.ledger.Postings;
import io.guidepost.core.money.Money;
import io.guidepost.core.sale.OrderId;
import io.guidepost.core.sale.ReturnWindow;
import io.guidepost.core.words.Words;
import io.guidepost.domain.Refusal;
import io.guidepost.domain.attribution.Attributions;
import io.guidepost.domain.attribution.Attributions.Circumstances;
import io.guidepost.domain.attribution.Attributions.Frozen;
import io.guidepost.domain.attribution.Attributions.OrderedLine;
import io.guidepost.domain.attribution.DecideAttribution;
import io.guidepost.domain.catalog.Products.SaleableSku;
import io.guidepost.domain.channel.ChannelFacts.Known;
import io.guidepost.domain.channel.ChannelOrders.ChannelOrder;
import io.guidepost.domain.commission.Commissions;
import io.guidepost.domain.commission.Commissions.PaidSale;
import io.guidepost.domain.commission.ReleaseTerms;
import io.guidepost.domain.database.Ids;
import io.guidepost.domain.database.TransactionRetry;
import io.guidepost.domain.ledger.Ledger;
import io.guidepost.domain.order.Addresses;
import io.guidepost.domain.order.DeliveryAddress;
import io.guidepost.domain.order.NewOrder;
import io.guidepost.domain.order.Order;
import io.guidepost.domain.order.OrderLine;
import io.guidepost.domain.order.OrderStatus;
import io.guidepost.domain.order.Orders;
import io.guidepost.domain.outbox.Outbox;
import io.guidepost.domain.payment.BindAfterPayment;
import io.guidepost.domain.payment.EarnAfterPayment;
import io.guidepost.domain.points.PointsTerms;
import io.guidepost.domain.shopper.Shoppers;
import io.guidepost.domain.shopper.Shoppers.IdentityKind;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Service;

/**
 * Brings a paid order of another till or marketplace into our books (ATT-7, B4): decided by the evidence and the rules of
 * the time at which it was placed, through the same doors of attribution and commission as our own. What belongs into a
 * month that is closed is for the statements to post into the open one; the order keeps its own time.
 */
@Service
public class ImportOrder {

    private final ChannelOrders channelOrders;
    private final ChannelFacts facts;
    private final Shoppers shoppers;
    private final DecideAttribution decideAttribution;
    private final Attributions attributions;
    private final Orders orders;
    private final Addresses addresses;
    private final Ledger ledger;
    private final Commissions commissions;
    private final ReleaseTerms releaseTerms;
    private final PointsTerms points;
    private final Outbox outbox;
    private final TransactionRetry transaction;
    private final Ids ids;
    private final Clock clock;

    ImportOrder(
            ChannelOrders channelOrders,
            ChannelFacts facts,
            Shoppers shoppers,
            DecideAttribution decideAttribution,
            Attributions attributions,
            Orders orders,
            Addresses addresses,
            Ledger ledger,
            Commissions commissions,
            ReleaseTerms releaseTerms,
            PointsTerms points,
            Outbox outbox,
            TransactionRetry transaction,
            Ids ids,
            Clock clock) {
        this.channelOrders = channelOrders;
        this.facts = facts;
        this.shoppers = shoppers;
        this.decideAttribution = decideAttribution;
        this.attributions = attributions;
        this.orders = orders;
        this.addresses = addresses;
        this.ledger = ledger;
        this.commissions = commissions;
        this.releaseTerms = releaseTerms;
        this.points = points;
        this.outbox = outbox;
        this.transaction = transaction;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * An order as the other till tells it.
     *
     * @param orderedAt when it was placed and paid there
     * @param receivedAt when the goods were handed over; empty while they are on their way
     * @param exchangeOf the order whose goods were exchanged; then every line names the line it replaces
     * @param payMethod how it was paid there, if they say so
     */
    public record Told(
            Channel channel,
            String externalNo,
            Instant orderedAt,
            Optional<Instant> receivedAt,
            Buyer buyer,
            Places places,
            Optional<String> guideUserid,
            long freightFen,
            List<Line> lines,
            Optional<Long> exchangeOf,
            Optional<PayMethod> payMethod) {}

    /** Neither of both for somebody who just walked in. */
    public record Buyer(Optional<Long> memberId, Optional<String> unionid) {}

    /**
     * @param code the till's own name for the store of the order
     * @param pickUp where the goods are picked up
     * @param fulfilling the store that sends or hands out the goods
     */
    public record Places(Optional<String> code, Optional<Long> pickUp, Optional<Long> fulfilling) {}

    /** @param paidFen for all units together, after every discount */
    public record Line(long skuId, int quantity, long unitPriceFen, long paidFen, Optional<Long> exchangedLineId) {}

    /** @param isNew false when it was imported before */
    public record Imported(long orderId, boolean isNew) {}

    /** Whether the channel's order is known by its number. */
    public Optional<Long> find(Channel channel, String externalNo) {
        return channelOrders.find(channel, externalNo).map(ChannelOrder::orderId);
    }

    /** The same order told again is the order imported before; told otherwise it is a conflict. Joins a transaction. */
    public Imported take(Told told, long adminId) {
        var known = channelOrders.find(told.channel(), told.externalNo());
        if (known.isPresent()) {
            if (isToldOtherwise(told, known.get())) {
                throw conflict(known.get());
            }
            return new Imported(known.get().orderId(), false);
        }
        try {
            return transaction.call(() -> write(told, adminId));
        } catch (DuplicateKeyException faster) {
            throw new Refusal(
                    Refusal.Kind.CONFLICT,
                    "request_in_progress",
                    new Words("该渠道订单正在导入，请重试", "This order of the channel is being imported right now; try again"));
        }
    }

    private Imported write(Told told, long adminId) {
        var now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        var known = facts.about(List.of(told));
        ToldRules.judge(told, known, now).stream().findFirst().ifPresent(wrong -> {
            throw wrong.refusal();
        });
        long orderId = ids.next();
        var lines = lines(orderId, told, known);
        long memberId = memberOf(told.buyer(), known, now);
        var order = order(orderId, memberId, told, lines);
        var decided = decide(order, told, lines, known);
        var address = new DeliveryAddress("—", "—", told.channel().name(), told.externalNo());
        orders.insert(List.of(new NewOrder(order, lines, addresses.sealed(orderId, address))));
        attributions.freeze(List.of(decided));
        channelOrders.add(new ChannelOrder(
                told.channel(),
                told.externalNo(),
                orderId,
                told.exchangeOf(),
                hash(told),
                told.orderedAt(),
                now,
                adminId));
        settle(order, told, lines);
        return new Imported(orderId, true);
    }

    /** Paid and sent when it was ordered, and received when they say so. */
    private void settle(Order order, Told told, List<OrderLine> lines) {
        var at = told.orderedAt();
        moved(orders.markPaid(order.id(), 0, at) && orders.markShipped(order.id(), 1, at), order);
        ledger.post(List.of(Postings.paidElsewhere(new OrderId(order.id()), Money.ofFen(order.payableFen()))));
        commissions.earn(new PaidSale(
                order.id(),
                order.memberId(),
                at,
                at,
                order.payMethod(),
                lines.stream()
                        .map(line -> new PaidSale.Line(
                                line.id(),
                                line.skuId(),
                                line.productId(),
                                line.categoryId(),
                                line.brand(),
                                line.quantity(),
                                line.paidFen()))
                        .toList()));
        told.receivedAt().ifPresent(receivedAt -> {
            int days =
                    lines.stream().mapToInt(OrderLine::returnWindowDays).reduce(ReturnWindow.DEFAULT.days(), Math::max);
            var windowEndsAt = new ReturnWindow(days).closesAt(receivedAt);
            moved(orders.markReceived(order.id(), 2, receivedAt, windowEndsAt), order);
            commissions.freeze(order.id(), releaseTerms.releaseAt(at, receivedAt, days));
        });
        boolean isSomebody =
                told.buyer().memberId().isPresent() || told.buyer().unionid().isPresent();
        if (isSomebody && told.exchangeOf().isEmpty()) {
            new BindAfterPayment(order.id()).addTo(outbox);
            if (points.isEarning()) {
                new EarnAfterPayment(order.id()).addTo(outbox);
            }
        }
    }

    private static void moved(boolean isMoved, Order order) {
        if (!isMoved) {
            throw new IllegalStateException("Order %d, just written, is not where it was put".formatted(order.id()));
        }
    }

    private Frozen decide(Order order, Told told, List<OrderLine> lines, Known known) {
        if (told.exchangeOf().isPresent()) {
            var replaced = new LinkedHashMap<Long, Long>();
            for (int i = 0; i < lines.size(); i++) {
                replaced.put(
                        lines.get(i).id(),
                        told.lines().get(i).exchangedLineId().orElseThrow(ImportOrder::notExchanged));
            }
            return decideAttribution
                    .inherit(order.id(), told.exchangeOf().get(), replaced)
                    .orElseThrow(ImportOrder::notExchanged);
        }
        var imported = told.places()
                .code()
                .map(code -> new StoreId(known.storeOf(told.channel(), code).orElseThrow()));
        var designation = told.guideUserid()
                .map(userid ->
                        designation(order.id(), told, known.guides().get(userid).id(), imported.orElseThrow()));
        return decideAttribution.decide(
                order.id(),
                order.memberId(),
                told.orderedAt(),
                lines.stream()
                        .map(line -> new OrderedLine(line.id(), line.productId()))
                        .toList(),
                new Circumstances(
                        designation,
                        told.places().pickUp().map(StoreId::new),
                        imported,
                        told.places().fulfilling().map(StoreId::new)));
    }

    private static Designation designation(long orderId, Told told, long guideId, StoreId store) {
        return new Designation(
                new DesignationId(orderId), Designation.Kind.TILL, new GuideId(guideId), store, told.orderedAt(), true);
    }

    private long memberOf(Buyer buyer, Known known, Instant now) {
        if (buyer.memberId().isPresent()) {
            return known.members().get(buyer.memberId().get());
        }
        var holder = buyer.unionid().flatMap(unionid -> shoppers.findBy(IdentityKind.UNIONID, unionid));
        if (holder.isPresent()) {
            return holder.get().id();
        }
        long id = ids.next();
        shoppers.insert(id, now);
        buyer.unionid().ifPresent(unionid -> shoppers.addIdentity(id, IdentityKind.UNIONID, unionid, now));
        return id;
    }

    private List<OrderLine> lines(long orderId, Told told, Known known) {
        var lines = new ArrayList<OrderLine>();
        for (var line : told.lines()) {
            lines.add(line(orderId, lines.size() + 1, line, known.skus().get(line.skuId())));
        }
        return lines;
    }

    private OrderLine line(long orderId, int lineNo, Line line, SaleableSku sku) {
        long listFen = ToldRules.listFen(line);
        return new OrderLine(
                ids.next(),
                orderId,
                lineNo,
                sku.skuId(),
                sku.productId(),
                sku.categoryId(),
                sku.brand(),
                sku.title(),
                sku.spec(),
                line.unitPriceFen(),
                line.quantity(),
                listFen,
                listFen - line.paidFen(),
                0,
                0,
                line.paidFen(),
                sku.returnWindowDays(),
                0,
                0,
                0,
                0);
    }

    private static Order order(long orderId, long memberId, Told told, List<OrderLine> lines) {
        long listFen = lines.stream().mapToLong(OrderLine::listFen).reduce(0, Math::addExact);
        long paidFen = lines.stream().mapToLong(OrderLine::paidFen).reduce(0, Math::addExact);
        long payableFen = Math.addExact(paidFen, told.freightFen());
        return new Order(
                orderId,
                memberId,
                OrderStatus.PENDING_PAYMENT,
                listFen,
                listFen - paidFen,
                told.freightFen(),
                payableFen,
                told.orderedAt(),
                told.orderedAt(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                told.payMethod().orElse(told.channel() == Channel.POS ? PayMethod.POS : PayMethod.OTHER),
                0);
    }

    private static Refusal notExchanged() {
        return ToldRules.refused(
                "exchange_line_unknown",
                "换货须逐行指明原订单的商品行",
                "Goods in exchange name, line by line, the lines of the original order");
    }

    static boolean isToldOtherwise(Told told, ChannelOrder known) {
        return !known.contentHash().equals(hash(told));
    }

    static Refusal conflict(ChannelOrder known) {
        return new Refusal(
                Refusal.Kind.CONFLICT,
                "import_conflict",
                new Words("该渠道订单已导入，且内容不同", "This order of the channel was imported before, and differently"),
                Map.of("orderId", Long.toString(known.orderId())));
    }

    /** What is not said counts as little as it did before it could be. */
    private static String hash(Told told) {
        return Sha256.hex(told.toString().replace(", payMethod=Optional.empty]", "]"));
    }
}
