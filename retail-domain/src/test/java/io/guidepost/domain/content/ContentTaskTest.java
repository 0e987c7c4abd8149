package io.guidepost.domain.content;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.guidepost.domain.DomainTest;
import io.guidepost.domain.MovableClock;
import io.guidepost.domain.Refusal;
import io.guidepost.domain.asset.FileKind;
import io.guidepost.domain.asset.KeepFile;
import io.guidepost.domain.asset.Pictures;
import io.guidepost.domain.database.Ids;
import io.guidepost.domain.execution.Execution;
import io.guidepost.domain.execution.Grouping;
import io.guidepost.domain.execution.ReportExecution;
import io.guidepost.domain.execution.ReportExecution.Part;
import io.guidepost.domain.execution.ReportExecution.Row;
import io.guidepost.domain.material.AddMaterial;
import io.guidepost.domain.material.Material;
import io.guidepost.domain.material.MaterialContent;
import io.guidepost.domain.media.FreshMedia;
import io.guidepost.domain.media.MediaPurpose;
import io.guidepost.domain.organization.Area;
import io.guidepost.domain.outbox.DeliverOutbox;
import io.guidepost.domain.sight.Sight;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

/** From one copy text to guides and back, on the real database with WeCom in memory. */
@DomainTest
class ContentTaskTest {

    private static final long MAKER = 1;
    private static final long CHECKER = 2;

    @Autowired
    DraftTask draftTask;

    @Autowired
    AddMaterial addMaterial;

    @Autowired
    KeepFile keepFile;

    @Autowired
    FreshMedia freshMedia;

    @Autowired
    PublishTask publishTask;

    @Autowired
    CancelTask cancelTask;

    @Autowired
    DispatchTasks dispatchTasks;

    @Autowired
    ExecuteAssignment executeAssignment;

    @Autowired
    ReportProgress reportProgress;

    @Autowired
    SyncResults syncResults;

    @Autowired
    EndTasks endTasks;

    @Autowired
    NudgeGuides nudgeGuides;

    @Autowired
    DeliverOutbox deliverOutbox;

    @Autowired
    TaskReports reports;

    @Autowired
    ReportExecution execution;

    @Autowired
    Tasks tasks;

    @Autowired
    FakeGuideMessenger wecom;

    @Autowired
    MovableClock clock;

    @Autowired
    Ids ids;

    @Autowired
    JdbcTemplate jdbc;

    long east;
    long west;
    long shanghai;
    long chengdu;
    long li;
    long wang;
    long zhao;

    @BeforeEach
    void twoStoresWithThreeGuides() {
        TaskWorld.daylight(clock);
        east = region("East");
        west = region("West");
        shanghai = store("Shanghai", east);
        chengdu = store("Chengdu", west);
        li = guide(shanghai, 3);
        wang = guide(shanghai, 2);
        zhao = guide(chengdu, 1);
    }

    @Test
    void everyGuideOfTheAudienceGetsExactlyOneAssignmentHoweverOftenTheDispatcherRuns() {
        var task = published(new Area(Set.of(east), Set.of(), Set.of()));

        dispatchTasks.runDue(10);
        dispatchTasks.runDue(10);

        assertThat(guidesOf(task)).containsExactlyInAnyOrder(li, wang);
        assertThat(tasks.find(task).orElseThrow().audienceSize()).contains(2);
    }

    @Test
    void fourNodesDispatchingAtOnceGiveEachOfTwoThousandGuidesOneAssignment() throws Exception {
        var region = region("Crowd");
        var store = store("Crowded", region);
        crowd(store, 2000);
        var task = published(new Area(Set.of(region), Set.of(), Set.of()));

        var nodes = Executors.newFixedThreadPool(4);
        Callable<Integer> node = () -> dispatchTasks.runDue(10);
        for (var done : nodes.invokeAll(List.of(node, node, node, node))) {
            done.get();
        }
        nodes.shutdown();
        dispatchTasks.runDue(10);

        assertThat(guidesOf(task)).hasSize(2000).doesNotHaveDuplicates();
        assertThat(tasks.find(task).orElseThrow().audienceSize()).contains(2000);
    }

    @Test
    void aCustomerSharedByTwoGuidesIsGivenToTheOneWhoBecameAFriendLast() {
        var shared = "wm_shared_" + ids.next();
        friend(li, shared, Duration.ofDays(9));
        friend(wang, shared, Duration.ofDays(2));

        var task = published(new Area(Set.of(), Set.of(), Set.of(li, wang)));
        dispatchTasks.runDue(10);

        assertThat(jdbc.queryForList(
                        """
                        SELECT a.guide_id FROM content_delivery d JOIN content_assignment a ON a.id = d.assignment_id
                        WHERE a.task_id = ? AND d.external_userid = ?
                        """,
                        Long.class,
                        task,
                        shared))
                .containsExactly(wang);
    }

    @Test
    void aGuideWithoutCustomersIsExemptAndNotInTheDenominator() {
        var lonely = guide(shanghai, 0);
        var task = published(new Area(Set.of(), Set.of(), Set.of(li, lonely)));
        dispatchTasks.runDue(10);

        assertThat(of(task, lonely).required()).isZero();
        assertThat(reports.counts(task, Sight.ALL).exempt()).isEqualTo(1);
    }

    @Test
    @DisplayName("C11 (3) guide moves store mid-task: counted in the old store")
    void aGuideWhoMovesDuringTheTaskIsCountedInTheOldStore() {
        var task = published(new Area(Set.of(), Set.of(), Set.of(li)));
        dispatchTasks.runDue(10);

        clock.advance(Duration.ofHours(1));
        jdbc.update("UPDATE org_employment SET valid_until = ? WHERE guide_id = ?", utc(clock), li);
        employ(li, chengdu);

        assertThat(execution.ofTask(task, Grouping.STORE, Part.ALL).items())
                .singleElement()
                .satisfies(row -> assertThat(row.id()).isEqualTo(shanghai));
    }

    @Test
    void doneCountsOnlyAfterWeComSaysTheGuideHasConfirmed() {
        var task = published(new Area(Set.of(east), Set.of(), Set.of()));
        dispatchTasks.runDue(10);
        var assignment = assignmentOf(task, li);

        var msgid = tap(li, assignment);
        poll();
        assertThat(rate(task, li)).isZero();

        wecom.confirm(msgid);
        poll();

        assertThat(rate(task, li)).isEqualTo(10_000);
        assertThat(of(task, li).mix().e3()).isEqualTo(1);
        assertThat(of(task, li).depth().sent()).isEqualTo(3);
        assertThat(of(task, li).depth().targeted()).isEqualTo(3);
    }

    @Test
    void theGuidesOwnClaimNeverRaisesTheRateButTheProofThatFollowsDoes() {
        var task = published(new Area(Set.of(east), Set.of(), Set.of()));
        dispatchTasks.runDue(10);
        var assignment = assignmentOf(task, li);
        var msgid = tap(li, assignment);

        var claimed = reportProgress.report(li, assignment);

        assertThat(claimed.status()).isEqualTo(Assignment.Status.DONE_UNVERIFIED);
        assertThat(rate(task, li)).isZero();

        wecom.confirm(msgid);
        poll();
        assertThat(rate(task, li)).isEqualTo(10_000);
    }

    @Test
    void guidesStoresAndRegionsAddUpToTheSame() {
        var task = published(new Area(Set.of(east, west), Set.of(), Set.of()));
        dispatchTasks.runDue(10);
        for (long guide : new long[] {li, zhao}) {
            wecom.confirm(tap(guide, assignmentOf(task, guide)));
        }
        poll();

        var totals = Stream.of(
                        execution.guidesOfTask(task, Part.ALL, 0, 100),
                        execution.ofTask(task, Grouping.STORE, Part.ALL),
                        execution.ofTask(task, Grouping.REGION, Part.ALL))
                .map(report -> report.items().stream().map(Row::execution).reduce(Execution.NONE, Execution::plus))
                .distinct()
                .toList();

        assertThat(totals).singleElement().satisfies(total -> {
            assertThat(total.required()).isEqualTo(3);
            assertThat(total.done()).isEqualTo(2);
            assertThat(total.executionRate().bp()).isEqualTo(6666);
        });
    }

    @Test
    void tappingTwiceCreatesOneGroupSend() {
        var task = published(new Area(Set.of(east), Set.of(), Set.of()));
        dispatchTasks.runDue(10);
        var assignment = assignmentOf(task, li);

        var first = executeAssignment.execute(li, assignment);
        var second = executeAssignment.execute(li, assignment);

        assertThat(second).isEqualTo(first);
        assertThat(wecom.sendsOf(userid(li))).hasSize(1);
    }

    @Test
    void aSendWhoseAnswerWasLostIsFoundAtWeComAndNotCreatedAgain() {
        var task = published(new Area(Set.of(east), Set.of(), Set.of()));
        dispatchTasks.runDue(10);
        var assignment = assignmentOf(task, li);
        wecom.loseNextAnswer();

        assertThatThrownBy(() -> executeAssignment.execute(li, assignment))
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.code()).isEqualTo("wecom_unclear"));
        executeAssignment.execute(li, assignment);

        assertThat(wecom.sendsOf(userid(li))).hasSize(1);
    }

    @Test
    void theCardOfEachGuideCarriesTheGuidesOwnLink() {
        var task = published(new Area(Set.of(east), Set.of(), Set.of()));
        dispatchTasks.runDue(10);
        executeAssignment.execute(li, assignmentOf(task, li));
        executeAssignment.execute(wang, assignmentOf(task, wang));

        var pages = List.of(li, wang).stream()
                .map(guide -> wecom.sendsOf(userid(guide))
                        .get(0)
                        .order
                        .card()
                        .orElseThrow()
                        .page())
                .toList();

        assertThat(pages).doesNotHaveDuplicates().allMatch(page -> page.contains(".html?s="));
    }

    @Test
    void aProductThatIsOffTheShelfIsNamedAndSeenInTheReportUntilItIsBack() {
        var product = product();
        var task = published(new Area(Set.of(east), Set.of(), Set.of()), List.of(material(product)));
        dispatchTasks.runDue(10);
        var assignment = assignmentOf(task, li);
        jdbc.update("UPDATE catalog_product SET state = 'OFF_SHELF' WHERE id = ?", product);

        assertThatThrownBy(() -> executeAssignment.execute(li, assignment))
                .isInstanceOfSatisfying(Refusal.class, refusal -> {
                    assertThat(refusal.kind()).isEqualTo(Refusal.Kind.CONFLICT);
                    assertThat(refusal.code()).isEqualTo("product_off_shelf");
                    assertThat(refusal.facts()).containsEntry("productId", Long.toString(product));
                });
        assertThat(reports.counts(task, Sight.ALL).offShelf()).isEqualTo(1);
        assertThat(wecom.sendsOf(userid(li))).isEmpty();

        jdbc.update("UPDATE catalog_product SET state = 'ON_SHELF' WHERE id = ?", product);
        executeAssignment.execute(li, assignment);

        assertThat(reports.counts(task, Sight.ALL).offShelf()).isZero();
        assertThat(wecom.sendsOf(userid(li))).hasSize(1);
    }

    @Test
    void aPictureGoesWithTheSendByWeComsIdAndAnExpiredMaterialIsRefused(@TempDir Path folder) {
        var picture = keepFile.keep(Pictures.picture(folder, "png", 9, 9), FileKind.IMAGE, Optional.empty(), MAKER);
        var until = clock.instant().plus(Duration.ofHours(1));
        var image = addMaterial
                .add(
                        MaterialContent.of(Material.Kind.IMAGE, "新品", "", "", List.of())
                                .with(Optional.of(picture.id()), Optional.empty())
                                .during(MaterialContent.ALWAYS, until, Set.of(), Set.of()),
                        MAKER)
                .id();
        var task = published(new Area(Set.of(east), Set.of(), Set.of()), List.of(image));
        dispatchTasks.runDue(10);

        executeAssignment.execute(li, assignmentOf(task, li));

        assertThat(wecom.sendsOf(userid(li)).get(0).order.attachments())
                .singleElement()
                .satisfies(sent -> assertThat(sent.medium().orElseThrow())
                        .isEqualTo(new GuideMessenger.Medium(
                                "image",
                                freshMedia.mediaId(picture.id(), MediaPurpose.MESSAGE, "新品"),
                                Optional.of(picture.id()))));
        clock.advance(Duration.ofHours(1));
        assertThatThrownBy(() -> executeAssignment.execute(wang, assignmentOf(task, wang)))
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.code()).isEqualTo("material_expired"));
        assertThat(wecom.sendsOf(userid(wang))).isEmpty();
    }

    @Test
    void somebodyElsesAssignmentDoesNotExistForAGuide() {
        var task = published(new Area(Set.of(east), Set.of(), Set.of()));
        dispatchTasks.runDue(10);

        assertThatThrownBy(() -> executeAssignment.execute(wang, assignmentOf(task, li)))
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.kind()).isEqualTo(Refusal.Kind.NOT_FOUND));
    }

    @Test
    void whoeverCreatedATaskCannotApproveIt() {
        var task = drafted(Area.EVERYBODY);
        publishTask.submit(task);

        assertThatThrownBy(() -> publishTask.approve(task, MAKER))
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.code()).isEqualTo("maker_is_checker"));
        assertThat(tasks.find(task).orElseThrow().status()).isEqualTo(Task.Status.PENDING_APPROVAL);
    }

    @Test
    @DisplayName("C11 (4) cancel: unsent jobs cancelled at WeCom fake, sent stay")
    void aCancelledTaskTakesBackWhatNobodyConfirmedAndLeavesWhatWasSent() {
        var task = published(new Area(Set.of(east), Set.of(), Set.of()));
        dispatchTasks.runDue(10);
        executeAssignment.execute(li, assignmentOf(task, li));
        wecom.confirm(tap(wang, assignmentOf(task, wang)));
        poll();

        cancelTask.cancel(task);
        deliverEverything();

        assertThat(wecom.sendsOf(userid(li)).get(0).cancelled).isTrue();
        assertThat(wecom.sendsOf(userid(wang)).get(0).cancelled).isFalse();
        assertThat(reports.counts(task, Sight.ALL).done()).isEqualTo(1);
    }

    @Test
    void aTaskCalledOffWhileAGroupSendIsBeingCreatedTakesThatOneBackToo() {
        var task = published(new Area(Set.of(east), Set.of(), Set.of()));
        dispatchTasks.runDue(10);
        wecom.meanwhile = () -> {
            cancelTask.cancel(task);
            deliverEverything();
        };

        assertThatThrownBy(() -> executeAssignment.execute(li, assignmentOf(task, li)))
                .hasMessageContaining("task_closed");
        deliverEverything();

        assertThat(wecom.sendsOf(userid(li))).singleElement().satisfies(send -> assertThat(send.cancelled)
                .isTrue());
    }

    /** WeCom has the send, our process died before it heard of it, and the task is called off by then. */
    @Test
    void aSendLeftBehindByADeadProcessIsLookedForWhenItsTaskIsCalledOff() {
        var task = published(new Area(Set.of(east), Set.of(), Set.of()));
        dispatchTasks.runDue(10);
        long dead = assignmentOf(task, li);
        executeAssignment.execute(li, dead);
        jdbc.update("UPDATE content_send SET state = 'SENDING', msgid = NULL WHERE assignment_id = ?", dead);

        cancelTask.cancel(task);
        deliverEverything();
        assertThat(wecom.sendsOf(userid(li)).get(0).cancelled)
                .as("the process may be alive and take it back itself")
                .isFalse();
        clock.advance(Duration.ofMinutes(3));
        deliverEverything();

        assertThat(wecom.sendsOf(userid(li))).singleElement().satisfies(send -> assertThat(send.cancelled)
                .isTrue());
        assertThat(jdbc.queryForList("SELECT state FROM content_send WHERE assignment_id = ?", String.class, dead))
                .containsExactly("CANCELLED");
    }

    @Test
    void whatIsNotDoneAtTheDeadlineExpiresAndProofOfDoingItInTimeStillCounts() {
        var task = published(new Area(Set.of(east), Set.of(), Set.of()));
        dispatchTasks.runDue(10);
        wecom.confirm(tap(li, assignmentOf(task, li)));

        clock.advance(Duration.ofDays(3));
        endTasks.runDue(1000);
        assertThat(reports.counts(task, Sight.ALL).expired()).isEqualTo(2);

        poll();
        var counts = reports.counts(task, Sight.ALL);
        assertThat(counts.done()).isEqualTo(1);
        assertThat(counts.expired()).isEqualTo(1);
    }

    @Test
    void anAssignmentWhoseResultsCannotBeReadKeepsNobodyElseWaiting() {
        var task = published(new Area(Set.of(east), Set.of(), Set.of()));
        dispatchTasks.runDue(10);
        var unreadable = tap(li, assignmentOf(task, li));
        var readable = tap(wang, assignmentOf(task, wang));
        wecom.confirm(unreadable);
        wecom.confirm(readable);

        var forgotten = wecom.sends.remove(unreadable);
        poll();
        assertThat(rate(task, wang)).isEqualTo(10_000);
        assertThat(rate(task, li)).isZero();

        wecom.sends.put(unreadable, forgotten);
        poll();
        assertThat(rate(task, li)).isEqualTo(10_000);
    }

    /** Let out after its deadline, a task could only expire, and would count against every guide. */
    @Test
    void whatIsTooLateIsNeitherApprovedNorDispatched() {
        var late = drafted(new Area(Set.of(east), Set.of(), Set.of()));
        publishTask.submit(late);
        var missed = published(new Area(Set.of(east), Set.of(), Set.of()));

        clock.advance(Duration.ofDays(3));

        assertThatThrownBy(() -> publishTask.approve(late, CHECKER)).hasMessageContaining("task_window");
        dispatchTasks.runDue(1000);
        assertThat(tasks.find(missed).orElseThrow().status()).isEqualTo(Task.Status.ENDED);
        assertThat(guidesOf(missed)).isEmpty();
    }

    @Test
    void aGuideIsNudgedOnceInFourHours() {
        var task = published(new Area(Set.of(east), Set.of(), Set.of()));
        dispatchTasks.runDue(10);
        var everybody = new NudgeGuides.Wanted(task, Sight.ALL, Set.of(), Set.of(), CHECKER);

        assertThat(nudgeGuides.nudge(everybody).nudged()).isEqualTo(2);
        assertThat(nudgeGuides.nudge(everybody).skipped())
                .extracting(NudgeGuides.Skipped::reason)
                .containsExactly("NUDGED_RECENTLY", "NUDGED_RECENTLY");

        clock.advance(Duration.ofHours(4));
        assertThat(nudgeGuides.nudge(everybody).nudged()).isEqualTo(2);
    }

    @Test
    void aCrowdIsNudgedInAFewStatementsAndByRemindersThatAreSoonDone() {
        var region = region("Loud crowd");
        crowd(store("Loudly crowded", region), 300);
        var task = published(new Area(Set.of(region), Set.of(), Set.of()));
        dispatchTasks.runDue(10);
        deliverEverything();
        long before = statementsSoFar();

        var result = nudgeGuides.nudge(new NudgeGuides.Wanted(task, Sight.ALL, Set.of(), Set.of(), CHECKER));

        assertThat(result.nudged()).isEqualTo(300);
        assertThat(statementsSoFar() - before).isLessThan(40);
        int cards = wecom.notified.size();
        deliverEverything();
        assertThat(wecom.notified.subList(cards, wecom.notified.size()))
                .allSatisfy(guides -> assertThat(guides).hasSize(50))
                .hasSize(6);
    }

    @Test
    @DisplayName("C11 (6) 4th remind in 24 h is refused locally")
    void theFourthNudgeWithin24HoursIsRefusedHere() {
        var task = published(new Area(Set.of(), Set.of(), Set.of(li)));
        dispatchTasks.runDue(10);
        var wanted = new NudgeGuides.Wanted(task, Sight.ALL, Set.of(), Set.of(), CHECKER);
        for (int i = 0; i < 3; i++) {
            assertThat(nudgeGuides.nudge(wanted).nudged()).isEqualTo(1);
            clock.advance(Duration.ofHours(5));
        }

        assertThat(nudgeGuides.nudge(wanted).skipped())
                .extracting(NudgeGuides.Skipped::reason)
                .containsExactly("WECOM_LIMIT");
    }

    @Test
    void aNudgedTaskStandsFirstOnTheGuidesList() {
        var early = published(new Area(Set.of(), Set.of(), Set.of(li)));
        clock.advance(Duration.ofMinutes(1));
        var late = published(new Area(Set.of(), Set.of(), Set.of(li)));
        dispatchTasks.runDue(10);

        assertThat(listed(li)).containsSubsequence(early, late);
        nudgeGuides.nudge(new NudgeGuides.Wanted(late, Sight.ALL, Set.of(), Set.of(), CHECKER));
        assertThat(listed(li)).containsSubsequence(late, early);
    }

    private List<Long> listed(long guide) {
        return reports.listed(guide, true, Optional.empty(), 50).stream()
                .map(TaskReports.Listed::taskId)
                .toList();
    }

    private long statementsSoFar() {
        return jdbc.queryForObject("SHOW GLOBAL STATUS LIKE 'Questions'", (row, i) -> row.getLong("Value"));
    }

    private long product() {
        long id = ids.next();
        jdbc.update("INSERT INTO catalog_category (id, name, name_en) VALUES (?, '鞋', 'Shoes')", id);
        jdbc.update(
                "INSERT INTO catalog_product (id, category_id, title, images, price_from_fen, created_at)"
                        + " VALUES (?, ?, '鞋', '[]', 1, ?)",
                id,
                id,
                utc(clock));
        return id;
    }

    private long material(long product) {
        return addMaterial
                .add(new AddMaterial.NewMaterial(Material.Kind.MINIPROGRAM, "新品", "", "", List.of(product), MAKER))
                .id();
    }

    private long drafted(Area target, List<Long> materials) {
        return draftTask
                .draft(new DraftTask.NewTask(
                        TaskType.SEND_1V1,
                        "新品上市",
                        "请发给您的顾客",
                        "您好,我是{guide.name},{store.name}到新货了",
                        materials,
                        target,
                        clock.instant(),
                        clock.instant().plus(Duration.ofDays(2)),
                        Optional.empty(),
                        MAKER))
                .id();
    }

    private long drafted(Area target) {
        return drafted(target, List.of());
    }

    private long published(Area target) {
        return published(target, List.of());
    }

    private long published(Area target, List<Long> materials) {
        var task = drafted(target, materials);
        publishTask.submit(task);
        publishTask.approve(task, CHECKER);
        return task;
    }

    private String tap(long guide, long assignment) {
        return ((Tap.ConfirmInWeCom) executeAssignment.execute(guide, assignment)).msgid();
    }

    private void poll() {
        clock.advance(Duration.ofMinutes(6));
        syncResults.runDue(1000);
    }

    private void deliverEverything() {
        while (deliverOutbox.runDue(100) > 0) {}
    }

    private int rate(long task, long guide) {
        return of(task, guide).executionRate().bp();
    }

    private Execution of(long task, long guide) {
        return execution.guidesOfTask(task, Part.ALL, 0, 100).items().stream()
                .filter(row -> row.id() == guide)
                .findFirst()
                .orElseThrow()
                .execution();
    }

    private List<Long> guidesOf(long task) {
        return jdbc.queryForList("SELECT guide_id FROM content_assignment WHERE task_id = ?", Long.class, task);
    }

    private long assignmentOf(long task, long guide) {
        return jdbc.queryForObject(
                "SELECT id FROM content_assignment WHERE task_id = ? AND guide_id = ?", Long.class, task, guide);
    }

    private String userid(long guide) {
        return jdbc.queryForObject("SELECT userid FROM org_guide WHERE id = ?", String.class, guide);
    }

    private long region(String name) {
        long id = ids.next();
        jdbc.update(
                "INSERT INTO org_region (id, department_id, name, name_en, created_at) VALUES (?, ?, ?, ?, ?)",
                id,
                id,
                name,
                name,
                utc(clock));
        return id;
    }

    private long store(String name, long region) {
        long id = ids.next();
        jdbc.update(
                "INSERT INTO org_store (id, department_id, name, name_en, created_at) VALUES (?, ?, ?, ?, ?)",
                id,
                id,
                name,
                name,
                utc(clock));
        jdbc.update(
                "INSERT INTO org_store_region (store_id, region_id, valid_from) VALUES (?, ?, ?)",
                id,
                region,
                utc(clock).minusDays(30));
        return id;
    }

    private long guide(long store, int customers) {
        long id = ids.next();
        jdbc.update(
                "INSERT INTO org_guide (id, userid, name, status, created_at) VALUES (?, ?, ?, 'ACTIVE', ?)",
                id,
                "u" + id,
                "导购" + id,
                utc(clock));
        employ(id, store);
        IntStream.range(0, customers).forEach(i -> friend(id, "wm" + id + "_" + i, Duration.ofDays(1)));
        return id;
    }

    private void crowd(long store, int guides) {
        var now = utc(clock);
        var first = ids.next();
        var people = IntStream.range(0, guides)
                .mapToObj(i -> new Object[] {first + i, "crowd" + (first + i), "导购" + i, now})
                .toList();
        jdbc.batchUpdate(
                "INSERT INTO org_guide (id, userid, name, status, created_at) VALUES (?, ?, ?, 'ACTIVE', ?)", people);
        jdbc.batchUpdate(
                "INSERT INTO org_employment (id, guide_id, store_id, role, valid_from) VALUES (?, ?, ?, 'GUIDE', ?)",
                IntStream.range(0, guides)
                        .mapToObj(i -> new Object[] {first + i, first + i, store, now.minusDays(1)})
                        .toList());
        jdbc.batchUpdate(
                "INSERT INTO shopper_friendship (guide_id, external_userid, added_at) VALUES (?, ?, ?)",
                IntStream.range(0, guides)
                        .mapToObj(i -> new Object[] {first + i, "wm" + (first + i), now.minusDays(1)})
                        .toList());
    }

    private void employ(long guide, long store) {
        jdbc.update(
                "INSERT INTO org_employment (id, guide_id, store_id, role, valid_from) VALUES (?, ?, ?, 'GUIDE', ?)",
                ids.next(),
                guide,
                store,
                utc(clock));
    }

    private void friend(long guide, String externalUserid, Duration ago) {
        jdbc.update(
                "INSERT INTO shopper_friendship (guide_id, external_userid, added_at) VALUES (?, ?, ?)",
                guide,
                externalUserid,
                utc(clock).minus(ago));
    }

    private static LocalDateTime utc(MovableClock clock) {
        return LocalDateTime.ofInstant(clock.instant(), ZoneOffset.UTC);
    }
}
