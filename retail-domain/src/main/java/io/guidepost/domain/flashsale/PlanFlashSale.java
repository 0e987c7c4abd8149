package io.guidepost.domain.flashsale;

import io.guidepost.domain.Refusal;
import io.guidepost.domain.catalog.Products;
import io.guidepost.domain.changes.Changes;
import io.guidepost.domain.changes.Changes.About;
import io.guidepost.domain.database.Ids;
import io.guidepost.domain.database.TransactionRetry;
import io.guidepost.domain.flashsale.FlashSale.Item;
import io.guidepost.domain.flashsale.FlashSale.Status;
import io.guidepost.domain.foureyes.Matter;
import io.guidepost.domain.stock.Stock;
import io.guidepost.domain.stock.StockDocuments;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;

/** A sale from its draft to the day on which somebody else lets it happen; its units are set aside at that moment. */
@Service
public class PlanFlashSale {

    private static final Duration LONGEST = Duration.ofDays(30);

    private final FlashSales sales;
    private final Products products;
    private final Stock stock;
    private final StockDocuments places;
    private final Changes changes;
    private final TransactionRetry transaction;
    private final Ids ids;
    private final Clock clock;

    PlanFlashSale(
            FlashSales sales,
            Products products,
            Stock stock,
            StockDocuments places,
            Changes changes,
            TransactionRetry transaction,
            Ids ids,
            Clock clock) {
        this.sales = sales;
        this.products = products;
        this.stock = stock;
        this.places = places;
        this.changes = changes;
        this.transaction = transaction;
        this.ids = ids;
        this.clock = clock;
    }

    public record Plan(String title, String titleEn, Instant startsAt, Instant endsAt, List<Item> items) {}

    public FlashSale draft(Plan plan, long adminId) {
        check(plan);
        var now = now();
        var sale = new FlashSale(
                ids.next(),
                plan.title(),
                plan.titleEn(),
                Status.DRAFT,
                plan.startsAt(),
                plan.endsAt(),
                plan.items(),
                adminId,
                now,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                0);
        return transaction.call(() -> {
            sales.insert(sale);
            return sale;
        });
    }

    /** Says something else in a draft of this version; who changes it becomes its maker. */
    public FlashSale change(long saleId, int version, Plan plan, long adminId) {
        check(plan);
        return transaction.call(() -> {
            var before = locked(saleId);
            if (before.status() != Status.DRAFT) {
                throw FlashRefusals.conflict(before);
            }
            var after = new FlashSale(
                    saleId,
                    plan.title(),
                    plan.titleEn(),
                    Status.DRAFT,
                    plan.startsAt(),
                    plan.endsAt(),
                    plan.items(),
                    adminId,
                    before.createdAt(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    version + 1);
            if (!sales.replace(after, version)) {
                throw FlashRefusals.versionConflict();
            }
            return after;
        });
    }

    public FlashSale submit(long saleId) {
        return moved(saleId, Status.DRAFT, sale -> sale.in(Status.SUBMITTED));
    }

    /** Back to a draft, because it has to say something else. */
    public FlashSale sendBack(long saleId) {
        return moved(saleId, Status.SUBMITTED, sale -> sale.in(Status.DRAFT));
    }

    /** By somebody else than the maker: the units are carried out of the central stock, all or none. */
    public FlashSale approve(long saleId, long adminId) {
        return moved(saleId, Status.SUBMITTED, sale -> {
            Matter.FLASH_SALE.requireSecond(adminId, sale.createdBy());
            var now = now();
            if (!sale.endsAt().isAfter(now)) {
                throw FlashRefusals.inThePast();
            }
            checkGoods(sale.items());
            var units = new TreeMap<Long, Integer>();
            sale.items().forEach(item -> units.put(item.skuId(), item.units()));
            places.setAside(saleId, now);
            // Takes the rows of the SKUs, so that of two sales of the same SKU the second sees the first.
            stock.transfer(saleId, Stock.CENTRAL, saleId, units).ifPresent(skuId -> {
                throw FlashRefusals.tooFewUnits(skuId);
            });
            sales.overlapping(sale).ifPresent(skuId -> {
                throw FlashRefusals.overlap(skuId);
            });
            return sale.approved(adminId, now);
        });
    }

    /** Calls it off, even while it sells; what is ordered stays ordered, the rest is given back by the next run of the duty. */
    public FlashSale cancel(long saleId) {
        return transaction.call(() -> {
            var sale = locked(saleId);
            if (sale.status().isOver()) {
                throw FlashRefusals.conflict(sale);
            }
            return written(sale.closed(Status.CANCELLED, now()));
        });
    }

    private interface Step {
        FlashSale from(FlashSale sale);
    }

    private FlashSale moved(long saleId, Status from, Step step) {
        return transaction.call(() -> {
            var sale = locked(saleId);
            if (sale.status() != from) {
                throw FlashRefusals.conflict(sale);
            }
            return written(step.from(sale));
        });
    }

    private FlashSale locked(long saleId) {
        return sales.lock(saleId).orElseThrow(() -> Refusal.notFound("秒杀活动", "flash sale"));
    }

    private FlashSale written(FlashSale sale) {
        if (!sales.move(sale)) {
            throw new IllegalStateException("Flash sale %d changed while it was locked".formatted(sale.id()));
        }
        changes.tellAfterCommit(About.FLASH_SALES);
        return sale;
    }

    private void check(Plan plan) {
        if (!plan.startsAt().isBefore(plan.endsAt())
                || Duration.between(plan.startsAt(), plan.endsAt()).compareTo(LONGEST) > 0) {
            throw FlashRefusals.badWindow();
        }
        checkGoods(plan.items());
    }

    private void checkGoods(List<Item> items) {
        var seen = new HashSet<Long>();
        var known = products.saleable(items.stream().map(Item::skuId).collect(Collectors.toSet()));
        for (var item : items) {
            if (!seen.add(item.skuId())) {
                throw FlashRefusals.skuTwice(item.skuId());
            }
            var sku = Optional.ofNullable(known.get(item.skuId()))
                    .orElseThrow(() -> FlashRefusals.unknownSku(item.skuId()));
            if (item.priceFen() >= sku.priceFen()) {
                throw FlashRefusals.priceNotLower(item.skuId());
            }
        }
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
