package io.guidepost.miniappapi.catalog;

import io.guidepost.domain.changes.Changes;
import io.guidepost.domain.changes.Changes.About;
import io.guidepost.domain.page.PageRules;
import io.guidepost.domain.page.ShopPage.Release;
import io.guidepost.domain.page.ShopPages;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.springframework.stereotype.Component;

/** Which page is whose: what is published, and which region a store lies in, in memory and at most a second old. */
@Component
class PageDirectory {

    private static final long FRESH_NANOS = TimeUnit.MILLISECONDS.toNanos(400);
    private static final long REGIONS_FRESH_NANOS = TimeUnit.SECONDS.toNanos(30);

    private final ShopPages pages;
    private final HotProducts hot;
    private final Clock clock;
    private final ReentrantLock reading = new ReentrantLock();
    private volatile Known known;
    private volatile long doubtedAt = System.nanoTime() - 1;

    PageDirectory(ShopPages pages, HotProducts hot, Changes changes, Clock clock) {
        this.pages = pages;
        this.hot = hot;
        this.clock = clock;
        changes.whenTold(Set.of(About.PAGES), () -> doubtedAt = System.nanoTime());
    }

    /**
     * @param inTime the releases whose time it is
     * @param comparedAt of the machine's own clock, as is {@code regionsAt}
     */
    private record Known(
            List<Release> releases,
            List<Long> inTime,
            Map<Long, Long> regions,
            long mark,
            long comparedAt,
            long regionsAt) {

        boolean meansTheSameAs(Known other) {
            return mark == other.mark && inTime.equals(other.inTime) && regions.equals(other.regions);
        }
    }

    /** The home page of a shopper of this store, or of none; blocks when it has to be compared. */
    Optional<Release> home(Optional<Long> storeId) {
        var now = now();
        return PageRules.home(now.releases(), storeId, storeId.map(now.regions()::get), clock.instant());
    }

    /** Compares with the database when that was not done lately. */
    void look() {
        now();
    }

    /** A page, if a shopper of this store sees it now. */
    Optional<Release> page(long pageId, Optional<Long> storeId) {
        var now = now();
        return now.releases().stream()
                .filter(release -> release.pageId() == pageId)
                .filter(release -> PageRules.isSeen(release, storeId, storeId.map(now.regions()::get), clock.instant()))
                .findFirst();
    }

    /** Those of these pages that a shopper sees now, in their order. */
    List<Release> seen(List<Long> pageIds) {
        return pageIds.stream()
                .flatMap(id -> page(id, Optional.empty()).stream())
                .toList();
    }

    private Known now() {
        var before = known;
        if (isFresh(before)) {
            return before;
        }
        reading.lock();
        try {
            before = known;
            if (!isFresh(before)) {
                var after = compared(before);
                known = after;
                // Only now: whoever still goes by what was known before, finds out when he looks again.
                if (before == null || !after.meansTheSameAs(before)) {
                    hot.forgetAddresses();
                }
            }
            return known;
        } finally {
            reading.unlock();
        }
    }

    private boolean isFresh(Known known) {
        return known != null
                && known.comparedAt() - doubtedAt > 0
                && System.nanoTime() - known.comparedAt() < FRESH_NANOS;
    }

    private Known compared(Known before) {
        long at = System.nanoTime();
        long mark = pages.mark();
        var now = clock.instant();
        boolean isSame = before != null && before.mark() == mark;
        boolean hasRegions = before != null && at - before.regionsAt() < REGIONS_FRESH_NANOS;
        var releases = isSame ? before.releases() : pages.live();
        return new Known(
                releases,
                releases.stream()
                        .filter(release -> release.audience().isAt(now))
                        .map(Release::id)
                        .toList(),
                hasRegions ? before.regions() : pages.regions(),
                mark,
                at,
                hasRegions ? before.regionsAt() : at);
    }
}
