package io.guidepost.domain.asset;

import io.guidepost.domain.database.TransactionRetry;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.stereotype.Service;

/**
 * Removes files that nothing refers to, some days after they were last handed in or taken out of use. First the row goes,
 * together with a note that the bytes are leaving; then the bytes; then the note. Whoever takes a file into use meanwhile
 * holds its row, a reference refuses the row's end, and the same bytes are not taken in again before they are gone: so nothing
 * that is used is ever lost, whenever a process dies.
 */
@Service
public class RemoveFiles {

    private static final Logger log = LoggerFactory.getLogger(RemoveFiles.class);
    private static final int FILES_PER_PAGE = 200;
    /** No store takes longer to remove a file; a removal older than this was left behind by a dead process. */
    private static final Duration LONGEST_REMOVAL = Duration.ofMinutes(10);

    private final Assets assets;
    private final AssetStore store;
    private final TransactionRetry transaction;
    private final Clock clock;
    private final Duration grace;

    RemoveFiles(
            Assets assets,
            AssetStore store,
            TransactionRetry transaction,
            Clock clock,
            @Value("${guidepost.assets.keep-unused-for:7d}") Duration grace) {
        if (grace.compareTo(Duration.ofHours(1)) < 0) {
            throw new IllegalArgumentException(
                    "guidepost.assets.keep-unused-for is at least 1h: a file must outlive the form that names it.");
        }
        this.assets = assets;
        this.store = store;
        this.transaction = transaction;
        this.clock = clock;
        this.grace = grace;
    }

    /** @return how many files were removed */
    public int runDue(int limit) {
        int removed = finishOthers(limit);
        var since = clock.instant().minus(grace);
        long after = 0;
        List<Asset> page;
        do {
            page = assets.unused(since, after, Math.min(FILES_PER_PAGE, Math.max(1, limit - removed)));
            for (var asset : page) {
                after = asset.id();
                if (isStruckOff(asset, since)) {
                    remove(asset.digest(), clock.instant());
                    removed++;
                }
            }
        } while (!page.isEmpty() && removed < limit);
        return removed;
    }

    private int finishOthers(int limit) {
        var now = clock.instant();
        var left = transaction.call(() -> assets.takeOverRemovals(now.minus(LONGEST_REMOVAL), now, limit));
        left.forEach(digest -> remove(digest, now));
        return left.size();
    }

    private boolean isStruckOff(Asset asset, Instant since) {
        try {
            return transaction.call(() -> assets.strikeOff(asset, since, clock.instant()));
        } catch (DataIntegrityViolationException inUse) {
            // Something refers to it that the search does not know: it counts as used, and is asked about again after
            // as long.
            transaction.run(() -> assets.touch(List.of(asset.id()), clock.instant()));
            return false;
        }
    }

    private void remove(String digest, Instant begunAt) {
        if (clock.instant().isAfter(begunAt.plus(LONGEST_REMOVAL.dividedBy(2)))) {
            return;
        }
        try {
            store.delete(digest);
            transaction.run(() -> assets.gone(digest));
        } catch (IOException notNow) {
            log.warn("The bytes of {} could not be removed and will be later: {}", digest, notNow.toString());
        }
    }
}
