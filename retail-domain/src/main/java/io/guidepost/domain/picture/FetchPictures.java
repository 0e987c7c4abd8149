package io.guidepost.domain.picture;

import io.guidepost.domain.Refusal;
import io.guidepost.domain.asset.FileKind;
import io.guidepost.domain.asset.KeepFile;
import io.guidepost.domain.asset.MediaLinks;
import io.guidepost.domain.assortment.Assortment;
import io.guidepost.domain.assortment.Product;
import io.guidepost.domain.database.TransactionRetry;
import io.guidepost.domain.picture.PictureSource.Fetched;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.springframework.stereotype.Service;

/** Makes files of ours of the pictures that products name by address, and has the products show those. */
@Service
public class FetchPictures {

    private static final int MOST_ATTEMPTS = 5;
    private static final Duration LEASE = Duration.ofMinutes(2);

    private final PictureDownloads downloads;
    private final PictureSource source;
    private final KeepFile keepFile;
    private final Assortment assortment;
    private final TransactionRetry transaction;
    private final Clock clock;

    FetchPictures(
            PictureDownloads downloads,
            PictureSource source,
            KeepFile keepFile,
            Assortment assortment,
            TransactionRetry transaction,
            Clock clock) {
        this.downloads = downloads;
        this.source = source;
        this.keepFile = keepFile;
        this.assortment = assortment;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** A duty: fetches what is due, each at most once at a time. */
    public int runDue(int limit) {
        var due = downloads.due(clock.instant(), limit);
        for (var download : due) {
            if (downloads.claim(download, clock.instant().plus(LEASE))) {
                fetch(download);
            }
        }
        return due.size();
    }

    private void fetch(PictureDownload download) {
        try {
            var file = Files.createTempFile("guidepost-picture-", ".tmp");
            try {
                settle(download, file);
            } finally {
                Files.deleteIfExists(file);
            }
        } catch (IOException full) {
            throw new UncheckedIOException(full);
        }
    }

    private void settle(PictureDownload download, Path file) {
        var fetched = source.fetch(download.url(), file);
        if (fetched instanceof Fetched.Never never) {
            downloads.fail(download.id(), never.code(), Optional.empty());
        } else if (fetched instanceof Fetched.Later later) {
            boolean isLast = download.attempts() + 1 >= MOST_ATTEMPTS;
            var again = clock.instant().plus(Duration.ofMinutes(1L << download.attempts()));
            downloads.fail(download.id(), later.code(), isLast ? Optional.empty() : Optional.of(again));
        } else {
            keep(download, file);
        }
    }

    private void keep(PictureDownload download, Path file) {
        try {
            var asset = keepFile.keep(file, FileKind.IMAGE, Optional.empty(), download.askedBy());
            transaction.run(() -> show(download, MediaLinks.kept(asset)));
        } catch (Refusal notAPicture) {
            downloads.fail(download.id(), notAPicture.code(), Optional.empty());
        }
    }

    private void show(PictureDownload download, String kept) {
        downloads.keep(download.id(), kept);
        var shown = assortment.lock(downloads.usedBy(download.id())).stream()
                .filter(product -> product.images().contains(download.url()))
                .map(product -> withKept(product, download.url(), kept))
                .toList();
        assortment.update(shown);
        downloads.forgetUses(download.id());
    }

    private static Product withKept(Product product, String url, String kept) {
        return product.pictured(product.images().stream()
                .map(image -> image.equals(url) ? kept : image)
                .distinct()
                .toList());
    }
}
