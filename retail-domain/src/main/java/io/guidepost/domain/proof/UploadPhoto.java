package io.guidepost.domain.proof;

import io.guidepost.core.words.Words;
import io.guidepost.domain.Refusal;
import io.guidepost.domain.asset.Asset;
import io.guidepost.domain.asset.Assets;
import io.guidepost.domain.asset.FileKind;
import io.guidepost.domain.asset.KeepFile;
import io.guidepost.domain.database.TransactionRetry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Service;

/**
 * Takes a guide's photo in before a proof names it. What the camera wrote into it (where and when it was taken, by which
 * device, a small picture of what was cut away) is left out: a proof asks for a place where it wants one.
 */
@Service
public class UploadPhoto {

    private static final int MOST_A_DAY = 200;
    private static final Duration A_DAY = Duration.ofDays(1);

    private final KeepFile keepFile;
    private final Assets assets;
    private final Proofs proofs;
    private final TransactionRetry transaction;
    private final Clock clock;

    UploadPhoto(KeepFile keepFile, Assets assets, Proofs proofs, TransactionRetry transaction, Clock clock) {
        this.keepFile = keepFile;
        this.assets = assets;
        this.proofs = proofs;
        this.transaction = transaction;
        this.clock = clock;
    }

    /**
     * The file by which a proof names it; the same photo again is the same file. Blocking work with the disk, the store and the
     * scanner. Refusals as {@link KeepFile}, {@code photo_unreadable} and, after {@value #MOST_A_DAY} photos in 24 hours,
     * {@code too_many_photos}.
     *
     * @param declaredMediaType what the client says; empty when it says nothing of use
     */
    public Asset upload(long guideId, Path photo, Optional<String> declaredMediaType) {
        if (proofs.countHandedIn(guideId, clock.instant().minus(A_DAY)) >= MOST_A_DAY) {
            throw new Refusal(
                    Refusal.Kind.TOO_MANY,
                    "too_many_photos",
                    new Words(
                            "24 小时内最多上传 %d 张照片".formatted(MOST_A_DAY),
                            "At most %d photos in 24 hours".formatted(MOST_A_DAY)));
        }
        try {
            var plain = Files.createTempFile("guidepost-photo-", ".tmp");
            try {
                var file = CameraTraces.leftOut(photo, plain) ? plain : photo;
                var asset = keepFile.keepWhileUsed(file, FileKind.IMAGE, declaredMediaType, guideId);
                transaction.run(() -> proofs.handedIn(guideId, asset.id(), clock.instant()));
                return asset;
            } finally {
                Files.deleteIfExists(plain);
            }
        } catch (IOException cannot) {
            throw new UncheckedIOException("A photo could not be kept", cannot);
        }
    }

    /** A photo that this guide has handed in; nobody else's. */
    public Asset own(long guideId, long fileId) {
        return Optional.of(fileId)
                .filter(id -> !proofs.handedInBy(guideId, List.of(id)).isEmpty())
                .flatMap(assets::find)
                .orElseThrow(() -> Refusal.notFound("照片", "photo"));
    }
}
