package io.guidepost.domain.asset;

import io.guidepost.core.digest.Sha256;
import io.guidepost.core.words.Words;
import io.guidepost.domain.Refusal;
import io.guidepost.domain.database.Ids;
import io.guidepost.domain.database.TransactionRetry;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.time.Clock;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Service;

/**
 * Takes a file in: judged by its bytes, kept under the digest of them. A file that we have already is not kept a second
 * time, whoever hands it in.
 */
@Service
public class KeepFile {

    /** WeCom refuses what is smaller. */
    private static final long LEAST_BYTES = 6;

    private final Assets assets;
    private final AssetStore store;
    private final ScanFiles scanFiles;
    private final TransactionRetry transaction;
    private final Ids ids;
    private final Clock clock;

    KeepFile(Assets assets, AssetStore store, ScanFiles scanFiles, TransactionRetry transaction, Ids ids, Clock clock) {
        this.assets = assets;
        this.store = store;
        this.scanFiles = scanFiles;
        this.transaction = transaction;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * As {@link #keepWhileUsed}, and stays until it is dropped ({@link DropFile}): for whoever refers to a file by its address or
     * otherwise than {@link UseFiles} says.
     */
    public Asset keep(Path file, FileKind declaredKind, Optional<String> declaredMediaType, long personId) {
        while (true) {
            var asset = keepWhileUsed(file, declaredKind, declaredMediaType, personId);
            if (transaction.call(() -> assets.makeLasting(asset.id()))) {
                return asset;
            }
            // It was dropped by whoever had it before, between the two lines above.
        }
    }

    /**
     * Blocking work with disk, store and scanner, and no transaction around it: the bytes are there before anybody knows of
     * them. Where there is a scanner that cannot be asked now, the file is kept and waits ({@link Asset.State#SCANNING}); one
     * in which it finds something is refused. Some days after nothing refers to it any more it is removed ({@link RemoveFiles}).
     *
     * @param declaredKind what its sender says it is; a file that is another kind is refused
     * @param declaredMediaType what the client says; empty when it says nothing of use
     * @param personId the administrator or guide who hands it in
     */
    public Asset keepWhileUsed(Path file, FileKind declaredKind, Optional<String> declaredMediaType, long personId) {
        try {
            long bytes = Files.size(file);
            requireSize(bytes, declaredKind);
            var found = Inspection.of(file).orElseThrow(KeepFile::unsupported);
            requireTruth(found, declaredKind, declaredMediaType);
            var digest = digest(file);
            var known = known(digest);
            if (known.isPresent()) {
                return scanFiles.scannedNow(known.get()).requireNotQuarantined();
            }
            requireNotLeaving(digest);
            store.put(digest, found.type(), file);
            var asset = new Asset(
                    ids.next(),
                    digest,
                    found.type(),
                    bytes,
                    found.width(),
                    found.height(),
                    scanFiles.first(),
                    personId,
                    clock.instant());
            // Somebody may have handed in the same bytes meanwhile.
            var kept = transaction.call(() -> assets.insert(asset))
                    ? asset
                    : known(digest).orElseThrow();
            return scanFiles.scannedNow(kept).requireNotQuarantined();
        } catch (IOException cannot) {
            throw new UncheckedIOException("A file could not be kept", cannot);
        }
    }

    /** Refuses a file that would not be kept, and keeps nothing. */
    public void require(Path file, FileKind declaredKind) {
        try {
            requireSize(Files.size(file), declaredKind);
            requireTruth(Inspection.of(file).orElseThrow(KeepFile::unsupported), declaredKind, Optional.empty());
        } catch (IOException cannot) {
            throw new UncheckedIOException("A file could not be read", cannot);
        }
    }

    private static Refusal unsupported() {
        return refused(
                "file_type_unsupported",
                "不支持该文件内容；可用 JPEG、PNG、MP4、PDF、docx、xlsx、pptx(不含宏)",
                "The content of this file is not supported; there are JPEG, PNG, MP4, PDF and docx, xlsx,"
                        + " pptx without macros",
                Map.of());
    }

    /** What is handed in again is of use again: nobody removes it now. */
    private Optional<Asset> known(String digest) {
        return assets.findByDigest(digest)
                .filter(found -> transaction.call(() -> assets.touch(List.of(found.id()), clock.instant())) == 1);
    }

    private void requireNotLeaving(String digest) {
        if (assets.isLeaving(digest)) {
            throw new Refusal(
                    Refusal.Kind.UNAVAILABLE,
                    "file_in_removal",
                    new Words(
                            "相同内容的文件正在清理,请稍后再传", "The same file is just being removed; hand it in again in a moment"));
        }
    }

    private static void requireSize(long bytes, FileKind kind) {
        if (bytes < LEAST_BYTES) {
            throw refused("file_empty", "文件为空", "The file is empty", Map.of());
        }
        if (bytes > kind.mostBytes()) {
            throw refused(
                    "file_too_large",
                    "文件过大，企业微信最多允许 %d 字节".formatted(kind.mostBytes()),
                    "The file is too large, WeCom takes at most %d bytes".formatted(kind.mostBytes()),
                    Map.of("mostBytes", kind.mostBytes()));
        }
    }

    private static void requireTruth(Inspection found, FileKind kind, Optional<String> mediaType) {
        boolean isLie = found.type().kind() != kind
                || mediaType
                        .filter(said -> !said.equals(found.type().mediaType()))
                        .isPresent();
        if (isLie) {
            throw refused(
                    "file_type_mismatch",
                    "文件内容是 %s，与声明的类型不符".formatted(found.type()),
                    "The file is %s by its content, which is not what it was declared as".formatted(found.type()),
                    Map.of("contentType", found.type().mediaType()));
        }
    }

    private static String digest(Path file) throws IOException {
        var sha = Sha256.begin();
        try (var in = new DigestInputStream(Files.newInputStream(file), sha)) {
            in.transferTo(OutputStream.nullOutputStream());
        }
        return HexFormat.of().formatHex(sha.digest());
    }

    private static Refusal refused(String code, String zh, String en, Map<String, Object> facts) {
        return new Refusal(Refusal.Kind.REFUSED, code, new Words(zh, en), facts);
    }
}
