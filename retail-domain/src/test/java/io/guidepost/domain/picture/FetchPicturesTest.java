package io.guidepost.domain.picture;

import static org.assertj.core.api.Assertions.assertThat;

import io.guidepost.domain.DomainTest;
import io.guidepost.domain.MovableClock;
import io.guidepost.domain.asset.KeepFile;
import io.guidepost.domain.asset.Pictures;
import io.guidepost.domain.assortment.Assortment;
import io.guidepost.domain.database.TransactionRetry;
import io.guidepost.domain.order.ShopScene;
import io.guidepost.domain.picture.PictureSource.Fetched;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;

@DomainTest
class FetchPicturesTest {

    @Autowired
    FetchPictures fetch;

    @Autowired
    PictureDownloads downloads;

    @Autowired
    Assortment assortment;

    @Autowired
    KeepFile keepFile;

    @Autowired
    TransactionRetry transaction;

    @Autowired
    MovableClock clock;

    @Autowired
    ShopScene scene;

    @TempDir
    Path folder;

    @Test
    void aProductShowsTheFileOnceItIsThereAndAnAddressOfOursNever() throws IOException {
        long product = scene.productOf(scene.sku(1, 1));
        var url = "https://cdn.example.com/" + product + ".png";
        var inside = "http://127.0.0.1/" + product;
        scene.execute(
                "UPDATE catalog_product SET images = ? WHERE id = ?", "[\"" + url + "\",\"" + inside + "\"]", product);
        downloads.ask(List.of(url, inside), 1, clock.instant());
        downloads.use(Map.of(product, List.of(url, inside)));
        var png = Pictures.picture(folder, "png", 5, 5);
        var web = new WebPictures(false, org.springframework.util.unit.DataSize.ofMegabytes(1), Duration.ofSeconds(1));
        var fetching = new FetchPictures(
                downloads,
                (address, into) -> address.equals(url) ? copied(png, into) : web.fetch(address, into),
                keepFile,
                assortment,
                transaction,
                clock);

        fetching.runDue(100);

        assertThat(assortment.find(product).orElseThrow().images().get(0)).startsWith("/media/");
        assertThat(assortment.find(product).orElseThrow().images().get(1)).isEqualTo(inside);
        assertThat(downloads.byUrl(List.of(inside)).get(inside).error()).isEqualTo("address_not_public");
        assertThat(downloads.byUrl(List.of(inside)).get(inside).state()).isEqualTo(PictureDownload.State.FAILED);
        assertThat(fetching.runDue(100)).isZero();
    }

    @Test
    void whatIsAwayIsTriedAgainLaterAndNotForEver() {
        var url = "https://cdn.example.com/away-" + scene.member();
        downloads.ask(List.of(url), 1, clock.instant());
        var fetching = new FetchPictures(
                downloads, (address, into) -> new Fetched.Later("timeout"), keepFile, assortment, transaction, clock);
        for (int i = 0; i < 5; i++) {
            assertThat(downloads.byUrl(List.of(url)).get(url).state()).isEqualTo(PictureDownload.State.PENDING);
            assertThat(fetching.runDue(100)).isOne();
            assertThat(fetching.runDue(100)).isZero();
            clock.advance(Duration.ofMinutes(32));
        }

        assertThat(downloads.byUrl(List.of(url)).get(url).state()).isEqualTo(PictureDownload.State.FAILED);
        downloads.ask(List.of(url), 1, clock.instant());
        assertThat(downloads.byUrl(List.of(url)).get(url).state()).isEqualTo(PictureDownload.State.PENDING);
        downloads.fail(downloads.byUrl(List.of(url)).get(url).id(), "x", java.util.Optional.empty());
    }

    private static Fetched copied(Path from, Path into) {
        try {
            Files.copy(from, into, StandardCopyOption.REPLACE_EXISTING);
            return new Fetched.Written();
        } catch (IOException failed) {
            throw new java.io.UncheckedIOException(failed);
        }
    }
}
