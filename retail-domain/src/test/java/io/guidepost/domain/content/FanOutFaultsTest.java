package io.guidepost.domain.content;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.guidepost.domain.DomainTest;
import io.guidepost.domain.GatewayRejected;
import io.guidepost.domain.Refusal;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

/** What other houses' fan-out gets wrong, and this one does not (peers, F-LW). */
@DomainTest
class FanOutFaultsTest {

    @Autowired
    TaskScene scene;

    @Autowired
    DispatchTasks dispatch;

    @Autowired
    ExecuteAssignment execute;

    @Autowired
    CancelTask cancelTask;

    @Autowired
    PauseTask pauseTask;

    @Autowired
    Tasks tasks;

    @Autowired
    FakeGuideMessenger wecom;

    @Autowired
    JdbcTemplate jdbc;

    long li;
    long wang;
    long task;

    @BeforeEach
    void twoGuidesWithATask() {
        long store = scene.store(scene.region());
        li = scene.guide(store, 2);
        wang = scene.guide(store, 2);
        task = scene.task(li, wang);
        dispatch.runDue(100);
    }

    @Test
    @DisplayName("F-LW8 money is whole fen in every table")
    void moneyIsWholeFenInEveryTable() {
        var fen = jdbc.queryForList(
                """
                SELECT CONCAT(table_name, '.', column_name, ' ', data_type) FROM information_schema.columns
                WHERE table_schema = DATABASE() AND column_name LIKE '%!_fen' ESCAPE '!'
                """,
                String.class);

        assertThat(fen).hasSizeGreaterThan(30).allMatch(column -> column.endsWith(" bigint"));
    }

    @Test
    @DisplayName("F-LW3 cancelling calls WeCom, for sends whose answer was lost too")
    void cancellingTakesBackWhatWasCreatedEvenWhereTheAnswerWasLost() {
        wecom.loseNextAnswer();
        assertThatThrownBy(() -> execute.execute(li, scene.assignment(task, li)))
                .isInstanceOf(Refusal.class);
        execute.execute(wang, scene.assignment(task, wang));

        cancelTask.cancel(task);
        scene.deliverEverything();

        assertThat(wecom.sendsOf("u" + li)).singleElement().satisfies(send -> assertThat(send.cancelled)
                .isTrue());
        assertThat(wecom.sendsOf("u" + wang)).singleElement().satisfies(send -> assertThat(send.cancelled)
                .isTrue());
        assertThat(states()).containsOnly("CANCELLED");
    }

    @Test
    @DisplayName("F-LW7 one failing sender fails nobody else, and trying again sends nothing twice")
    void oneFailingSenderFailsNobodyElse() {
        wecom.meanwhile = () -> {
            throw new GatewayRejected("40096", "invalid external userid");
        };
        assertThatThrownBy(() -> execute.execute(li, scene.assignment(task, li)))
                .hasMessageContaining("wecom_rejected");
        assertThatThrownBy(() -> execute.execute(li, scene.assignment(task, li)))
                .isInstanceOf(Refusal.class);

        execute.execute(wang, scene.assignment(task, wang));
        execute.execute(wang, scene.assignment(task, wang));
        dispatch.runDue(100);

        assertThat(scene.state(task, li)).isEqualTo("FAILED WECOM_40096");
        assertThat(tasks.find(task).orElseThrow().status()).isEqualTo(Task.Status.RUNNING);
        assertThat(wecom.sendsOf("u" + li)).isEmpty();
        assertThat(wecom.sendsOf("u" + wang)).hasSize(1);
    }

    @Test
    void aPausedTaskCannotBeCarriedOutUntilItGoesOn() {
        pauseTask.pause(task);
        assertThatThrownBy(() -> execute.execute(li, scene.assignment(task, li)))
                .hasMessageContaining("task_closed");

        pauseTask.resume(task);
        execute.execute(li, scene.assignment(task, li));
        assertThat(wecom.sendsOf("u" + li)).hasSize(1);
    }

    private List<String> states() {
        return jdbc.queryForList(
                """
                SELECT s.state FROM content_send s JOIN content_assignment a ON a.id = s.assignment_id WHERE a.task_id = ?
                """,
                String.class,
                task);
    }
}
