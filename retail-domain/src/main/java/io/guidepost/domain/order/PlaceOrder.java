package io.guidepost.domain.order;

import io.guidepost.core.incentive.PayMethod;
import io.guidepost.core.money.Money;
import io.guidepost.core.sale.BasketLine;
import io.guidepost.core.sale.PriceBreakdown;
import io.guidepost.core.sale.PricedLine;
import io.guidepost.core.sale.SkuId;
import io.guidepost.domain.assist.AssistSale;
import io.guidepost.domain.attribution.Attributions;
import io.guidepost.domain.attribution.Attributions.Circumstances;
import io.guidepost.domain.attribution.Attributions.Frozen;
import io.guidepost.domain.attribution.Attributions.OrderedLine;
import io.guidepost.domain.attribution.DecideAttribution;
import io.guidepost.domain.catalog.Products;
import io.guidepost.domain.catalog.Products.SaleableSku;
import io.guidepost.domain.catalog.Stock;
import io.guidepost.domain.database.Ids;
import io.guidepost.domain.database.TransactionRetry;
import io.guidepost.domain.idempotency.RequestGroup;
import io.guidepost.domain.idempotency.RequestKeys;
import io.guidepost.domain.privacy.BlindIndexes;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.springframework.stereotype.Service;

/**
 * A shopper orders (walk 3): prices are taken apart line by line, who gets the credit is decided and frozen, goods are held
 * back, all in one transaction. A refusal leaves nothing behind.
 *
 * <p>What can be read and judged is done before the first row is locked, so that a sought-after SKU is held only while
 * the order is written. Orders that wait for the same rows are written together, with one statement per table and one
 * commit for all of them ({@link RequestGroup}): that is how a flash sale gets past the lock of its one stock row.
 */
@Service
public class PlaceOrder {

    private static final int MAX_QUANTITY = 999;
    private static final long MAX_PAYABLE_FEN = 100_000_000;

    private final Products products;
    private final Stock stock;
    private final DecideAttribution attribution;
    private final Attributions attributions;
    private final Orders orders;
    private final Addresses addresses;
    private final OrderTerms terms;
    private final OrderCounters counters;
    private final TransactionRetry transaction;
    private final Ids ids;
    private final Clock clock;
    private final AssistSale assists;
    private final BlindIndexes indexes;
    private final RequestGroup<Draft> group;

    PlaceOrder(
            Products products,
            Stock stock,
            DecideAttribution attribution,
            Attributions attributions,
            Orders orders,
            Addresses addresses,
            OrderTerms terms,
            OrderCounters counters,
            TransactionRetry transaction,
            Ids ids,
            Clock clock,
            AssistSale assists,
            BlindIndexes indexes,
            RequestKeys requests) {
        this.products = products;
        this.stock = stock;
        this.attribution = attribution;
        this.attributions = attributions;
        this.orders = orders;
        this.addresses = addresses;
        this.terms = terms;
        this.counters = counters;
        this.transaction = transaction;
        this.ids = ids;
        this.clock = clock;
        this.assists = assists;
        this.indexes = indexes;
        this.group = requests.group("orders", PlaceOrder::joinsOthers, this::writeTogether, this::write);
    }

    /**
     * @param items in the order of the basket; a SKU may occur more than once
     * @param expectedPayableFen what the shopper was shown; anything else is refused
     * @param assistId the basket that a guide has prepared, if it is one
     * @param device what the mini-program calls this device, if it says so
     */
    public record Command(
            long memberId,
            List<Item> items,
            DeliveryAddress address,
            List<String> couponIds,
            long usePoints,
            OptionalLong expectedPayableFen,
            Optional<Long> assistId,
            Optional<String> device) {

        public Command(
                long memberId,
                List<Item> items,
                DeliveryAddress address,
                List<String> couponIds,
                long usePoints,
                OptionalLong expectedPayableFen) {
            this(
                    memberId,
                    items,
                    address,
                    couponIds,
                    usePoints,
                    expectedPayableFen,
                    Optional.empty(),
                    Optional.empty());
        }

        public record Item(long skuId, int quantity) {}
    }

    /** Everything that is to be written for one order. */
    public record Draft(NewOrder order, Frozen attribution, Map<Long, Integer> units) {

        /** The order as it will stand once it is written. */
        public PlacedOrder placed() {
            return new PlacedOrder(order.order(), order.lines());
        }
    }

    /** Joins the caller's transaction, or runs in one of its own. */
    public PlacedOrder place(Command command) {
        return transaction.call(() -> {
            var draft = draft(command);
            write(draft);
            return draft.placed();
        });
    }

    /** Where drafts are written together; what became of each is told to each alone. */
    public RequestGroup<Draft> group() {
        return group;
    }

    /** Reads and judges, but takes nothing yet; a {@link io.guidepost.domain.Refusal} tells what is wrong. */
    public Draft draft(Command command) {
        var units = merged(command.items());
        if (!command.couponIds().isEmpty()) {
            throw OrderRefusals.couponNotFound(command.couponIds().get(0));
        }
        if (command.usePoints() > 0) {
            throw OrderRefusals.notEnoughPoints();
        }
        var skus = products.saleable(units.keySet());
        units.forEach((skuId, quantity) -> {
            var sku = Optional.ofNullable(skus.get(skuId)).orElseThrow(() -> OrderRefusals.notForSale(skuId));
            // Only a first look, to spare everybody the work; reserving decides.
            if (sku.available() < quantity) {
                throw OrderRefusals.outOfStock(skuId);
            }
        });
        var price = price(units, skus);
        long payableFen = price.payable().fen();
        if (payableFen < 1 || payableFen > MAX_PAYABLE_FEN) {
            throw OrderRefusals.amountOutOfRange();
        }
        if (command.expectedPayableFen().isPresent()
                && command.expectedPayableFen().getAsLong() != payableFen) {
            throw OrderRefusals.priceChanged(payableFen);
        }
        return draft(command, units, skus, price);
    }

    private Draft draft(Command command, Map<Long, Integer> units, Map<Long, SaleableSku> skus, PriceBreakdown price) {
        long orderId = ids.next();
        // To the millisecond, as it is stored: deciding again later must look at the same instant.
        var placedAt = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        var lines = new ArrayList<OrderLine>(price.lines().size());
        for (var priced : price.lines()) {
            lines.add(line(orderId, priced, skus.get(priced.sku().value())));
        }
        var order = new Order(
                orderId,
                command.memberId(),
                OrderStatus.PENDING_PAYMENT,
                price.list().fen(),
                price.list().minus(price.goods()).fen(),
                price.freight().fen(),
                price.payable().fen(),
                placedAt,
                placedAt.plus(terms.timeToPay()),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                PayMethod.WECHAT_PAY,
                0);
        var decided = attribution.decide(
                orderId,
                command.memberId(),
                placedAt,
                lines.stream()
                        .map(line -> new OrderedLine(line.id(), line.productId(), line.brand()))
                        .toList(),
                circumstances(command, placedAt));
        return new Draft(
                new NewOrder(
                        order,
                        lines,
                        addresses.sealed(orderId, command.address()),
                        command.assistId(),
                        command.device().map(device -> indexes.of("device", device))),
                decided,
                units);
    }

    private Circumstances circumstances(Command command, Instant placedAt) {
        return command.assistId()
                .map(id -> new Circumstances(
                        Optional.of(assists.designation(id, command.memberId(), placedAt)),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty()))
                .orElse(Circumstances.NONE);
    }

    private void write(Draft draft) {
        // First, because whoever is alone here often comes too late for the last units, and should cost nothing more.
        stock.reserve(draft.units()).ifPresent(skuId -> {
            throw OrderRefusals.outOfStock(skuId);
        });
        insert(List.of(draft));
        var placed = draft.order().order();
        draft.order().assistId().ifPresent(id -> assists.ordered(id, placed.memberId(), placed.id()));
        counters.placed(draft.attribution().decided().basis());
    }

    /** A prepared basket may have been ordered before, which is nobody else's trouble. */
    private static boolean joinsOthers(Draft draft) {
        return draft.order().assistId().isEmpty();
    }

    private boolean writeTogether(List<Draft> drafts) {
        var units = new LinkedHashMap<Long, Integer>();
        for (var draft : drafts) {
            draft.units().forEach((skuId, quantity) -> units.merge(skuId, quantity, Math::addExact));
        }
        insert(drafts);
        // Last, because everybody wants the row of a sought-after SKU, and it is theirs again at the commit.
        if (!stock.reserveTogether(units)) {
            return false;
        }
        drafts.forEach(draft -> counters.placed(draft.attribution().decided().basis()));
        return true;
    }

    private void insert(List<Draft> drafts) {
        orders.insert(drafts.stream().map(Draft::order).toList());
        attributions.freeze(drafts.stream().map(Draft::attribution).toList());
    }

    /** The same SKU twice in a basket is one line. */
    private static Map<Long, Integer> merged(List<Command.Item> items) {
        if (items.isEmpty()) {
            throw new IllegalArgumentException("An order has at least one item");
        }
        var units = new LinkedHashMap<Long, Integer>();
        for (var item : items) {
            if (item.quantity() < 1) {
                throw new IllegalArgumentException("SKU %d: %d units".formatted(item.skuId(), item.quantity()));
            }
            if (Math.addExact(units.getOrDefault(item.skuId(), 0), item.quantity()) > MAX_QUANTITY) {
                throw OrderRefusals.tooMany(item.skuId(), MAX_QUANTITY);
            }
            units.merge(item.skuId(), item.quantity(), Integer::sum);
        }
        return units;
    }

    private PriceBreakdown price(Map<Long, Integer> units, Map<Long, SaleableSku> skus) {
        var basket = new ArrayList<BasketLine>(units.size());
        units.forEach((skuId, quantity) -> basket.add(new BasketLine(
                basket.size() + 1, new SkuId(skuId), Money.ofFen(skus.get(skuId).priceFen()), quantity)));
        var goods = PriceBreakdown.of(basket, List.of(), Money.ZERO);
        return new PriceBreakdown(
                goods.lines(), Money.ofFen(terms.freightFen(goods.goods().fen())));
    }

    private OrderLine line(long orderId, PricedLine priced, SaleableSku sku) {
        return new OrderLine(
                ids.next(),
                orderId,
                priced.lineNo(),
                sku.skuId(),
                sku.productId(),
                sku.categoryId(),
                sku.brand(),
                sku.title(),
                sku.spec(),
                sku.priceFen(),
                priced.quantity(),
                priced.list().fen(),
                priced.levelDiscount().plus(priced.activityShare()).fen(),
                priced.couponShare().fen(),
                priced.pointsShare().fen(),
                priced.paid().fen(),
                sku.returnWindowDays(),
                0,
                0);
    }
}
