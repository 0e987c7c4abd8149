package io.guidepost.domain.content;

import io.guidepost.core.words.Words;
import io.guidepost.domain.Refusal;
import io.guidepost.domain.Refusal.Kind;
import io.guidepost.domain.content.Task.Status;
import io.guidepost.domain.foureyes.Matter;
import io.guidepost.domain.material.Material;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** What may become of a task (C4), and what WeCom's limits allow it to contain (C2). */
final class TaskRules {

    /** WeCom counts bytes, not characters. */
    private static final int MOST_COPY_BYTES = 4000;

    private static final int MOST_MATERIALS = 9;
    private static final int MOST_ATTACHMENTS = 9;

    /** In a moment WeCom counts characters. */
    private static final int MOST_MOMENT_CHARACTERS = 2000;

    private static final Set<Material.Kind> SHOWN_IN_MOMENTS =
            EnumSet.of(Material.Kind.IMAGE, Material.Kind.POSTER, Material.Kind.VIDEO, Material.Kind.LINK);

    private static final int MOST_REMINDERS = 5;
    private static final int MOST_PRODUCTS = 20;

    private static final Map<Status, Set<Status>> MOVES = new EnumMap<>(Map.of(
            Status.DRAFT, EnumSet.of(Status.PENDING_APPROVAL, Status.CANCELLED),
            Status.PENDING_APPROVAL, EnumSet.of(Status.SCHEDULED, Status.DRAFT, Status.CANCELLED),
            Status.SCHEDULED, EnumSet.of(Status.DISPATCHING, Status.PAUSED, Status.ENDED, Status.CANCELLED),
            Status.DISPATCHING, EnumSet.of(Status.RUNNING, Status.PAUSED, Status.CANCELLED),
            Status.RUNNING, EnumSet.of(Status.PAUSED, Status.ENDED, Status.CANCELLED),
            Status.PAUSED,
                    EnumSet.of(Status.SCHEDULED, Status.DISPATCHING, Status.RUNNING, Status.ENDED, Status.CANCELLED),
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
        Matter.TASK.requireSecond(adminId, task.createdBy());
    }

    /** What a paused task goes back to: it was to be dispatched, being dispatched, or running. */
    static Status resumed(Task task) {
        if (task.dispatchedAt().isEmpty()) {
            return Status.SCHEDULED;
        }
        return task.audienceSize().isEmpty() ? Status.DISPATCHING : Status.RUNNING;
    }

    /** After dispatch only the deadline can move, and only to later (C4). */
    static void requireLaterDeadline(Task task, Instant deadlineAt, Instant now) {
        boolean isOut = task.status() == Status.DISPATCHING
                || task.status() == Status.RUNNING
                || task.status() == Status.PAUSED
                || task.status() == Status.SCHEDULED;
        if (!isOut || !now.isBefore(task.deadlineAt())) {
            throw new Refusal(
                    Kind.CONFLICT,
                    "task_state",
                    new Words("任务未在进行中,不能延期", "The task is not running; its deadline cannot move"),
                    Map.of("status", task.status().name()));
        }
        if (!deadlineAt.isAfter(task.deadlineAt())) {
            throw refused("task_window", "截止时间只能延后", "The deadline can only move to later");
        }
    }

    /** A message to customers weighs on them; a visit or a training does not (C8). */
    static boolean writesToCustomers(TaskType type) {
        return type == TaskType.SEND_1V1;
    }

    static void requireTerms(Terms terms) {
        if (terms.priority() < 0 || terms.priority() > 9) {
            throw refused("task_priority", "优先级须在 0 到 9 之间", "The priority lies between 0 and 9");
        }
        if (terms.productIds().size() > MOST_PRODUCTS
                || Set.copyOf(terms.productIds()).size() != terms.productIds().size()) {
            throw refused("too_many_products", "商品最多 20 个且不能重复", "At most 20 different products");
        }
        if (terms.remindBefore().size() > MOST_REMINDERS
                || terms.remindBefore().stream().anyMatch(before -> before.toMinutes() < 10 || before.toDays() > 30)) {
            throw refused(
                    "task_reminders",
                    "自定义提醒最多 5 个,提前 10 分钟到 30 天",
                    "At most five reminders of one's own, ten minutes to thirty days before the deadline");
        }
    }

    static void requireContent(
            TaskType type,
            String copyText,
            List<Material> materials,
            Evidence minEvidence,
            Instant startAt,
            Instant deadlineAt) {
        if (type.isSpread() && copyText.isBlank() && materials.isEmpty()) {
            throw refused("nothing_to_send", "文案与素材不能同时为空", "A task needs copy or materials");
        }
        if (materials.size() > MOST_MATERIALS) {
            throw refused("too_many_materials", "素材最多 9 个", "At most nine materials fit one message");
        }
        switch (type) {
            case MOMENTS_CORP, MOMENTS_PERSONAL -> {
                requireMoment(copyText, materials);
                requireFiles(materials);
            }
            default -> requireMessage(copyText, materials);
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

    /** Texts of the library are sent in the same message, below the copy. */
    private static void requireMessage(String copyText, List<Material> materials) {
        int bytes = Stream.concat(
                        Stream.of(copyText),
                        materials.stream()
                                .filter(material -> material.kind() == Material.Kind.TEXT)
                                .map(material -> "\n" + material.text()))
                .mapToInt(text -> text.getBytes(StandardCharsets.UTF_8).length)
                .sum();
        if (bytes > MOST_COPY_BYTES) {
            throw refused(
                    "copy_too_long",
                    "文案为 %d 字节,企业微信最多允许 %d 字节".formatted(bytes, MOST_COPY_BYTES),
                    "The copy has %d bytes; WeCom allows %d".formatted(bytes, MOST_COPY_BYTES));
        }
    }

    /**
     * WeCom takes nine attachments. The card with the guide's own link is one of them, which shows the task's first product,
     * or else its first page or look; the words of the library are none.
     */
    static void requireAttachments(TaskType type, List<Material> materials, Terms terms) {
        boolean isMessage =
                switch (type) {
                    case SEND_1V1, SEND_GROUP, MATERIAL_SHARE, VISIT_CALLBACK -> true;
                    case MOMENTS_CORP, MOMENTS_PERSONAL, INVITE_GROUP, ADD_FRIEND, TRAINING, CUSTOM -> false;
                };
        long shown = materials.stream()
                .filter(material -> material.kind() != Material.Kind.TEXT)
                .count();
        boolean isOneOnTheCard =
                terms.productIds().isEmpty() && materials.stream().anyMatch(Material::isCard);
        long attachments = isOneOnTheCard ? shown : shown + 1;
        if (isMessage && attachments > MOST_ATTACHMENTS) {
            throw new Refusal(
                    Kind.REFUSED,
                    "too_many_attachments",
                    new Words(
                            "连同导购专属小程序卡片共 %d 个附件,企业微信一条消息最多 %d 个,请减少素材".formatted(attachments, MOST_ATTACHMENTS),
                            "With the card of the guide's own link there are %d attachments; WeCom takes %d in one message"
                                    .formatted(attachments, MOST_ATTACHMENTS)),
                    Map.of("attachments", attachments, "mostAttachments", MOST_ATTACHMENTS));
        }
    }

    /** At most nine pictures, or one video, or one link (C2). */
    private static void requireMoment(String copyText, List<Material> materials) {
        int characters = copyText.codePointCount(0, copyText.length());
        if (characters > MOST_MOMENT_CHARACTERS) {
            throw refused(
                    "copy_too_long",
                    "朋友圈文案为 %d 字,企业微信最多允许 %d 字".formatted(characters, MOST_MOMENT_CHARACTERS),
                    "The copy has %d characters; WeCom allows %d in a moment"
                            .formatted(characters, MOST_MOMENT_CHARACTERS));
        }
        var shown = materials.stream()
                .filter(material -> material.kind() != Material.Kind.TEXT)
                .toList();
        boolean allPictures = shown.stream()
                .allMatch(
                        material -> material.kind() == Material.Kind.IMAGE || material.kind() == Material.Kind.POSTER);
        boolean isShowable = shown.stream().allMatch(material -> SHOWN_IN_MOMENTS.contains(material.kind()));
        if (!isShowable || !allPictures && shown.size() > 1) {
            throw refused(
                    "moment_materials",
                    "朋友圈素材为最多 9 张图片,或 1 个视频,或 1 个链接",
                    "A moment shows up to nine pictures, or one video, or one link");
        }
    }

    /** In moments WeCom shows files that were uploaded, and nothing from the web but a link. */
    private static void requireFiles(List<Material> materials) {
        materials.stream()
                .filter(material -> material.kind() != Material.Kind.TEXT && material.kind() != Material.Kind.LINK)
                .filter(material -> material.content().fileId().isEmpty())
                .findFirst()
                .ifPresent(onTheWeb -> {
                    throw refused(
                            "moment_materials",
                            "朋友圈的图片和视频须上传到素材库,「%s」只有网址".formatted(onTheWeb.title()),
                            "Pictures and videos of a moment are uploaded to the library; \"%s\" has an address alone"
                                    .formatted(onTheWeb.title()));
                });
    }

    private static Refusal refused(String code, String zh, String en) {
        return new Refusal(Kind.REFUSED, code, new Words(zh, en));
    }
}
