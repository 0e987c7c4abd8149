package io.guidepost.domain.content;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TaskCardsTest {

    private final TaskCards cards = new TaskCards("https://guide.example.com/sidebar/");

    @Test
    void aCardNamesTheDeadlineInShanghaiAndLeadsToTheTask() {
        var card = cards.announcing(task("发给您的老顾客"));

        assertThat(card.title()).isEqualTo("新任务:秋装上新");
        assertThat(card.description()).isEqualTo("请在 11月24日 01:30 前完成\n发给您的老顾客");
        assertThat(card.url()).isEqualTo("https://guide.example.com/sidebar/#/tasks/42");
    }

    @Test
    void aTaskWithoutInstructionIsStillACardThatWeComTakes() {
        assertThat(cards.announcing(task("")).description()).isEqualTo("请在 11月24日 01:30 前完成");
        assertThat(cards.reminding(task("")).description()).isEqualTo("请尽快完成任务,截止 11月24日 01:30");
        assertThat(cards.reminding(task("")).url()).endsWith("#/tasks/42");
    }

    @Test
    void aCardThatWeComWouldRefuseIsNotEvenMade() {
        assertThatThrownBy(() -> new GuideMessenger.Card("催办", "请尽快完成任务", "", "去执行"))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new GuideMessenger.Card("催办", " ", "https://guide.example.com/", "去执行"))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static Task task(String instruction) {
        return new Task(
                42,
                TaskType.SEND_1V1,
                "秋装上新",
                instruction,
                "新品到店",
                List.of(),
                null,
                Instant.parse("2026-11-20T00:00:00Z"),
                Instant.parse("2026-11-23T17:30:00Z"),
                Evidence.E3,
                Task.Status.RUNNING,
                1,
                Instant.parse("2026-11-20T00:00:00Z"),
                Optional.of(2L),
                Optional.empty(),
                Optional.empty(),
                Terms.USUAL,
                1,
                1);
    }
}
