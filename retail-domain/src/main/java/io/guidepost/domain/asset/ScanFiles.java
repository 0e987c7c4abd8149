package io.guidepost.domain.asset;

import io.guidepost.domain.asset.Asset.State;
import io.guidepost.domain.database.TransactionRetry;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Service;

/**
 * Has the scanner look at files, at once when they are handed in and again later when it could not be asked. A file is usable
 * when it has been found clean and not before. Where no scanner is configured, a file that has passed the look at its bytes
 * is clean.
 */
@Service
public class ScanFiles {

    private static final Logger log = LoggerFactory.getLogger(ScanFiles.class);
    /** Longer than a scan of the largest file; a claim older than this was left behind by a dead process. */
    private static final Duration LEASE = Duration.ofMinutes(5);

    private static final Duration LATER = Duration.ofSeconds(30);

    private final Assets assets;
    private final AssetStore store;
    private final Optional<FileScanner> scanner;
    private final TransactionRetry transaction;
    private final Clock clock;

    ScanFiles(
            Assets assets,
            AssetStore store,
            ObjectProvider<FileScanner> scanner,
            TransactionRetry transaction,
            Clock clock) {
        this.assets = assets;
        this.store = store;
        this.scanner = Optional.ofNullable(scanner.getIfAvailable());
        this.transaction = transaction;
        this.clock = clock;
    }

    /** Scans what waits. @return how many files were judged */
    public int runDue(int limit) {
        if (scanner.isEmpty()) {
            return 0;
        }
        var now = clock.instant();
        var waiting = transaction.call(() -> assets.claimForScan(now, now.plus(LEASE), limit));
        int judged = 0;
        for (var asset : waiting) {
            if (!isJudged(asset)) {
                // A scanner that is dead for one is dead for all: they keep their places.
                waiting.subList(judged, waiting.size())
                        .forEach(each -> transaction.run(() ->
                                assets.scanLater(each.id(), clock.instant().plus(LATER))));
                return judged;
            }
            judged++;
        }
        return judged;
    }

    /** What a new file is before anybody has looked at it. */
    State first() {
        return scanner.isPresent() ? State.SCANNING : State.CLEAN;
    }

    /** The same file after a scan, if it waits for one and the scanner can be asked; else as it is. */
    Asset scannedNow(Asset asset) {
        if (scanner.isEmpty() || asset.state() != State.SCANNING) {
            return asset;
        }
        isJudged(asset);
        return assets.find(asset.id()).orElse(asset);
    }

    private boolean isJudged(Asset asset) {
        try (var bytes = store.open(asset.digest())) {
            var verdict = scanner.orElseThrow().scan(bytes);
            transaction.run(() -> assets.judged(asset.id(), verdict));
            if (!verdict.isClean()) {
                log.warn("File {} is quarantined: {}", asset.id(), verdict.finding());
            }
            return true;
        } catch (IOException notNow) {
            log.warn("File {} waits for its scan: {}", asset.id(), notNow.toString());
            return false;
        }
    }
}
