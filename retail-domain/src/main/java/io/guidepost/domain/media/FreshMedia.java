package io.guidepost.domain.media;

import io.guidepost.core.words.Words;
import io.guidepost.domain.Refusal;
import io.guidepost.domain.asset.Asset;
import io.guidepost.domain.asset.AssetStore;
import io.guidepost.domain.asset.Assets;
import io.guidepost.domain.database.TransactionRetry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import org.springframework.stereotype.Service;

/**
 * Knows what WeCom calls a file right now (MAT-5). WeCom forgets an upload after three days; a message may wait for its
 * guide's tap some of that time, so an id is used for at most 60 hours and then renewed: by the duty, or here when it is
 * needed. However many need it at once, on however many nodes, the file is uploaded once.
 */
@Service
public class FreshMedia {

    /** How long an id is handed out. */
    private static final Duration USED_FOR = Duration.ofHours(60);

    /** A little less than WeCom's three days: the last moment at which an id is better than none. */
    private static final Duration KNOWN_FOR = Duration.ofHours(71);

    /** No upload takes longer; a claim older than this was left behind by a dead process. */
    private static final Duration LEASE = Duration.ofSeconds(60);

    private static final Duration GLANCE = Duration.ofMillis(100);
    private static final int GLANCES = 100;

    private final MediaIds mediaIds;
    private final MediaUploads uploads;
    private final Assets assets;
    private final AssetStore store;
    private final TransactionRetry transaction;
    private final Clock clock;

    FreshMedia(
            MediaIds mediaIds,
            MediaUploads uploads,
            Assets assets,
            AssetStore store,
            TransactionRetry transaction,
            Clock clock) {
        this.mediaIds = mediaIds;
        this.uploads = uploads;
        this.assets = assets;
        this.store = store;
        this.transaction = transaction;
        this.clock = clock;
    }

    /**
     * An id that WeCom will know for at least eleven hours more, and nearly always for twelve. Calls WeCom when there is none:
     * never inside a transaction.
     *
     * @param title what customers see as the name of a document, without its ending
     */
    public String mediaId(long fileId, MediaPurpose purpose, String title) {
        for (int glance = 0; glance < GLANCES; glance++) {
            var now = clock.instant();
            var known = mediaIds.find(fileId, purpose);
            if (known.filter(id -> !purpose.ends() || isYounger(id, now, USED_FOR))
                    .isPresent()) {
                return known.get().mediaId();
            }
            var renewed = renew(fileId, purpose, title, USED_FOR);
            if (renewed.isPresent()) {
                return renewed.get();
            }
            // Somebody is uploading it. An id that WeCom still knows will do; without one there is nothing but to wait.
            if (known.filter(id -> isYounger(id, now, KNOWN_FOR)).isPresent()) {
                return known.get().mediaId();
            }
            LockSupport.parkNanos(GLANCE.toNanos());
        }
        throw new Refusal(
                Refusal.Kind.UNAVAILABLE,
                "media_in_upload",
                new Words("素材正在上传到企业微信，请稍候重试", "The file is being uploaded to WeCom, try again in a moment"));
    }

    /** The address at WeCom of a picture of ours; empty for one that is too large to have one. As {@link #mediaId}. */
    public Optional<String> address(long fileId) {
        return assets.find(fileId)
                .filter(picture -> picture.bytes() <= MediaPurpose.MOST_ADDRESS_BYTES)
                .map(picture -> mediaId(fileId, MediaPurpose.ADDRESS, "cover"));
    }

    /** WeCom says that it does not know this id: it is not handed out again. */
    public void forget(long fileId, MediaPurpose purpose, String mediaId) {
        transaction.run(() -> mediaIds.forget(fileId, purpose, mediaId));
    }

    /** Drops ids that WeCom has forgotten and that nobody is renewing. @return how many */
    public int forgetExpired(int limit) {
        var now = clock.instant();
        return transaction.call(() -> mediaIds.forgetExpired(now.minus(KNOWN_FOR), now, limit));
    }

    /** Uploads the file if what is known is older than that and nobody else is at it; empty if not. */
    Optional<String> renew(long fileId, MediaPurpose purpose, String title, Duration age) {
        var now = clock.instant();
        var owner = UUID.randomUUID().toString();
        boolean isOurs =
                transaction.call(() -> mediaIds.claim(fileId, purpose, owner, now.minus(age), now, now.plus(LEASE)));
        if (!isOurs) {
            return Optional.empty();
        }
        try {
            var asset = assets.find(fileId).orElseThrow().requireClean();
            var uploadedAt = clock.instant();
            var mediaId = upload(asset, purpose, title);
            transaction.run(() -> mediaIds.renewed(fileId, purpose, owner, mediaId, uploadedAt));
            return Optional.of(mediaId);
        } catch (RuntimeException failed) {
            transaction.run(() -> mediaIds.released(fileId, purpose, owner));
            throw failed;
        }
    }

    private String upload(Asset asset, MediaPurpose purpose, String title) {
        Path copy = null;
        try {
            copy = Files.createTempFile("guidepost-media-", ".tmp");
            try (var bytes = store.open(asset.digest())) {
                Files.copy(bytes, copy, StandardCopyOption.REPLACE_EXISTING);
            }
            return uploads.upload(purpose, asset.type(), filename(title, asset), copy);
        } catch (IOException cannot) {
            throw new UncheckedIOException("The bytes of file %d cannot be read".formatted(asset.id()), cannot);
        } finally {
            delete(copy);
        }
    }

    /** A name that no system takes for a path. */
    private static String filename(String title, Asset asset) {
        var plain = title.replaceAll("[\\p{Cntrl}\\\\/:*?\"<>|]+", " ").strip();
        return (plain.isEmpty() ? "file" : plain) + "." + asset.type().extension();
    }

    private static void delete(Path copy) {
        try {
            if (copy != null) {
                Files.deleteIfExists(copy);
            }
        } catch (IOException leftToTheSystem) {
            copy.toFile().deleteOnExit();
        }
    }

    private static boolean isYounger(MediaIds.MediaId id, Instant now, Duration age) {
        return id.uploadedAt().plus(age).isAfter(now);
    }
}
