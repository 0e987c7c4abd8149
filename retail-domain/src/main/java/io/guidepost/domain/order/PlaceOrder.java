package io.guidepost.domain.order;

import io.guidepost.core.attribution.Designation;
import io.guidepost.core.attribution.StoreId;
import io.guidepost.core.incentive.PayMethod;
import io.guidepost.core.money.Money;
import io.guidepost.core.price.Quote;
import io.guidepost.domain.assist.AssistSale;
import io.guidepost.domain.attribution.Attributions;
import io.guidepost.domain.attribution.Attributions.Circumstances;
import io.guidepost.domain.attribution.Attributions.Frozen;
import io.guidepost.domain.attribution.Attributions.OrderedLine;
import io.guidepost.domain.attribution.DecideAttribution;
import io.guidepost.domain.cart.Carts;
import io.guidepost.domain.cart.Carts.Bought;
import io.guidepost.domain.catalog.Products;
import io.guidepost.domain.catalog.Products.SaleableSku;
import io.guidepost.domain.coupon.UseCoupons;
import io.guidepost.domain.database.Ids;
import io.guidepost.domain.database.TransactionRetry;
import io.guidepost.domain.idempotency.RequestGroup;
import io.guidepost.domain.idempotency.RequestKeys;
import io.guidepost.domain.points.OrderPoints;
import io.guidepost.domain.privacy.BlindIndexes;
import io.guidepost.domain.stock.Stock;
import io.guidepost.domain.stock.Stock.Hold;
import io.guidepost.domain.stock.TakenFrom;
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
    private final QuoteOrder quotes;
    private final OrderPrices prices;
    private final UseCoupons coupons;
    private final OrderPoints points;
    private final Carts carts;
    private final GoodsFrom goodsFrom;
    private final PickUpDesk desk;
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
            QuoteOrder quotes,
            OrderPrices prices,
            UseCoupons coupons,
            OrderPoints points,
            Carts carts,
            GoodsFrom goodsFrom,
            PickUpDesk desk,
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
        this.quotes = quotes;
        this.prices = prices;
        this.coupons = coupons;
        this.points = points;
        this.carts = carts;
        this.goodsFrom = goodsFrom;
        this.desk = desk;
        this.indexes = indexes;
        this.group = requests.group("orders", PlaceOrder::joinsOthers, this::writeTogether, this::write);
    }

    /**
     * @param items in the order of the basket; a SKU may occur more than once
     * @param expectedPayableFen what the shopper was shown; anything else is refused
     * @param assistId the basket that a guide has prepared, if it is one
     * @param device what the mini-program calls this device, if it says so
     * @param checkout where it comes from and goes to
     */
    public record Command(
            long memberId,
            List<Item> items,
            DeliveryAddress address,
            List<String> couponIds,
            long usePoints,
            OptionalLong expectedPayableFen,
            Optional<Long> assistId,
            Optional<String> device,
            Checkout checkout) {

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

        public Command(
                long memberId,
                List<Item> items,
                DeliveryAddress address,
                List<String> couponIds,
                long usePoints,
                OptionalLong expectedPayableFen,
                Optional<Long> assistId,
                Optional<String> device) {
            this(memberId, items, address, couponIds, usePoints, expectedPayableFen, assistId, device, Checkout.DIRECT);
        }

        public record Item(long skuId, int quantity) {}

        /**
         * @param fromCart what is bought leaves the shopper's cart, in the same transaction; a direct buy does not touch it
         * @param region code of the region the goods go to, where it is known; it may decide about freight
         * @param pickUpStoreId where the goods are fetched, if they are; nothing is sent then, and there is no freight
         */
        public record Checkout(boolean fromCart, Optional<String> region, Optional<Long> pickUpStoreId) {

            public static final Checkout DIRECT = new Checkout(false, Optional.empty());

            public Checkout(boolean fromCart, Optional<String> region) {
                this(fromCart, region, Optional.empty());
            }
        }
    }

    /**
     * Everything that is to be written for one order.
     *
     * @param holds where its units are taken from
     * @param story why it costs what it costs, where that takes more than list prices
     * @param coupons what each coupon takes off each line, by line id by coupon id
     * @param points how many it is paid with
     * @param pickUpStoreId where it is fetched, if it is
     */
    public record Draft(
            NewOrder order,
            Frozen attribution,
            Map<Long, Integer> units,
            List<Hold> holds,
            Optional<PriceStory> story,
            Map<Long, Map<Long, Money>> coupons,
            long points,
            boolean fromCart,
            Optional<Long> pickUpStoreId) {

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
        var skus = products.saleable(units.keySet());
        units.forEach((skuId, quantity) -> {
            if (!skus.containsKey(skuId)) {
                throw OrderRefusals.notForSale(skuId);
            }
        });
        var source = goodsFrom.of(command, units, skus);
        // To the millisecond, as it is stored: deciding again later must look at the same instant.
        var placedAt = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        var circumstances = circumstances(command, source, placedAt);
        var quote = quotes.agreed(command, units, skus, storeOf(circumstances), placedAt);
        check(quote, command);
        return draft(command, units, skus, quote, circumstances, placedAt, source);
    }

    /** It is an amount that can be paid, and the one that the shopper was shown. */
    static void check(Quote quote, Command command) {
        long payableFen = quote.payable().fen();
        if (payableFen < 1 || payableFen > MAX_PAYABLE_FEN) {
            throw OrderRefusals.amountOutOfRange();
        }
        if (command.expectedPayableFen().isPresent()
                && command.expectedPayableFen().getAsLong() != payableFen) {
            throw OrderRefusals.priceChanged(quote);
        }
    }

    /** The order at this price, whose goods are to be taken from there. */
    Draft draft(
            Command command,
            Map<Long, Integer> units,
            Map<Long, SaleableSku> skus,
            Quote quote,
            Circumstances circumstances,
            Instant placedAt,
            TakenFrom source) {
        long orderId = ids.next();
        var lines = new ArrayList<OrderLine>(quote.lines().size());
        for (var priced : quote.lines()) {
            lines.add(line(orderId, priced, skus.get(priced.priced().sku().value())));
        }
        var order = new Order(
                orderId,
                command.memberId(),
                OrderStatus.PENDING_PAYMENT,
                quote.list().fen(),
                quote.list().minus(quote.goods()).fen(),
                quote.freight().fen(),
                quote.payable().fen(),
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
                circumstances);
        return new Draft(
                new NewOrder(
                        order,
                        lines,
                        addresses.sealed(orderId, command.address()),
                        command.assistId(),
                        command.device().map(device -> indexes.of("device", device)),
                        Optional.of(indexes.ofPhone(command.address().phone()))),
                decided,
                units,
                source.holds(orderId, units),
                quote.isPlain() ? Optional.empty() : Optional.of(PriceStory.of(orderId, quote)),
                shares(command, quote, lines),
                quote.pointsUsed(),
                command.checkout().fromCart(),
                command.checkout().pickUpStoreId());
    }

    private static Map<Long, Map<Long, Money>> shares(Command command, Quote quote, List<OrderLine> lines) {
        if (command.couponIds().isEmpty()) {
            return Map.of();
        }
        var shares = new LinkedHashMap<Long, Map<Long, Money>>();
        // A coupon for freight takes nothing off any line, and is used all the same.
        command.couponIds().forEach(id -> shares.put(Long.parseLong(id), new LinkedHashMap<>()));
        for (int i = 0; i < lines.size(); i++) {
            long lineId = lines.get(i).id();
            quote.lines().get(i).couponShares().forEach((coupon, fen) -> shares.get(coupon)
                    .put(lineId, fen));
        }
        return shares;
    }

    /** Whose prices hold: those of the store where the goods are fetched, else where the guide serves who has prepared the basket. */
    private static Optional<Long> storeOf(Circumstances circumstances) {
        return circumstances
                .pickUp()
                .or(() -> circumstances
                        .designation()
                        .filter(Designation::confirmed)
                        .map(Designation::store))
                .map(StoreId::value);
    }

    Circumstances circumstances(Command command, TakenFrom source, Instant placedAt) {
        var pickUp = command.checkout().pickUpStoreId();
        return new Circumstances(
                command.assistId().map(id -> assists.designation(id, command.memberId(), placedAt)),
                pickUp.map(StoreId::new),
                Optional.empty(),
                pickUp.or(source::storeId).map(StoreId::new));
    }

    /** Writes one order in the transaction it finds. */
    void write(Draft draft) {
        // First, because whoever is alone here often comes too late for the last units, and should cost nothing more.
        stock.reserve(draft.holds()).ifPresent(skuId -> {
            throw OrderRefusals.outOfStock(skuId);
        });
        insert(List.of(draft));
        var placed = draft.order().order();
        coupons.use(placed.id(), draft.coupons(), placed.placedAt());
        points.spend(placed.id(), placed.memberId(), draft.points(), placed.placedAt());
        if (!takenFromCarts(List.of(draft))) {
            throw OrderRefusals.cartChanged();
        }
        draft.order().assistId().ifPresent(id -> assists.ordered(id, placed.memberId(), placed.id()));
        counters.placed(draft.attribution().decided().basis());
    }

    /** A prepared basket may have been ordered before, a coupon or points used, which is nobody else's trouble; a pick-up is one row more. */
    private static boolean joinsOthers(Draft draft) {
        return draft.order().assistId().isEmpty()
                && draft.coupons().isEmpty()
                && draft.points() == 0
                && draft.pickUpStoreId().isEmpty();
    }

    /** Writes several in the transaction it finds; false, and it must be rolled back, when some goods are too few. */
    boolean writeTogether(List<Draft> drafts) {
        insert(drafts);
        if (!takenFromCarts(drafts)) {
            return false;
        }
        // Last, because everybody wants the row of a sought-after SKU, and it is theirs again at the commit.
        if (!stock.reserveTogether(
                drafts.stream().flatMap(draft -> draft.holds().stream()).toList())) {
            return false;
        }
        drafts.forEach(draft -> counters.placed(draft.attribution().decided().basis()));
        return true;
    }

    private void insert(List<Draft> drafts) {
        orders.insert(drafts.stream().map(Draft::order).toList());
        attributions.freeze(drafts.stream().map(Draft::attribution).toList());
        var stories = drafts.stream().flatMap(draft -> draft.story().stream()).toList();
        if (!stories.isEmpty()) {
            prices.insert(stories);
        }
        for (var draft : drafts) {
            var placed = draft.order().order();
            draft.pickUpStoreId().ifPresent(store -> desk.chosen(placed.id(), store, placed.placedAt()));
        }
    }

    private boolean takenFromCarts(List<Draft> drafts) {
        var bought = new ArrayList<Bought>();
        for (var draft : drafts) {
            if (draft.fromCart()) {
                long memberId = draft.order().order().memberId();
                draft.units().forEach((skuId, quantity) -> bought.add(new Bought(memberId, skuId, quantity)));
            }
        }
        return bought.isEmpty() || carts.take(bought);
    }

    /** The same SKU twice in a basket is one line. */
    static Map<Long, Integer> merged(List<Command.Item> items) {
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

    private OrderLine line(long orderId, Quote.Line quoted, SaleableSku sku) {
        var priced = quoted.priced();
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
                priced.list().fen() / priced.quantity(),
                priced.quantity(),
                priced.list().fen(),
                priced.levelDiscount().plus(priced.activityShare()).fen(),
                priced.couponShare().fen(),
                priced.pointsShare().fen(),
                priced.paid().fen(),
                sku.returnWindowDays(),
                0,
                0,
                priced.levelDiscount().fen(),
                quoted.freightShare().fen());
    }
}
