package io.guidepost.domain.tryon;

import io.guidepost.core.words.Words;
import io.guidepost.domain.Refusal;
import io.guidepost.domain.assist.AssistSale;
import io.guidepost.domain.assist.Basket;
import io.guidepost.domain.catalog.Products;
import io.guidepost.domain.customercard.CustomerKey;
import io.guidepost.domain.customercard.CustomerReads.Served;
import io.guidepost.domain.customercard.ShowCustomer;
import io.guidepost.domain.database.Ids;
import io.guidepost.domain.database.TransactionRetry;
import io.guidepost.domain.tryon.TryOn.Outcome;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Service;

/** A guide writes down what a customer tries on, and prepares a basket of what he wants. */
@Service
public class LogTryOn {

    /** What was forgotten yesterday can still be written down; the log of last week is made up. */
    private static final Duration OLDEST = Duration.ofHours(48);

    /** Two devices never agree on the minute. */
    private static final Duration SKEW = Duration.ofMinutes(5);

    private final TryOns tryOns;
    private final ShowCustomer customers;
    private final Products products;
    private final AssistSale assistSale;
    private final TransactionRetry transactions;
    private final Ids ids;
    private final Clock clock;

    LogTryOn(
            TryOns tryOns,
            ShowCustomer customers,
            Products products,
            AssistSale assistSale,
            TransactionRetry transactions,
            Ids ids,
            Clock clock) {
        this.tryOns = tryOns;
        this.customers = customers;
        this.products = products;
        this.assistSale = assistSale;
        this.transactions = transactions;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * @param customer empty for somebody without a name
     * @param triedAt empty for now
     */
    public record Wanted(
            long guideId,
            long storeId,
            Optional<CustomerKey> customer,
            long skuId,
            String size,
            Outcome outcome,
            String note,
            Optional<Instant> triedAt) {}

    /** Refused as not found for a customer whom the guide does not serve, and for a SKU that nobody knows. */
    public TryOn log(Wanted wanted) {
        var now = clock.instant();
        var at = wanted.triedAt().orElse(now);
        if (at.isBefore(now.minus(OLDEST)) || at.isAfter(now.plus(SKEW))) {
            throw new Refusal(
                    Refusal.Kind.REFUSED,
                    "tried_at_out_of_range",
                    new Words("试穿时间须在最近 48 小时内", "A try-on is written down within 48 hours"));
        }
        var served = wanted.customer().map(customer -> customers.served(wanted.guideId(), customer));
        if (!products.known(Set.of(wanted.skuId())).containsKey(wanted.skuId())) {
            throw Refusal.notFound("商品", "SKU");
        }
        var tryOn = new TryOn(
                ids.next(),
                wanted.guideId(),
                wanted.storeId(),
                served.map(Served::externalUserid).orElse(""),
                served.map(Served::memberId),
                wanted.skuId(),
                wanted.size(),
                wanted.outcome(),
                wanted.note(),
                at,
                Optional.empty());
        transactions.run(() -> tryOns.insert(tryOn));
        return tryOn;
    }

    /** Of a customer whom the guide serves, or all that the guide has logged; newest first, older than {@code beforeId}. */
    public List<TryOns.Listed> page(long guideId, Optional<CustomerKey> customer, long beforeId, int limit) {
        return tryOns.page(guideId, customer.map(asked -> customers.served(guideId, asked)), beforeId, limit);
    }

    /**
     * One basket of what was tried on: a piece of each SKU. Refused for what another guide has logged, and for what lies in a
     * basket already, so that no two links sell the same wish.
     */
    public Basket prepare(long guideId, long storeId, Collection<Long> tryOnIds) {
        return transactions.call(() -> {
            var chosen = tryOns.lock(guideId, tryOnIds);
            if (chosen.size() < Set.copyOf(tryOnIds).size()) {
                throw Refusal.notFound("试穿记录", "try-on");
            }
            if (chosen.stream().anyMatch(tryOn -> tryOn.basketId().isPresent())) {
                throw new Refusal(
                        Refusal.Kind.CONFLICT,
                        "tryon_in_basket",
                        new Words("所选试穿记录已开过单", "A basket was prepared of one of these before"));
            }
            var items = new LinkedHashMap<Long, Basket.Item>();
            chosen.forEach(tryOn -> items.putIfAbsent(tryOn.skuId(), new Basket.Item(tryOn.skuId(), 1)));
            var basket = assistSale.prepare(guideId, storeId, List.copyOf(items.values()));
            tryOns.intoBasket(chosen.stream().map(TryOn::id).toList(), basket.id());
            return basket;
        });
    }
}
