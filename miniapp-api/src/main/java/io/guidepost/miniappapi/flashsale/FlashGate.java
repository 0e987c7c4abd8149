package io.guidepost.miniappapi.flashsale;

import io.guidepost.domain.changes.Changes;
import io.guidepost.domain.changes.Changes.About;
import io.guidepost.domain.flashsale.FlashRefusals;
import io.guidepost.domain.flashsale.FlashRules;
import io.guidepost.domain.flashsale.FlashSale;
import io.guidepost.domain.flashsale.FlashSale.Phase;
import io.guidepost.domain.flashsale.FlashSales;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Stands before a flash sale: too early, too late and sold out are answered from memory, and so many may wait at once.
 *
 * <p>What is known of a sale is read anew several times a second while anybody asks for it and whenever somebody says that one has
 * changed, and not used when it is older than a
 * second. Sold out is read before the members who have taken something: whoever took the last units is among them, on whichever
 * node he was served. They are let through to the database, where a request that comes again finds its answer; nobody else can
 * have one.
 */
@Component
class FlashGate implements DisposableBean {

    private static final Logger log = LoggerFactory.getLogger(FlashGate.class);

    private static final long READ_EVERY_MILLIS = 200;
    private static final long FRESH_NANOS = TimeUnit.SECONDS.toNanos(1);
    private static final long FORGOTTEN_NANOS = TimeUnit.SECONDS.toNanos(60);
    private static final int MOST_SALES = 64;

    /** A sale of more takers than this is answered by the database alone: memory stays bounded. */
    private static final int MOST_TAKERS = 50_000;

    private final FlashSales sales;
    private final Clock clock;
    private final int mostWaiting;
    private final AtomicInteger waiting = new AtomicInteger();
    private final Map<Long, Known> known = new ConcurrentHashMap<>();
    private final ScheduledExecutorService reading = Executors.newSingleThreadScheduledExecutor(task -> {
        var thread = new Thread(task, "flash-gate");
        thread.setDaemon(true);
        return thread;
    });

    FlashGate(
            FlashSales sales,
            Clock clock,
            Changes changes,
            @Value("${guidepost.flash-sale.waiting:200}") int mostWaiting) {
        if (mostWaiting < 1) {
            throw new IllegalArgumentException("guidepost.flash-sale.waiting must be positive");
        }
        this.sales = sales;
        this.clock = clock;
        this.mostWaiting = mostWaiting;
        reading.scheduleWithFixedDelay(this::readAll, READ_EVERY_MILLIS, READ_EVERY_MILLIS, TimeUnit.MILLISECONDS);
        changes.whenTold(Set.of(About.FLASH_SALES), reading, this::readAll);
    }

    /**
     * One sale as it was read.
     *
     * @param takers empty when they were not read, or are too many to keep
     */
    private record Facts(FlashSale sale, Set<Long> soldOut, Optional<Set<Long>> takers, long readAt) {}

    private static final class Known {

        private volatile Facts facts;
        private volatile long askedAt;

        private Known(long askedAt) {
            this.askedAt = askedAt;
        }
    }

    /** Refuses what is known to be in vain; never blocks, and knows nothing of a sale that nobody has asked for lately. */
    void check(long saleId, long skuId, long memberId) {
        long now = System.nanoTime();
        var about = known.get(saleId);
        if (about == null) {
            if (known.size() < MOST_SALES) {
                known.put(saleId, new Known(now));
            }
            return;
        }
        about.askedAt = now;
        var facts = about.facts;
        if (facts == null || now - facts.readAt > FRESH_NANOS) {
            return;
        }
        var at = clock.instant();
        if (facts.sale.phaseAt(at) == Phase.COMING) {
            FlashRules.requireRunning(facts.sale, at);
        }
        if (facts.takers.isEmpty() || facts.takers.get().contains(memberId)) {
            return;
        }
        FlashRules.requireRunning(facts.sale, at);
        if (facts.soldOut.contains(skuId)) {
            throw FlashRefusals.soldOut(skuId);
        }
    }

    /** A place in the line; whoever has one must {@link #leave()}. */
    void enter() {
        if (waiting.incrementAndGet() > mostWaiting) {
            waiting.decrementAndGet();
            throw FlashRefusals.busy();
        }
    }

    void leave() {
        waiting.decrementAndGet();
    }

    private void readAll() {
        long now = System.nanoTime();
        known.values().removeIf(about -> now - about.askedAt > FORGOTTEN_NANOS);
        for (var entry : known.entrySet()) {
            try {
                var facts = read(entry.getKey());
                if (facts.isPresent()) {
                    entry.getValue().facts = facts.get();
                } else {
                    known.remove(entry.getKey());
                }
            } catch (RuntimeException databaseAway) {
                // What is not read is not used: requests then ask the database themselves.
                log.warn("Flash sale {} could not be read: {}", entry.getKey(), databaseAway.toString());
            }
        }
    }

    private Optional<Facts> read(long saleId) {
        long now = System.nanoTime();
        return sales.find(saleId).map(sale -> {
            var progress = sales.progress(saleId);
            var soldOut = sale.items().stream()
                    .map(FlashSale.Item::skuId)
                    .filter(skuId ->
                            progress.containsKey(skuId) && progress.get(skuId).available() == 0)
                    .collect(Collectors.toUnmodifiableSet());
            boolean refuses = !soldOut.isEmpty() || sale.phaseAt(clock.instant()) == Phase.OVER;
            return new Facts(sale, soldOut, refuses ? sales.takers(saleId, MOST_TAKERS) : Optional.empty(), now);
        });
    }

    @Override
    public void destroy() {
        reading.shutdownNow();
    }
}
