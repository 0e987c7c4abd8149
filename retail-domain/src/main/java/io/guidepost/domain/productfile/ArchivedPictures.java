package io.guidepost.domain.productfile;

import io.guidepost.domain.Refusal;
import io.guidepost.domain.asset.FileKind;
import io.guidepost.domain.asset.KeepFile;
import io.guidepost.domain.asset.MediaLinks;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** The pictures of one archive, each looked at once: when it is named for the first time. */
final class ArchivedPictures {

    /** What became of a picture: its address, or why there is none. */
    record Looked(Optional<String> kept, Optional<Refusal> refused) {}

    private final Optional<ProductArchive> archive;
    private final KeepFile keepFile;
    private final Optional<Long> keptBy;
    private final Map<String, Looked> looked = new HashMap<>();

    /** @param keptBy who imports; empty when nothing is to be kept, but only looked at */
    ArchivedPictures(Optional<ProductArchive> archive, KeepFile keepFile, Optional<Long> keptBy) {
        this.archive = archive;
        this.keepFile = keepFile;
        this.keptBy = keptBy;
    }

    /** Empty when there is no such picture. When only looked at, the name stands for the address. */
    Optional<Looked> look(String name) {
        if (archive.filter(each -> each.has(name)).isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(looked.computeIfAbsent(name, key -> unpacked(archive.get(), key)));
    }

    private Looked unpacked(ProductArchive from, String name) {
        try {
            var file = Files.createTempFile("guidepost-picture-", ".tmp");
            try {
                from.writePicture(name, file);
                Function<Long, String> keep =
                        who -> MediaLinks.kept(keepFile.keep(file, FileKind.IMAGE, Optional.empty(), who));
                if (keptBy.isEmpty()) {
                    keepFile.require(file, FileKind.IMAGE);
                }
                return new Looked(Optional.of(keptBy.map(keep).orElse(name)), Optional.empty());
            } catch (Refusal unfit) {
                return new Looked(Optional.empty(), Optional.of(unfit));
            } finally {
                Files.deleteIfExists(file);
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
