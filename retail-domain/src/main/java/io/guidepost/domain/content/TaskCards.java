package io.guidepost.domain.content;

import io.guidepost.domain.calendar.CalendarRules;
import java.time.format.DateTimeFormatter;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** The WeCom cards by which guides hear of a task; each leads to the task in the sidebar (C6). */
@Component
class TaskCards {

    private static final DateTimeFormatter DEADLINE =
            DateTimeFormatter.ofPattern("M月d日 HH:mm").withZone(CalendarRules.ZONE);

    private final String sidebarUrl;

    TaskCards(@Value("${guidepost.sidebar.url:http://127.0.0.1:8081/sidebar/}") String sidebarUrl) {
        this.sidebarUrl = sidebarUrl;
    }

    GuideMessenger.Card announcing(Task task) {
        return card("新任务:", "请在 %s 前完成", task);
    }

    GuideMessenger.Card reminding(Task task) {
        return card("催办:", "请尽快完成任务,截止 %s", task);
    }

    /** The deadline comes first: it is never cut off, and stands also where headquarters gave no instruction. */
    private GuideMessenger.Card card(String headline, String appeal, Task task) {
        var due = appeal.formatted(DEADLINE.format(task.deadlineAt()));
        return new GuideMessenger.Card(
                headline + task.title(),
                task.instruction().isBlank() ? due : due + "\n" + task.instruction(),
                sidebarUrl + "#/tasks/" + task.id(),
                "去执行");
    }
}
