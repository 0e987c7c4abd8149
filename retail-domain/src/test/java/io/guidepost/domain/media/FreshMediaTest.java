package io.guidepost.domain.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.guidepost.domain.DomainTest;
import io.guidepost.domain.GatewayUnclear;
import io.guidepost.domain.MovableClock;
import io.guidepost.domain.asset.FileKind;
import io.guidepost.domain.asset.KeepFile;
import io.guidepost.domain.asset.Pictures;
import io.guidepost.domain.database.Ids;
import io.guidepost.domain.material.AddMaterial;
import io.guidepost.domain.material.Material;
import io.guidepost.domain.material.MaterialContent;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

/** WeCom forgets; we know when, and upload once (MAT-5). */
@DomainTest
class FreshMediaTest {

    @Autowired
    FreshMedia freshMedia;

    @Autowired
    RenewMedia renewMedia;

    @Autowired
    FakeMediaUploads wecom;

    @Autowired
    KeepFile keepFile;

    @Autowired
    AddMaterial addMaterial;

    @Autowired
    MovableClock clock;

    @Autowired
    Ids ids;

    @Autowired
    JdbcTemplate jdbc;

    @TempDir
    Path folder;

    long file;

    final List<Long> tasks = new ArrayList<>();

    @BeforeEach
    void aPicture() {
        file = keepFile.keep(Pictures.picture(folder, "png", 16, 16), FileKind.IMAGE, Optional.empty(), 1)
                .id();
    }

    /** Tasks of the other tests' own making are dispatched and ended by them; these are nobody's. */
    @AfterEach
    void withoutTasks() {
        tasks.forEach(task -> jdbc.update("DELETE FROM content_task WHERE id = ?", task));
    }

    @Test
    void anIdIsGivenOutAgainUntilItIsTooOldToBeWaitedWith() {
        int before = wecom.uploads().size();
        var first = id();

        clock.advance(Duration.ofHours(59));
        assertThat(id()).isEqualTo(first);
        clock.advance(Duration.ofHours(2));
        assertThat(id()).isNotEqualTo(first);

        assertThat(wecom.uploads().subList(before, wecom.uploads().size()))
                .hasSize(2)
                .allSatisfy(upload -> {
                    assertThat(upload.filename()).isEqualTo("新品 画册.png");
                    assertThat(upload.bytes()).isPositive();
                });
    }

    @Test
    void messagesAndMomentsHaveIdsOfTheirOwn() {
        assertThat(id()).isNotEqualTo(freshMedia.mediaId(file, MediaPurpose.MOMENT, "x"));
    }

    @Test
    void anIdThatWeComDoesNotKnowIsReplacedAndASecondComplaintAboutItIsTooLate() {
        var first = id();
        freshMedia.forget(file, MediaPurpose.MESSAGE, first);
        var second = id();
        freshMedia.forget(file, MediaPurpose.MESSAGE, first);

        assertThat(second).isNotEqualTo(first);
        assertThat(id()).isEqualTo(second);
    }

    @Test
    void eightWhoNeedItAtOnceUploadItOnce() throws Exception {
        int before = wecom.uploads().size();
        var gate = wecom.holdBack();
        var people = Executors.newFixedThreadPool(8);
        Callable<String> one = this::id;
        List<Future<String>> answers = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            answers.add(people.submit(one));
        }

        gate.countDown();

        var found = new ArrayList<String>();
        for (var answer : answers) {
            found.add(answer.get());
        }
        people.shutdown();
        assertThat(found).hasSize(8).containsOnly(found.get(0));
        assertThat(wecom.uploads()).hasSize(before + 1);
    }

    /** Who is just being renewed is still known at WeCom: nobody need wait for it. */
    @Test
    void whileItIsRenewedTheOldIdIsGivenOut() throws Exception {
        var old = id();
        clock.advance(Duration.ofHours(61));
        var gate = wecom.holdBack();
        var other = Executors.newSingleThreadExecutor();
        var renewal = other.submit(this::id);
        while (jdbc.queryForObject(
                        "SELECT COUNT(*) FROM media_upload WHERE file_id = ? AND lease_owner IS NOT NULL",
                        Integer.class,
                        file)
                == 0) {
            Thread.onSpinWait();
        }

        var meanwhile = id();
        gate.countDown();

        assertThat(meanwhile).isEqualTo(old);
        assertThat(renewal.get()).isNotEqualTo(old);
        other.shutdown();
    }

    @Test
    void anUploadThatFailedIsNobodysAndTheNextOneTries() {
        wecom.failNext();

        assertThatThrownBy(this::id).isInstanceOf(GatewayUnclear.class);

        assertThat(id()).startsWith("media-");
    }

    @Test
    void whatRunningTasksAndThoseOfTheNextHoursWillSendIsRenewedInTime() {
        renewMedia.runDue(10_000);
        var soon = task(Duration.ofHours(1), "SCHEDULED");
        task(Duration.ofDays(1), "SCHEDULED");
        task(Duration.ofHours(-1), "DRAFT");
        int before = wecom.uploads().size();

        assertThat(renewMedia.runDue(10_000)).isEqualTo(1);
        assertThat(renewMedia.runDue(10_000)).isZero();
        clock.advance(Duration.ofHours(49));
        jdbc.update("UPDATE content_task SET status = 'RUNNING' WHERE id = ?", soon);

        assertThat(renewMedia.runDue(10_000)).isGreaterThanOrEqualTo(1);
        assertThat(wecom.uploads().subList(before, before + 2))
                .extracting(FakeMediaUploads.Upload::filename)
                .contains("海报" + soon + ".png");
    }

    private String id() {
        return freshMedia.mediaId(file, MediaPurpose.MESSAGE, "新品/画册");
    }

    /** A task as it is kept, with a picture of its own. */
    private long task(Duration in, String status) {
        long task = ids.next();
        tasks.add(task);
        var picture = keepFile.keep(Pictures.picture(folder, "png", 16, 17), FileKind.IMAGE, Optional.empty(), 1);
        var material = addMaterial.add(
                MaterialContent.of(Material.Kind.IMAGE, "海报" + task, "", "", List.of())
                        .with(Optional.of(picture.id()), Optional.empty()),
                1);
        var now = LocalDateTime.ofInstant(clock.instant(), ZoneOffset.UTC);
        jdbc.update(
                """
                INSERT INTO content_task (id, type, title, instruction, copy_text, material_ids, target, start_at,
                    deadline_at, min_evidence, status, created_by, created_at)
                VALUES (?, 'SEND_1V1', '新品', '', '', ?, '{}', ?, ?, 'E3', ?, 1, ?)
                """,
                task,
                "[" + material.id() + "]",
                now.plus(in),
                now.plus(in).plusDays(7),
                status,
                now);
        return task;
    }
}
