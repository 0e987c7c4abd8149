package io.guidepost.miniappapi.catalog;

import io.guidepost.domain.Refusal;
import io.guidepost.domain.catalog.Products;
import io.guidepost.domain.changes.Changes;
import io.guidepost.domain.changes.Changes.About;
import io.guidepost.webedge.ready.ReadyAnswer;
import io.guidepost.webedge.ready.ReadyAnswers;
import io.guidepost.webedge.session.Audience;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * The products shoppers look at right now, as ready JSON in memory.
 *
 * <p>When somebody says that goods or pages have changed, and twice a second anyway, everything that was asked for lately is
 * compared with the database by one cheap query, and what has changed is made anew: a change made by any node is visible at
 * once, one made by hand or while nobody could be told within a second. What could not be compared for a second is not served from memory. Availability shown may thus be a second old;
 * placing an order decides.
 */
@Component
public class HotProducts implements ReadyAnswers, DisposableBean {

    private static final Logger log = LoggerFactory.getLogger(HotProducts.class);

    private static final int MAX_PRODUCTS = 5_000;
    private static final int MAX_LISTS = 128;
    private static final int MAX_ADDRESSES = 4_000;
    private static final String DETAIL = "/api/shop/v1/products/";
    private static final int COMPARED_AT_ONCE = 500;
    private static final long FRESH_NANOS = TimeUnit.SECONDS.toNanos(1);
    private static final long FORGOTTEN_NANOS = TimeUnit.SECONDS.toNanos(60);
    private static final long COMPARE_EVERY_MILLIS = 400;

    private final Products products;
    private final JsonMapper json;
    private final Map<Long, Ready> details = new ConcurrentHashMap<>();
    private final Map<Object, Ready> lists = new ConcurrentHashMap<>();

    /** How lists were asked for: different texts may mean the same list. */
    private final Map<String, Object> listAt = new ConcurrentHashMap<>();

    private final ScheduledExecutorService comparing = Executors.newSingleThreadScheduledExecutor(task -> {
        var thread = new Thread(task, "hot-products");
        thread.setDaemon(true);
        return thread;
    });

    @Autowired
    HotProducts(Products products, JsonMapper json, Changes changes) {
        this(products, json, changes, Duration.ofMillis(COMPARE_EVERY_MILLIS));
    }

    HotProducts(Products products, JsonMapper json, Changes changes, Duration compareEvery) {
        this.products = products;
        this.json = json;
        comparing.scheduleWithFixedDelay(
                this::compareAll, compareEvery.toMillis(), compareEvery.toMillis(), TimeUnit.MILLISECONDS);
        changes.whenTold(Set.of(About.GOODS, About.PAGES), comparing, this::compareAll);
    }

    /** One answer; replaced as a whole, but for the times, which any thread may move. */
    private static final class Ready {

        private final ReadyAnswer answer;
        private final long mark;
        private final Supplier<ReadyAnswer> again;
        private volatile long comparedAt;
        private volatile long usedAt;

        private Ready(ReadyAnswer answer, long mark, Supplier<ReadyAnswer> again, long now) {
            this.answer = answer;
            this.mark = mark;
            this.again = again;
            this.comparedAt = now;
            this.usedAt = now;
        }

        /** Null when it was not compared lately. */
        private ReadyAnswer ifFresh() {
            long now = System.nanoTime();
            if (now - comparedAt > FRESH_NANOS) {
                return null;
            }
            usedAt = now;
            return answer;
        }
    }

    @Override
    public Audience audience() {
        return Audience.SHOP;
    }

    @Override
    public ReadyAnswer at(String path, String query) {
        if (query == null && path.startsWith(DETAIL)) {
            long id = plainId(path);
            return id < 0 ? null : freshOrNull(details.get(id));
        }
        var list = listAt.get(address(path, query));
        return list == null ? null : freshOrNull(lists.get(list));
    }

    private static ReadyAnswer freshOrNull(Ready ready) {
        return ready == null ? null : ready.ifFresh();
    }

    /** The digits at the end of the path; -1 for anything that is not plainly a number. */
    private static long plainId(String path) {
        int from = DETAIL.length();
        if (path.length() == from || path.length() > from + 18) {
            return -1;
        }
        long id = 0;
        for (int i = from; i < path.length(); i++) {
            char digit = path.charAt(i);
            if (digit < '0' || digit > '9') {
                return -1;
            }
            id = id * 10 + digit - '0';
        }
        return id;
    }

    private static String address(String path, String query) {
        return query == null ? path : path + '?' + query;
    }

    /** From now on this address is known to mean that list. */
    public void listIsAt(URI address, Object key) {
        // Starting over is simpler than choosing whom to forget.
        if (listAt.size() >= MAX_ADDRESSES) {
            listAt.clear();
        }
        listAt.put(address(address.getRawPath(), address.getRawQuery()), key);
    }

    /** Which address means which list may have changed: each is asked for again. */
    void forgetAddresses() {
        listAt.clear();
    }

    /** The ready answer, or empty when it must be read; never blocks. */
    Optional<ReadyAnswer> detail(long productId) {
        return Optional.ofNullable(freshOrNull(details.get(productId)));
    }

    /** Reads the product and keeps the answer; blocks. */
    ReadyAnswer readDetail(long productId) {
        long now = System.nanoTime();
        // The mark first: if something changes in between, the next comparison sees it.
        var mark = products.marks(Set.of(productId)).get(productId);
        var answer = products.detail(productId)
                .map(detail -> written(ProductDetailView.from(detail)))
                .orElseThrow(() -> Refusal.notFound("商品", "product"));
        if (mark != null && (details.size() < MAX_PRODUCTS || details.containsKey(productId))) {
            details.put(productId, new Ready(answer, mark, () -> answer, now));
        }
        return answer;
    }

    /** The ready first page, or empty when it must be read; never blocks. */
    public Optional<ReadyAnswer> list(Object key) {
        return Optional.ofNullable(freshOrNull(lists.get(key)));
    }

    /** Makes an answer and keeps it under the key; blocks. */
    public ReadyAnswer readList(Object key, Supplier<Object> view) {
        Supplier<ReadyAnswer> make = () -> written(view.get());
        long now = System.nanoTime();
        var answer = make.get();
        if (lists.size() < MAX_LISTS || lists.containsKey(key)) {
            lists.put(key, new Ready(answer, 0, make, now));
        }
        return answer;
    }

    /** An answer that is not worth keeping. */
    ReadyAnswer written(Object view) {
        return ReadyAnswer.of(json.writeValueAsBytes(view));
    }

    private void compareAll() {
        try {
            long now = System.nanoTime();
            details.values().removeIf(ready -> now - ready.usedAt > FORGOTTEN_NANOS);
            lists.values().removeIf(ready -> now - ready.usedAt > FORGOTTEN_NANOS);
            compareDetails();
            compareLists();
        } catch (RuntimeException databaseAway) {
            // What is not compared is not served: requests then ask the database themselves and tell the shopper.
            log.warn("Products in memory could not be compared with the database: {}", databaseAway.toString());
        }
    }

    private void compareDetails() {
        var ids = new ArrayList<>(details.keySet());
        for (int from = 0; from < ids.size(); from += COMPARED_AT_ONCE) {
            var some = new HashSet<>(ids.subList(from, Math.min(ids.size(), from + COMPARED_AT_ONCE)));
            long now = System.nanoTime();
            var marks = products.marks(some);
            for (var id : some) {
                var ready = details.get(id);
                var mark = marks.get(id);
                if (ready == null) {
                    continue;
                }
                if (mark == null) {
                    details.remove(id);
                } else if (mark == ready.mark) {
                    ready.comparedAt = now;
                } else {
                    remake(id, mark, ready, now);
                }
            }
        }
    }

    private void remake(long id, long mark, Ready before, long now) {
        products.detail(id)
                .ifPresentOrElse(
                        detail -> {
                            var answer = written(ProductDetailView.from(detail));
                            var after = new Ready(answer, mark, () -> answer, now);
                            after.usedAt = before.usedAt;
                            details.put(id, after);
                        },
                        () -> details.remove(id));
    }

    private void compareLists() {
        for (var entry : lists.entrySet()) {
            var before = entry.getValue();
            long now = System.nanoTime();
            ReadyAnswer answer;
            try {
                answer = before.again.get();
            } catch (Refusal gone) {
                lists.remove(entry.getKey(), before);
                continue;
            }
            if (answer.tag().equals(before.answer.tag())) {
                before.comparedAt = now;
            } else {
                var after = new Ready(answer, 0, before.again, now);
                after.usedAt = before.usedAt;
                lists.replace(entry.getKey(), before, after);
            }
        }
    }

    @Override
    public void destroy() {
        comparing.shutdownNow();
    }
}
