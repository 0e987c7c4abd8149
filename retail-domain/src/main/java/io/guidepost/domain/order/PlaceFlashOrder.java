package io.guidepost.domain.order;

import io.guidepost.core.money.Money;
import io.guidepost.core.price.Audience;
import io.guidepost.core.price.Effect;
import io.guidepost.core.price.Offer;
import io.guidepost.core.price.Period;
import io.guidepost.core.price.Scope;
import io.guidepost.core.words.Words;
import io.guidepost.domain.Refusal;
import io.guidepost.domain.catalog.Products;
import io.guidepost.domain.database.TransactionRetry;
import io.guidepost.domain.flashsale.FlashRefusals;
import io.guidepost.domain.flashsale.FlashRules;
import io.guidepost.domain.flashsale.FlashSale;
import io.guidepost.domain.flashsale.FlashSales;
import io.guidepost.domain.flashsale.FlashSales.Taking;
import io.guidepost.domain.idempotency.RequestGroup;
import io.guidepost.domain.idempotency.RequestKeys;
import io.guidepost.domain.order.PlaceOrder.Command;
import io.guidepost.domain.order.PlaceOrder.Draft;
import io.guidepost.domain.stock.Stock;
import io.guidepost.domain.stock.TakenFrom;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Service;

/**
 * A shopper takes units of a flash sale: the order of {@link PlaceOrder}, at the price of the sale, out of the units set aside for
 * it, within what one member may take. Nothing else makes it cheaper. Orders that wait together are written together.
 */
@Service
public class PlaceFlashOrder {

    private final FlashSales sales;
    private final Products products;
    private final Stock stock;
    private final PlaceOrder placeOrder;
    private final QuoteOrder quotes;
    private final GoodsFrom goodsFrom;
    private final TransactionRetry transaction;
    private final Clock clock;
    private final RequestGroup<FlashDraft> group;

    PlaceFlashOrder(
            FlashSales sales,
            Products products,
            Stock stock,
            PlaceOrder placeOrder,
            QuoteOrder quotes,
            GoodsFrom goodsFrom,
            TransactionRetry transaction,
            Clock clock,
            RequestKeys requests) {
        this.sales = sales;
        this.products = products;
        this.stock = stock;
        this.placeOrder = placeOrder;
        this.quotes = quotes;
        this.goodsFrom = goodsFrom;
        this.transaction = transaction;
        this.clock = clock;
        this.group = requests.group("flash-orders", this::writeTogether, this::write);
    }

    /** Everything that is to be written for one order of a sale. */
    public record FlashDraft(Draft draft, Taking taking) {

        /** The order as it will stand once it is written. */
        public PlacedOrder placed() {
            return draft.placed();
        }
    }

    /** Joins the caller's transaction, or runs in one of its own. */
    public PlacedOrder place(long saleId, Command command) {
        return transaction.call(() -> {
            var draft = draft(saleId, command);
            write(draft);
            return draft.placed();
        });
    }

    /** Where orders of sales are written together; what became of each is told to each alone. */
    public RequestGroup<FlashDraft> group() {
        return group;
    }

    /** Reads and judges, but takes nothing yet; a {@link Refusal} tells what is wrong. */
    public FlashDraft draft(long saleId, Command command) {
        if (command.items().size() != 1) {
            throw new IllegalArgumentException("An order of a flash sale has one item");
        }
        var wanted = command.items().get(0);
        var sale = sales.find(saleId).orElseThrow(() -> Refusal.notFound("秒杀活动", "flash sale"));
        int taken = sales.taken(saleId, wanted.skuId(), command.memberId());
        var item = FlashRules.take(sale, wanted.skuId(), wanted.quantity(), taken, clock.instant());
        // Only a first look, to spare everybody the work; reserving decides.
        if (stock.available(saleId, Set.of(wanted.skuId())).getOrDefault(wanted.skuId(), 0) < wanted.quantity()) {
            throw FlashRefusals.soldOut(wanted.skuId());
        }
        var sku = Optional.ofNullable(products.saleable(Set.of(wanted.skuId())).get(wanted.skuId()))
                .orElseThrow(() -> OrderRefusals.notForSale(wanted.skuId()));
        // To the millisecond, as it is stored.
        var placedAt = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        var units = Map.of(wanted.skuId(), wanted.quantity());
        var skus = Map.of(wanted.skuId(), sku);
        // What is fetched comes from the units of the sale all the same: the warehouse sends them to the store.
        command.checkout().pickUpStoreId().ifPresent(store -> goodsFrom.requireSoldAt(store, skus));
        var source = TakenFrom.activity(saleId);
        var circumstances = placeOrder.circumstances(command, source, placedAt);
        var quote = quotes.agreed(command, units, skus, offer(sale, item), placedAt);
        PlaceOrder.check(quote, command);
        var draft = placeOrder.draft(command, units, skus, quote, circumstances, placedAt, source);
        return new FlashDraft(
                draft, new Taking(saleId, wanted.skuId(), command.memberId(), wanted.quantity(), item.perMember()));
    }

    /** The sale's price, where it is still lower than any other, and nothing beside it. */
    private static Offer offer(FlashSale sale, FlashSale.Item item) {
        return new Offer(
                sale.id(),
                new Words(sale.title(), sale.titleEn().isEmpty() ? sale.title() : sale.titleEn()),
                new Period(sale.startsAt(), sale.endsAt()),
                Audience.EVERYBODY,
                new Scope(Set.of(item.skuId()), Set.of(), Set.of(), Set.of(), Set.of()),
                new Effect.UnitPrice(Money.ofFen(item.priceFen())),
                0,
                true);
    }

    private void write(FlashDraft draft) {
        placeOrder.write(draft.draft());
        var taking = draft.taking();
        if (!sales.take(taking)) {
            // He has ordered meanwhile: read again, and he is told exactly.
            int taken = sales.taken(taking.saleId(), taking.skuId(), taking.memberId());
            var sale = sales.find(taking.saleId()).orElseThrow();
            FlashRules.take(sale, taking.skuId(), taking.units(), taken, clock.instant());
            throw new IllegalStateException("Member %d may take SKU %d of sale %d, and may not"
                    .formatted(taking.memberId(), taking.skuId(), taking.saleId()));
        }
    }

    private boolean writeTogether(List<FlashDraft> drafts) {
        var seen = new HashSet<List<Long>>();
        for (var draft : drafts) {
            var taking = draft.taking();
            // Two of the same member can only be judged one after the other.
            if (!seen.add(List.of(taking.saleId(), taking.skuId(), taking.memberId()))) {
                return false;
            }
        }
        sales.takeTogether(drafts.stream().map(FlashDraft::taking).toList());
        return placeOrder.writeTogether(drafts.stream().map(FlashDraft::draft).toList());
    }
}
