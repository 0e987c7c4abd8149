package io.guidepost.domain.content;

import io.guidepost.core.words.Words;
import io.guidepost.domain.Refusal;
import io.guidepost.domain.Refusal.Kind;
import io.guidepost.domain.content.Task.Status;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

/** What may become of a task (C4), and what WeCom's limits allow it to contain (C2). */
final class TaskRules {

    /** WeCom counts bytes, not characters. */
    private static final int MOST_COPY_BYTES = 4000;

    private static final int MOST_MATERIALS = 9;

    private static final Map<Status, Set<Status>> MOVES = new EnumMap<>(Map.of(
            Status.DRAFT, EnumSet.of(Status.PENDING_APPROVAL, Status.CANCELLED),
            Status.PENDING_APPROVAL, EnumSet.of(Status.SCHEDULED, Status.DRAFT, Status.CANCELLED),
            Status.SCHEDULED, EnumSet.of(Status.DISPATCHING, Status.ENDED, Status.CANCELLED),
            Status.DISPATCHING, EnumSet.of(Status.RUNNING, Status.CANCELLED),
            Status.RUNNING, EnumSet.of(Status.PAUSED, Status.ENDED, Status.CANCELLED),
            Status.PAUSED, EnumSet.of(Status.RUNNING, Status.ENDED, Status.CANCELLED),
            Status.ENDED, EnumSet.noneOf(Status.class),
            Status.CANCELLED, EnumSet.noneOf(Status.class)));

    private TaskRules() {}

    static boolean mayMove(Status from, Status to) {
        return MOVES.get(from).contains(to);
    }

    static void requireMove(Task task, Status to) {
        if (!mayMove(task.status(), to)) {
            throw new Refusal(
                    Kind.CONFLICT,
                    "task_state",
                    new Words(
                            "任务状态为 %s,不能变为 %s".formatted(task.status(), to),
                            "The task is %s and cannot become %s".formatted(task.status(), to)),
                    Map.of("status", task.status().name()));
        }
    }

    /** What is let out after its deadline could only expire, and would count against every guide. */
    static void requireTimeLeft(Task task, Instant now) {
        if (!now.isBefore(task.deadlineAt())) {
            throw refused("task_window", "截止时间已过", "The deadline has passed already");
        }
    }

    /** Two people: whoever drafted a task cannot be the one who lets it out (C10). */
    static void requireOtherPerson(Task task, long adminId) {
        if (task.createdBy() == adminId) {
            throw new Refusal(
                    Kind.FORBIDDEN,
                    "maker_is_checker",
                    new Words("制单人不能审批自己的任务", "Whoever created a task cannot approve it"));
        }
    }

    static void requireContent(
            TaskType type, String copyText, int materials, Evidence minEvidence, Instant startAt, Instant deadlineAt) {
        if (!type.canBeCarriedOut()) {
            throw refused(
                    "task_type_unavailable",
                    "暂不支持该任务类型:" + type,
                    "Tasks of type %s cannot be carried out yet".formatted(type));
        }
        int bytes = copyText.getBytes(StandardCharsets.UTF_8).length;
        if (bytes > MOST_COPY_BYTES) {
            throw refused(
                    "copy_too_long",
                    "文案为 %d 字节,企业微信最多允许 %d 字节".formatted(bytes, MOST_COPY_BYTES),
                    "The copy has %d bytes; WeCom allows %d".formatted(bytes, MOST_COPY_BYTES));
        }
        if (copyText.isBlank() && materials == 0) {
            throw refused("nothing_to_send", "文案与素材不能同时为空", "A task needs copy or materials");
        }
        if (materials > MOST_MATERIALS) {
            throw refused("too_many_materials", "素材最多 9 个", "At most nine materials fit one message");
        }
        if (!type.bestEvidence().satisfies(minEvidence)) {
            throw refused(
                    "evidence_impossible",
                    "%s 类任务最高只能取得 %s 级证据".formatted(type, type.bestEvidence()),
                    "The best evidence for %s is %s".formatted(type, type.bestEvidence()));
        }
        if (!startAt.isBefore(deadlineAt)) {
            throw refused("task_window", "截止时间必须晚于开始时间", "The deadline must lie after the start");
        }
    }

    private static Refusal refused(String code, String zh, String en) {
        return new Refusal(Kind.REFUSED, code, new Words(zh, en));
    }
}
