package io.guidepost.domain.content;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.guidepost.domain.DomainTest;
import io.guidepost.domain.MovableClock;
import io.guidepost.domain.content.FakeGuideMessenger.Trouble;
import io.guidepost.domain.execution.Grouping;
import io.guidepost.domain.execution.ReportExecution;
import io.guidepost.domain.execution.ReportExecution.Part;
import io.guidepost.domain.groupchat.FakeGroupChatDirectory;
import io.guidepost.domain.groupchat.GroupChat;
import io.guidepost.domain.groupchat.KeepGroupChats;
import io.guidepost.domain.outbox.DeliverOutbox;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;

/** Group sends to customers and chats: only WeCom's own word counts, and all of it is read. */
@DomainTest
class SendTaskTest {

    @Autowired
    ApplicationContext context;

    @Autowired
    FakeGuideMessenger wecom;

    @Autowired
    FakeGroupChatDirectory chats;

    @Autowired
    KeepGroupChats keepGroupChats;

    @Autowired
    ReportProgress reportProgress;

    @Autowired
    DeliverOutbox deliverOutbox;

    @Autowired
    ReportExecution execution;

    @Autowired
    JdbcTemplate jdbc;

    @Autowired
    MovableClock clock;

    TaskWorld world;
    long store;
    long li;

    @BeforeEach
    void aGuide() {
        world = new TaskWorld(context);
        store = world.store();
        li = world.guide(store, "GUIDE");
    }

    /** C11 (2); F-LW3: the results of a peer end after the first page. */
    @Test
    @DisplayName("C11 (2) poll with 3 cursor pages counts all")
    void pollWithThreeCursorPagesCountsAll() {
        IntStream.range(0, 5).forEach(i -> world.friend(li));
        long task = world.task(TaskType.SEND_1V1, new Demand.PassOn(), li);

        wecom.confirm(msgid(task));
        world.later(Duration.ofMinutes(6));

        var state = world.state(world.assignment(task, li));
        assertThat(state.status()).isEqualTo(Assignment.Status.DONE);
        assertThat(state.evidence()).contains(Evidence.E3);
        assertThat(state.sentCount()).as("two to a page").isEqualTo(5);
        assertThat(state.progress()).isEqualTo(5);
    }

    /** C11 (7); F-LW4 and F-LW5: a peer takes the phone's word for it. */
    @Test
    @DisplayName("C11 (7) self-report on a SEND_1V1 gives DONE_UNVERIFIED and rate unchanged")
    void selfReportOnASend1v1GivesDoneUnverifiedAndRateUnchanged() {
        world.friend(li);
        long task = world.task(TaskType.SEND_1V1, new Demand.PassOn(), li);

        var claimed = reportProgress.report(li, world.assignment(task, li));

        assertThat(claimed.status()).isEqualTo(Assignment.Status.DONE_UNVERIFIED);
        assertThat(claimed.evidence()).contains(Evidence.E0);
        assertThat(rateBp(task)).isZero();
    }

    /** C11 (10). */
    @Test
    @DisplayName("C11 (10) send_result=2 marks friend lost and fires churn")
    void sendResult2MarksFriendLostAndFiresChurn() {
        var lost = world.friend(li);
        var kept = world.friend(li);
        long task = world.task(TaskType.SEND_1V1, new Demand.PassOn(), li);
        wecom.outcomes.put(lost.externalUserid(), 2);

        wecom.confirm(msgid(task));
        world.later(Duration.ofMinutes(6));
        world.later(Duration.ofMinutes(6));
        while (deliverOutbox.runDue(100) > 0) {}

        assertThat(livingFriends()).containsExactly(kept.externalUserid());
        assertThat(jdbc.queryForList(
                        "SELECT kind FROM shopper_friend_event WHERE guide_id = ? AND external_userid = ? AND kind <> 'ADDED'",
                        String.class,
                        li,
                        lost.externalUserid()))
                .containsExactly("GONE");
        assertThat(world.state(world.assignment(task, li)).status())
                .as("the guide has done his part")
                .isEqualTo(Assignment.Status.DONE);
    }

    @Test
    void aSendToChatsGoesToTheGuidesOwnChatsAndWeComsWordMakesItDone() {
        long wang = world.guide(store, "GUIDE");
        for (int i = 0; i < 3; i++) {
            chats.put(new GroupChat("wr" + li + i, "群", world.userid(li), clock.instant(), List.of()));
        }
        keepGroupChats.startNightly();
        keepGroupChats.runDue(1_000);
        clock.advance(Duration.ofSeconds(1));
        long task = world.task(TaskType.SEND_GROUP, new Demand.PassOn(), li, wang);

        assertThat(world.state(world.assignment(task, wang)).reason())
                .as("who owns no chat is not in the denominator")
                .contains("NO_TARGET");
        wecom.confirm(msgid(task));
        assertThat(wecom.sendsOf(world.userid(li)))
                .singleElement()
                .satisfies(sent -> assertThat(sent.order.recipients()).hasSize(3));
        world.later(Duration.ofMinutes(6));

        assertThat(world.state(world.assignment(task, li)).sentCount()).isEqualTo(3);
        assertThat(rateBp(task)).isEqualTo(10_000);
    }

    /** F-LW7: at a peer one failing sender fails the whole task, and trying again sends twice to the others. */
    /** Both parts look alike in WeCom's list: the one that WeCom has said yes to is not taken for the one that is lost. */
    @ParameterizedTest
    @EnumSource(names = {"LOST", "NEVER_ARRIVED"})
    void aSecondPartWhoseAnswerWasLostIsNotTakenForTheFirst(Trouble trouble) {
        int most = GuideMessenger.Audience.CUSTOMERS.mostPerSend();
        world.friend(li);
        long task = world.task(TaskType.SEND_1V1, new Demand.PassOn(), li);
        long assignment = world.assignment(task, li);
        jdbc.batchUpdate(
                "INSERT INTO content_delivery (assignment_id, external_userid, status) VALUES (?, ?, 'NOT_SENT')",
                IntStream.range(0, most)
                        .mapToObj(i -> new Object[] {assignment, "wmMore" + i})
                        .toList());
        jdbc.update("UPDATE content_assignment SET target_count = ? WHERE id = ?", most + 1, assignment);
        wecom.troubles = order -> order.recipients().size() == 1 ? trouble : Trouble.NONE;
        try {
            assertThatThrownBy(() -> world.tap(task, li)).hasMessageContaining("wecom_unclear");
        } finally {
            wecom.troubles = order -> Trouble.NONE;
        }
        clock.advance(Duration.ofMinutes(2));

        world.tap(task, li);

        assertThat(wecom.sendsOf(world.userid(li)))
                .extracting(sent -> sent.order.recipients().size())
                .containsExactly(most, 1);
        assertThat(jdbc.queryForList(
                        "SELECT DISTINCT msgid FROM content_send WHERE assignment_id = ?", String.class, assignment))
                .hasSize(2);
    }

    @Test
    void oneFailingSenderFailsNobodyElseAndNobodyGetsItTwice() {
        long wang = world.guide(store, "GUIDE");
        world.friend(li);
        world.friend(wang);
        wecom.refusedUserids.add(world.userid(wang));
        long task = world.task(TaskType.SEND_1V1, new Demand.PassOn(), li, wang);

        var msgid = msgid(task);
        assertThatThrownBy(() -> world.tap(task, wang)).hasMessageContaining("wecom_rejected");
        assertThatThrownBy(() -> world.tap(task, wang)).hasMessageContaining("assignment_closed");
        assertThat(msgid(task)).isEqualTo(msgid);

        assertThat(world.state(world.assignment(task, wang)).status()).isEqualTo(Assignment.Status.FAILED);
        assertThat(world.state(world.assignment(task, li)).status()).isEqualTo(Assignment.Status.EXECUTING);
        assertThat(wecom.sendsOf(world.userid(li))).hasSize(1);
        assertThat(wecom.sendsOf(world.userid(wang))).isEmpty();
    }

    /** A peer lets anybody finish anybody's task. */
    @Test
    @DisplayName("F-LW5 nobody finishes somebody else's task")
    void nobodyFinishesTheTaskOfSomebodyElse() {
        world.friend(li);
        long task = world.task(TaskType.SEND_1V1, new Demand.PassOn(), li);
        long wang = world.guide(store, "GUIDE");

        assertThatThrownBy(() -> reportProgress.report(wang, world.assignment(task, li)))
                .hasMessageContaining("not_found");
    }

    /** C9: what was approved yesterday may be forbidden today. */
    @Test
    void aWordThatHasBecomeForbiddenIsNotSent() {
        world.friend(li);
        var word = "禁" + li;
        long task = world.task(TaskType.SEND_1V1, new Demand.PassOn(), "您好" + word, Optional.empty(), li);
        jdbc.update("INSERT INTO compliance_word (word, created_by, created_at) VALUES (?, 1, ?)", word, world.now());

        assertThatThrownBy(() -> world.tap(task, li)).hasMessageContaining("sensitive_word");
        assertThat(wecom.sendsOf(world.userid(li))).isEmpty();
    }

    private String msgid(long task) {
        return ((Tap.ConfirmInWeCom) world.tap(task, li)).msgid();
    }

    private int rateBp(long task) {
        return execution
                .ofTask(task, Grouping.REGION, Part.ALL)
                .total()
                .execution()
                .executionRate()
                .bp();
    }

    private List<String> livingFriends() {
        return jdbc.queryForList(
                "SELECT external_userid FROM shopper_friendship WHERE guide_id = ? AND ended_at > ?",
                String.class,
                li,
                world.now());
    }
}
