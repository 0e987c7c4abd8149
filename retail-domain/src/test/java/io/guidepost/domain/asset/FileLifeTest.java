package io.guidepost.domain.asset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.guidepost.domain.DomainTest;
import io.guidepost.domain.MovableClock;
import io.guidepost.domain.Refusal;
import io.guidepost.domain.database.Ids;
import io.guidepost.domain.database.TransactionRetry;
import io.guidepost.domain.material.AddMaterial;
import io.guidepost.domain.material.EditMaterial;
import io.guidepost.domain.material.Material;
import io.guidepost.domain.material.MaterialContent;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

/** Files from the moment they are handed in until nobody needs them: scanned before they are used, removed when nobody does. */
@DomainTest
class FileLifeTest {

    private static final Duration GRACE = Duration.ofDays(7);

    @Autowired
    Assets assets;

    @Autowired
    AssetStore store;

    @Autowired
    UseFiles useFiles;

    @Autowired
    AddMaterial addMaterial;

    @Autowired
    EditMaterial editMaterial;

    @Autowired
    TransactionRetry transaction;

    @Autowired
    Ids ids;

    @Autowired
    MovableClock clock;

    @Autowired
    JdbcTemplate jdbc;

    @TempDir
    Path folder;

    final FakeScanner scanner = new FakeScanner();

    ScanFiles scans;
    KeepFile keepFile;
    RemoveFiles removals;

    /** Finds what its name says, or is dead. */
    static final class FakeScanner implements FileScanner {

        final List<Long> lengths = new ArrayList<>();
        boolean isDead;
        String finding = "";

        @Override
        public Verdict scan(InputStream bytes) throws IOException {
            if (isDead) {
                throw new IOException("Connection refused");
            }
            lengths.add((long) bytes.readAllBytes().length);
            return new Verdict(finding);
        }
    }

    @BeforeEach
    void withAScanner() {
        scans = new ScanFiles(
                assets,
                store,
                new ObjectProvider<>() {
                    @Override
                    public FileScanner getObject() {
                        return scanner;
                    }

                    @Override
                    public FileScanner getIfAvailable() {
                        return scanner;
                    }
                },
                transaction,
                clock);
        keepFile = new KeepFile(assets, store, scans, transaction, ids, clock);
        removals = new RemoveFiles(assets, store, transaction, clock, GRACE);
    }

    @Test
    void aCleanFileIsUsableAtOnceAndAnInfectedOneNever() {
        assertThat(keep(picture()).state()).isEqualTo(Asset.State.CLEAN);
        scanner.finding = "Win.Test.EICAR_HDB-1";
        var infected = picture();

        refused("file_quarantined", () -> keep(infected));
        scanner.finding = "";
        refused("file_quarantined", () -> keep(infected));

        assertThat(jdbc.queryForObject(
                        "SELECT COUNT(*) FROM asset_file WHERE state = 'QUARANTINED' AND finding = 'Win.Test.EICAR_HDB-1'",
                        Integer.class))
                .isPositive();
        jdbc.update("DELETE FROM asset_file WHERE state = 'QUARANTINED'");
    }

    @Test
    void whileTheScannerIsDeadFilesWaitUnusedAndNothingIsLost() {
        scanner.isDead = true;
        var waiting = keep(picture());
        assertThat(waiting.state()).isEqualTo(Asset.State.SCANNING);
        refused("file_scanning", () -> material(waiting.id()));
        assertThatThrownBy(waiting::requireClean).hasMessageContaining("file_scanning");
        assertThat(scans.runDue(10)).isZero();
        aged(waiting.id());
        removals.runDue(1000);

        scanner.isDead = false;
        clock.advance(Duration.ofMinutes(1));
        assertThat(scans.runDue(10)).isOne();

        assertThat(assets.find(waiting.id()).orElseThrow().state()).isEqualTo(Asset.State.CLEAN);
        assertThat(scanner.lengths).containsExactly(waiting.bytes());
        assertThat(material(waiting.id())).isPositive();
    }

    @Test
    void aFileThatNothingRefersToGoesAfterItsTimeWithItsBytesAndComesBackWhenItIsHandedInAgain() throws Exception {
        var photo = picture();
        var unused = keep(photo);
        var used = keep(picture());
        var shown = keep(picture());
        material(used.id());
        jdbc.update(
                "INSERT INTO media_upload (file_id, purpose, media_id, uploaded_at) VALUES (?, 'MESSAGE', 'm', ?)",
                unused.id(),
                LocalDateTime.now(ZoneOffset.UTC));
        aged(unused.id());
        aged(used.id());

        assertThat(removals.runDue(1000)).isPositive();

        assertThat(assets.find(unused.id())).isEmpty();
        assertThatThrownBy(() -> store.open(unused.digest()).close()).isInstanceOf(NoSuchFileException.class);
        assertThat(assets.find(used.id())).isPresent();
        assertThat(assets.find(shown.id())).isPresent();
        assertThat(assets.isLeaving(unused.digest())).isFalse();
        var again = keep(photo);
        assertThat(again.id()).isNotEqualTo(unused.id());
        store.open(again.digest()).close();
    }

    @Test
    void aFileThatOthersReferToByItsAddressStays() throws Exception {
        var shown = picture();
        var lasting = keepFile.keep(shown, FileKind.IMAGE, Optional.empty(), 1);
        assertThat(keep(shown).id()).isEqualTo(lasting.id());
        aged(lasting.id());

        removals.runDue(1000);

        assertThat(assets.find(lasting.id())).isPresent();
        store.open(lasting.digest()).close();
    }

    /** The form was open for a week; what it names is taken into use while the duty looks for what nobody uses. */
    @Test
    void aFileThatIsJustTakenIntoUseIsNotRemoved() throws Exception {
        var file = keep(picture());
        aged(file.id());
        var taken = new CountDownLatch(1);
        var written = new CountDownLatch(1);
        var form = CompletableFuture.runAsync(() -> transaction.run(() -> {
            useFiles.take(List.of(file.id()));
            taken.countDown();
            await(written);
        }));
        await(taken);

        var duty = CompletableFuture.supplyAsync(() -> removals.runDue(1000));
        Thread.sleep(100);
        written.countDown();
        form.join();
        duty.join();

        assertThat(assets.find(file.id())).isPresent();
        store.open(file.digest()).close();
    }

    @Test
    void theSchemaItselfKeepsAFileThatIsReferredTo() throws Exception {
        var file = keep(picture());
        var material = addMaterial.add(content(file.id()), 1);
        aged(file.id());

        assertThat(assets.unused(clock.instant().minus(GRACE), file.id() - 1, 1))
                .extracting(Asset::id)
                .doesNotContain(file.id());
        assertThatThrownBy(() -> transaction.run(
                        () -> assets.strikeOff(file, clock.instant().minus(GRACE), clock.instant())))
                .isInstanceOf(org.springframework.dao.DataIntegrityViolationException.class);

        store.open(file.digest()).close();
        editMaterial.withdraw(material.id(), 0);
    }

    @Test
    void aRemovalThatDiedIsEndedByTheNextAndUntilThenTheSameBytesAreNotTakenIn() throws Exception {
        var photo = picture();
        var file = keep(photo);
        aged(file.id());
        var began = clock.instant();
        assertThat(transaction.call(() -> assets.strikeOff(file, began.minus(GRACE), began)))
                .isTrue();

        refused("file_in_removal", () -> keep(photo));
        removals.runDue(1000);
        refused("file_in_removal", () -> keep(photo));
        clock.advance(Duration.ofMinutes(11));
        assertThat(removals.runDue(1000)).isPositive();

        store.open(keep(photo).digest()).close();
    }

    private Path picture() {
        return Pictures.picture(folder, "png", 12, 12);
    }

    private Asset keep(Path file) {
        return keepFile.keepWhileUsed(file, FileKind.IMAGE, Optional.empty(), 1);
    }

    private static MaterialContent content(long file) {
        return MaterialContent.of(Material.Kind.IMAGE, "图", "", "", List.of())
                .with(Optional.of(file), Optional.empty());
    }

    private long material(long file) {
        return addMaterial.add(content(file), 1).id();
    }

    /** Last used longer ago than unused files are kept. */
    private void aged(long file) {
        jdbc.update(
                "UPDATE asset_file SET used_at = ? WHERE id = ?",
                LocalDateTime.ofInstant(clock.instant().minus(GRACE).minusSeconds(1), ZoneOffset.UTC),
                file);
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(10, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
    }

    private static void refused(String code, Runnable attempt) {
        assertThatThrownBy(attempt::run).isInstanceOfSatisfying(Refusal.class, refusal -> assertThat(refusal.code())
                .isEqualTo(code));
    }
}
