package io.guidepost.domain.content;

import io.guidepost.core.words.Words;
import io.guidepost.domain.GatewayRejected;
import io.guidepost.domain.GatewayUnclear;
import io.guidepost.domain.Refusal;
import io.guidepost.domain.Refusal.Kind;
import io.guidepost.domain.content.GuideMessenger.Audience;
import io.guidepost.domain.content.GuideMessenger.GroupSendOrder;
import io.guidepost.domain.content.GuideMessenger.MiniProgramCard;
import io.guidepost.domain.database.TransactionRetry;
import io.guidepost.domain.material.Material;
import io.guidepost.domain.material.Materials;
import io.guidepost.domain.outbox.Outbox;
import io.guidepost.domain.sharing.CreateShareLink.ShareLink;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Group sends (C1): WeCom gets one for this guide alone, with a card that carries the guide's own tracked link, and waits
 * for the guide's confirmation; only WeCom's own word makes it done (E3).
 *
 * <p>WeCom knows no number of ours for a group send. So each send has a row before WeCom is called, and a send whose answer
 * was lost is looked for in WeCom's list before it is ever created again: the card's path is this guide's and nobody else's.
 */
@Component
class SendWay implements Way {

    /** No call to WeCom takes longer; a send that is still "being sent" after this was left behind by a dead process. */
    static final Duration LONGEST_CALL = Duration.ofMinutes(1);

    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(100);
    private static final int MOST_LOOKS = 15;

    /** WeCom's codes for a media id that it does not know, or no longer. */
    private static final Set<String> MEDIA_IS_OVER = Set.of("40007", "40145");

    private final Tasks tasks;
    private final Assignments assignments;
    private final Materials materials;
    private final AssignmentLinks links;
    private final SentMaterials sentMaterials;
    private final SendResults results;
    private final GuideMessenger messenger;
    private final Outbox outbox;
    private final TransactionRetry transaction;
    private final Clock clock;
    private final Duration firstPoll;

    SendWay(
            Tasks tasks,
            Assignments assignments,
            Materials materials,
            AssignmentLinks links,
            SentMaterials sentMaterials,
            SendResults results,
            GuideMessenger messenger,
            Outbox outbox,
            TransactionRetry transaction,
            Clock clock,
            @Value("${guidepost.content.first-poll:PT1M}") Duration firstPoll) {
        this.tasks = tasks;
        this.assignments = assignments;
        this.materials = materials;
        this.links = links;
        this.sentMaterials = sentMaterials;
        this.results = results;
        this.messenger = messenger;
        this.outbox = outbox;
        this.transaction = transaction;
        this.clock = clock;
        this.firstPoll = firstPoll;
    }

    @Override
    public Set<TaskType> types() {
        return Set.of(TaskType.SEND_1V1, TaskType.SEND_GROUP);
    }

    @Override
    public Tap tap(Turn turn) {
        var prepared = transaction.call(() -> prepare(turn));
        var attachments = List.<GuideMessenger.Attachment>of();
        if (!isSent(prepared)) {
            attachments = sentMaterials.attachments(turn.task(), prepared.assignment(), prepared.used());
            prepared = prepared.with(sentMaterials.dressed(prepared.card(), turn.task(), prepared.used()));
        }
        var msgids = new ArrayList<String>();
        for (int chunk = 0; chunk < prepared.chunks(); chunk++) {
            msgids.add(send(prepared, attachments, chunk));
        }
        return new Tap.ConfirmInWeCom(msgids.get(0));
    }

    @Override
    public Finding look(Task task, Assignment assignment) {
        return results.of(assignment);
    }

    private record Prepared(
            Assignment assignment,
            Audience audience,
            String userid,
            String text,
            MiniProgramCard card,
            List<Material> used,
            int chunks) {

        Prepared with(MiniProgramCard dressed) {
            return new Prepared(assignment, audience, userid, text, dressed, used, chunks);
        }
    }

    private Prepared prepare(Turn turn) {
        var task = turn.task();
        var assignment = assignments.lock(turn.assignment().id()).orElseThrow();
        var now = clock.instant();
        AssignmentRules.requireOpen(task, assignment, now);
        var used = materials.all(task.materialIds());
        var link = links.of(task, assignment, used);
        if (assignment.executedAt().isEmpty()) {
            assignments.executing(assignment.id(), Optional.of(link.linkId()), now, Optional.of(now.plus(firstPoll)));
            assignments.numberChunks(assignment.id(), audience(task).mostPerSend());
        }
        return prepared(turn, assignment, used, link);
    }

    private static Audience audience(Task task) {
        return task.type() == TaskType.SEND_GROUP ? Audience.CHATS : Audience.CUSTOMERS;
    }

    private Prepared prepared(Turn turn, Assignment assignment, List<Material> used, ShareLink link) {
        var task = turn.task();
        var audience = audience(task);
        return new Prepared(
                assignment,
                audience,
                turn.guide().userid(),
                TaskCopy.text(task, used, turn.guide().name(), turn.store().name()),
                new MiniProgramCard(links.title(task, used), link.miniProgramPath()),
                used,
                (assignment.targetCount() + audience.mostPerSend() - 1) / audience.mostPerSend());
    }

    /** Nothing is uploaded for a tap that only asks again. */
    private boolean isSent(Prepared prepared) {
        var sends = assignments.sends(prepared.assignment().id());
        return sends.stream().filter(send -> send.state().equals("CREATED")).count() >= prepared.chunks();
    }

    /** What WeCom has of a send whose answer was lost, for whoever calls the task off; it creates nothing. */
    Optional<String> lost(Turn turn, Assignments.Send send) {
        if (turn.assignment().linkId().isEmpty()) {
            return Optional.empty();
        }
        var used = materials.all(turn.task().materialIds());
        var link = transaction.call(() -> links.of(turn.task(), turn.assignment(), used));
        // A send is known by its text and by the card's page; pictures play no part.
        var order = order(prepared(turn, turn.assignment(), used, link), List.of(), send.chunkNo());
        return find(send, order);
    }

    /** The parts before this one were answered before it was asked for, so that they cannot be taken for it. */
    private Optional<String> find(Assignments.Send send, GroupSendOrder order) {
        var others = assignments.sends(send.assignmentId()).stream()
                .filter(each -> each.chunkNo() != send.chunkNo() && each.msgid() != null)
                .map(Assignments.Send::msgid)
                .collect(Collectors.toSet());
        return messenger.findGroupSend(order, send.askedAt().minus(LONGEST_CALL), others);
    }

    private GroupSendOrder order(Prepared prepared, List<GuideMessenger.Attachment> attachments, int chunk) {
        return new GroupSendOrder(
                prepared.audience(),
                prepared.userid(),
                assignments.targets(prepared.assignment().id(), chunk),
                prepared.text(),
                Optional.of(prepared.card()),
                attachments);
    }

    private String send(Prepared prepared, List<GuideMessenger.Attachment> attachments, int chunk) {
        long id = prepared.assignment().id();
        var order = order(prepared, attachments, chunk);
        var now = clock.instant();
        if (transaction.call(() -> begin(prepared, chunk, now))) {
            return create(id, chunk, order, now);
        }
        var earlier = settled(id, chunk);
        return switch (earlier.state()) {
            case "CREATED" -> earlier.msgid();
            case "SENDING", "UNKNOWN" -> resolve(earlier, order, now);
            default ->
                throw new Refusal(
                        Kind.CONFLICT,
                        "assignment_closed",
                        new Words("群发已被取消或拒绝", "The group send was cancelled or rejected"));
        };
    }

    /**
     * The send as it stands, after a moment's patience with whoever is asking WeCom for it right now: most guides who tap
     * while theirs is being made ahead have their answer at once.
     */
    private Assignments.Send settled(long assignmentId, int chunk) {
        var send = assignments.sends(assignmentId).get(chunk);
        for (int look = 0; look < MOST_LOOKS && send.state().equals("SENDING") && isYoung(send); look++) {
            LockSupport.parkNanos(BETWEEN_LOOKS.toNanos());
            send = assignments.sends(assignmentId).get(chunk);
        }
        return send;
    }

    private boolean isYoung(Assignments.Send send) {
        return send.askedAt().plus(LONGEST_CALL).isAfter(clock.instant());
    }

    /** Nothing is begun any more for a task that was called off while files were uploaded: nobody would take it back. */
    private boolean begin(Prepared prepared, int chunk, Instant now) {
        var task = tasks.find(prepared.assignment().taskId()).orElseThrow();
        if (task.status() == Task.Status.CANCELLED) {
            throw calledOff();
        }
        return assignments.sending(prepared.assignment().id(), chunk, now);
    }

    /** Somebody has asked WeCom before and the answer is not known: look first, ask again only when it is not there. */
    private String resolve(Assignments.Send earlier, GroupSendOrder order, Instant now) {
        if (earlier.state().equals("SENDING") && isYoung(earlier)) {
            throw new Refusal(
                    Kind.CONFLICT, "request_in_progress", new Words("正在创建群发,请稍候", "The group send is being created"));
        }
        var found = find(earlier, order);
        if (found.isPresent()) {
            return created(earlier.assignmentId(), earlier.chunkNo(), found.get(), List.of());
        }
        if (!transaction.call(() -> assignments.sendingAgain(earlier, now))) {
            throw new Refusal(
                    Kind.CONFLICT, "request_in_progress", new Words("正在创建群发,请稍候", "The group send is being created"));
        }
        return create(earlier.assignmentId(), earlier.chunkNo(), order, now);
    }

    /** WeCom has it. Should the task have been called off while WeCom was being asked, it is taken back at once. */
    private String created(long assignmentId, int chunk, String msgid, List<String> unreachable) {
        long taskId = assignments.find(assignmentId).orElseThrow().taskId();
        boolean calledOff = transaction.call(() -> {
            // With the task in hand, so that whoever calls it off either sees this send or is seen here.
            var task = tasks.lock(taskId).orElseThrow();
            assignments.sent(assignmentId, chunk, msgid);
            assignments.undeliverable(assignmentId, unreachable);
            if (task.status() != Task.Status.CANCELLED) {
                return false;
            }
            outbox.add(CancelTask.TOPIC, taskId + " " + msgid, CancelTask.TakeBack.of(taskId, msgid));
            return true;
        });
        if (calledOff) {
            throw calledOff();
        }
        return msgid;
    }

    private static Refusal calledOff() {
        return new Refusal(
                Kind.CONFLICT,
                "task_closed",
                new Words("任务已取消", "The task has been cancelled"),
                Map.of("status", Task.Status.CANCELLED.name()));
    }

    private String create(long assignmentId, int chunk, GroupSendOrder order, Instant askedAt) {
        try {
            var created = messenger.createGroupSend(order);
            return created(assignmentId, chunk, created.msgid(), created.unreachable());
        } catch (GatewayUnclear unclear) {
            if (unclear.hasDoneNothing()) {
                transaction.run(() -> assignments.notAsked(assignmentId, chunk));
                throw new Refusal(
                        Kind.UNAVAILABLE,
                        "wecom_busy",
                        new Words("企业微信繁忙,请稍后再点一次", "WeCom is busy; tap again in a moment"));
            }
            transaction.run(() -> assignments.unclear(assignmentId, chunk));
            throw new Refusal(
                    Kind.UNAVAILABLE,
                    "wecom_unclear",
                    new Words(
                            "企业微信没有明确答复,请稍后再点一次,不会重复群发",
                            "WeCom gave no clear answer; tap again in a moment, nothing is sent twice"));
        } catch (GatewayRejected rejected) {
            if (MEDIA_IS_OVER.contains(rejected.code()) && !media(order).isEmpty()) {
                throw mediaIsOver(assignmentId, chunk, order);
            }
            transaction.run(() -> assignments.rejected(assignmentId, chunk, "WECOM_" + rejected.code()));
            throw new Refusal(
                    Kind.REFUSED,
                    "wecom_rejected",
                    new Words("企业微信拒绝了群发:" + rejected.code(), "WeCom rejected the group send: " + rejected.code()),
                    Map.of("errcode", rejected.code()));
        }
    }

    private static List<GuideMessenger.Medium> media(GroupSendOrder order) {
        return Stream.concat(
                        order.card().flatMap(MiniProgramCard::cover).stream(),
                        order.attachments().stream().flatMap(each -> each.medium().stream()))
                .toList();
    }

    /** Refused for its files, so nothing has been created: they are uploaded anew with the next tap. */
    private Refusal mediaIsOver(long assignmentId, int chunk, GroupSendOrder order) {
        sentMaterials.forget(media(order));
        transaction.run(() -> assignments.unclear(assignmentId, chunk));
        return new Refusal(
                Kind.UNAVAILABLE,
                "media_over",
                new Words("素材在企业微信中已过期，请再点一次", "WeCom has forgotten a file; tap again and it is uploaded anew"));
    }
}
