package io.guidepost.domain.moment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.guidepost.domain.DomainTest;
import io.guidepost.domain.content.Assignment;
import io.guidepost.domain.content.CancelTask;
import io.guidepost.domain.content.Demand;
import io.guidepost.domain.content.Evidence;
import io.guidepost.domain.content.ReportProgress;
import io.guidepost.domain.content.Tap;
import io.guidepost.domain.content.TaskType;
import io.guidepost.domain.content.TaskWorld;
import io.guidepost.domain.outbox.DeliverOutbox;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;

/** Moments of headquarters and of guides themselves: only WeCom's own word counts. */
@DomainTest
class MomentTaskTest {

    @Autowired
    ApplicationContext context;

    @Autowired
    FakeMomentFeed wecom;

    @Autowired
    PublishMoments publishMoments;

    @Autowired
    ReportProgress reportProgress;

    @Autowired
    CancelTask cancelTask;

    @Autowired
    DeliverOutbox deliverOutbox;

    @Autowired
    JdbcTemplate jdbc;

    TaskWorld world;
    long li;
    long wang;
    long zhao;

    @BeforeEach
    void threeGuides() {
        world = new TaskWorld(context);
        long store = world.store();
        li = world.guide(store, "GUIDE");
        wang = world.guide(store, "GUIDE");
        zhao = world.guide(store, "GUIDE");
        wecom.orders.clear();
    }

    @Test
    void oneMomentServesAllGuidesAndEachIsDoneWhenWeComSaysSo() {
        long task = corp();
        assertThatThrownBy(() -> world.tap(task, li)).hasMessageContaining("moment_pending");

        var momentId = made(task);
        assertThat(wecom.orders).hasSize(1);
        assertThat(((Tap.ConfirmInWeCom) world.tap(task, li)).msgid()).isEqualTo(momentId);
        wecom.publish(momentId, world.userid(li));
        wecom.publish(momentId, world.userid(zhao));
        wecom.pagesRead.clear();
        lookedAfter(Duration.ofMinutes(5));

        assertThat(wecom.pagesRead)
                .filteredOn(momentId::equals)
                .as("three guides, two to a page")
                .hasSize(2);
        assertThat(status(task, li)).isEqualTo(Assignment.Status.DONE);
        assertThat(status(task, zhao)).as("a guide needs no tap of ours").isEqualTo(Assignment.Status.DONE);
        assertThat(world.state(world.assignment(task, zhao)).evidence()).contains(Evidence.E3);
        assertThat(status(task, wang)).isNotEqualTo(Assignment.Status.DONE);
    }

    @Test
    void aMomentWhoseAnswerWasLostIsFoundAtWeComAndNotMadeAgain() {
        wecom.loseNextAnswer();
        long task = corp();
        publishMoments.runDue(100);
        assertThat(state(task)).isEqualTo("UNKNOWN");

        lookedAfter(Duration.ofMinutes(2));

        assertThat(state(task)).isEqualTo("MADE");
        assertThat(wecom.orders).hasSize(1);
    }

    /** WeCom's list is empty while it works, so a moment is asked for again only when it cannot be in the making any more. */
    @Test
    void aMomentThatNeverWasIsAskedForAgainLater() {
        wecom.loseNextAnswer();
        long task = corp();
        publishMoments.runDue(100);
        wecom.moments.remove(wecom.orders.get(0));

        lookedAfter(Duration.ofMinutes(2));
        assertThat(state(task)).isEqualTo("UNKNOWN");
        assertThat(wecom.orders).hasSize(1);

        lookedAfter(Duration.ofMinutes(15));
        lookedAfter(Duration.ofMinutes(1));
        assertThat(wecom.orders).hasSize(2);
    }

    @Test
    void whomWeComRefusesHasFailedAndTheOthersGoOn() {
        wecom.refusedUserids.add(world.userid(wang));
        long task = corp();

        made(task);

        assertThat(status(task, wang)).isEqualTo(Assignment.Status.FAILED);
        assertThat(world.state(world.assignment(task, wang)).reason()).contains("WECOM_SENDER_REFUSED");
        assertThat(status(task, li)).isNotEqualTo(Assignment.Status.FAILED);
    }

    @Test
    void aMomentThatWeComRefusesFailsItsGuidesAndNoOtherTask() {
        long fine = corp();
        made(fine);
        wecom.refuseNext("41211");
        long refused = corp();

        publishMoments.runDue(100);

        assertThat(status(refused, li)).isEqualTo(Assignment.Status.FAILED);
        assertThat(status(fine, li)).isNotEqualTo(Assignment.Status.FAILED);
    }

    @Test
    void whoPublishedBetweenTheLastLookAndTheDeadlineIsInTimeAndWhoDidLaterIsNot() {
        long task = corp();
        var momentId = made(task);
        lookedAfter(Duration.ofHours(47));
        wecom.publish(momentId, world.userid(li));
        lookedAfter(Duration.ofHours(2));
        wecom.publish(momentId, world.userid(wang));
        lookedAfter(Duration.ofDays(1).plusMinutes(1));

        assertThat(status(task, li)).isEqualTo(Assignment.Status.DONE);
        assertThat(status(task, wang)).isEqualTo(Assignment.Status.EXPIRED);
        assertThat(jdbc.queryForObject(
                        "SELECT late_at FROM content_assignment WHERE id = ?",
                        java.sql.Timestamp.class,
                        world.assignment(task, wang)))
                .isNotNull();
    }

    @Test
    void aCancelledTaskIsTakenBackAtWeComAndWhatWasPublishedStays() {
        long task = corp();
        var momentId = made(task);
        wecom.publish(momentId, world.userid(li));
        lookedAfter(Duration.ofMinutes(6));

        cancelTask.cancel(task);
        while (deliverOutbox.runDue(100) > 0) {}
        publishMoments.runDue(100);

        assertThat(wecom.moments.get(momentId).cancelled).isTrue();
        assertThat(state(task)).isEqualTo("CANCELLED");
        assertThat(status(task, li)).isEqualTo(Assignment.Status.DONE);
        assertThat(status(task, wang)).isEqualTo(Assignment.Status.EXEMPT);
    }

    /** A peer takes the phone's word for it. */
    @Test
    @DisplayName("F-LW4 a personal moment is done when WeCom lists it, not when the phone says so")
    void aGuidesOwnMomentIsAClaimUntilWeComListsItWithTheSameContent() {
        long task = world.task(
                TaskType.MOMENTS_PERSONAL, new Demand.PassOn(), "我是{guide.name}", Optional.empty(), li, wang);
        var shared = (Tap.CallJsSdk) world.tap(task, li);
        assertThat(shared.api()).isEqualTo("shareToExternalMoments");
        assertThat(shared.payload().text()).contains("导购" + li);

        reportProgress.report(li, world.assignment(task, li));
        wecom.publishOwn(world.userid(li), content("别的内容"));
        wecom.publishOwn(world.userid(wang), content(shared.payload().text()));
        world.later(Duration.ofMinutes(6));
        assertThat(status(task, li)).isEqualTo(Assignment.Status.DONE_UNVERIFIED);

        wecom.publishOwn(world.userid(li), content("  " + shared.payload().text() + "\n"));
        world.later(Duration.ofMinutes(6));

        assertThat(status(task, li)).isEqualTo(Assignment.Status.DONE);
        assertThat(world.state(world.assignment(task, li)).evidence()).contains(Evidence.E3);
    }

    @Test
    void oneMomentProvesOneTask() {
        long first = world.task(TaskType.MOMENTS_PERSONAL, new Demand.PassOn(), li);
        long second = world.task(TaskType.MOMENTS_PERSONAL, new Demand.PassOn(), li);
        world.tap(first, li);
        var shared = (Tap.CallJsSdk) world.tap(second, li);

        wecom.publishOwn(world.userid(li), content(shared.payload().text()));
        world.later(Duration.ofMinutes(6));

        assertThat(List.of(status(first, li), status(second, li))).containsOnlyOnce(Assignment.Status.DONE);
    }

    @Test
    void aMomentForAllGuidesNamesNone() {
        assertThatThrownBy(() -> world.drafted(
                        TaskType.MOMENTS_CORP, new Demand.PassOn(), "我是{guide.name}", Optional.empty(), li))
                .hasMessageContaining("copy_variable_unknown");
    }

    private long corp() {
        return world.task(
                TaskType.MOMENTS_CORP,
                new Demand.PassOn(),
                "秋季新品 " + System.nanoTime(),
                Optional.empty(),
                li,
                wang,
                zhao);
    }

    private String made(long task) {
        publishMoments.runDue(100);
        lookedAfter(Duration.ofSeconds(11));
        lookedAfter(Duration.ofSeconds(11));
        return jdbc.queryForObject("SELECT moment_id FROM moment_job WHERE task_id = ?", String.class, task);
    }

    private void lookedAfter(Duration time) {
        world.clock.advance(time);
        publishMoments.runDue(100);
    }

    private String state(long task) {
        return jdbc.queryForObject("SELECT state FROM moment_job WHERE task_id = ?", String.class, task);
    }

    private Assignment.Status status(long task, long guide) {
        return world.state(world.assignment(task, guide)).status();
    }

    private static MomentContent content(String text) {
        return new MomentContent(text, List.of(), Optional.empty(), Optional.empty());
    }
}
