package io.guidepost.domain.content;

import io.guidepost.core.words.Words;
import io.guidepost.domain.GatewayRejected;
import io.guidepost.domain.GatewayUnclear;
import io.guidepost.domain.Refusal;
import io.guidepost.domain.Refusal.Kind;
import io.guidepost.domain.content.GuideMessenger.GroupSendOrder;
import io.guidepost.domain.content.GuideMessenger.MiniProgramCard;
import io.guidepost.domain.database.TransactionRetry;
import io.guidepost.domain.material.Material;
import io.guidepost.domain.material.Materials;
import io.guidepost.domain.organization.Roster;
import io.guidepost.domain.outbox.Outbox;
import io.guidepost.domain.sharing.CreateShareLink;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Service;

/**
 * The guide's one tap (C9): WeCom gets a group send for this guide alone, with a card that carries the guide's own tracked
 * link, and waits for the guide's confirmation.
 *
 * <p>WeCom knows no number of ours for a group send. So each send has a row before WeCom is called, and a send whose answer
 * was lost is looked for in WeCom's list before it is ever created again: the card's path is this guide's and nobody else's.
 */
@Service
public class ExecuteAssignment {

    /** WeCom's limit of customers in one group send. */
    private static final int CUSTOMERS_PER_SEND = 10_000;

    /** No call to WeCom takes longer; a send that is still "being sent" after this was left behind by a dead process. */
    private static final Duration LONGEST_CALL = Duration.ofMinutes(1);

    private final Tasks tasks;
    private final Assignments assignments;
    private final Materials materials;
    private final Roster roster;
    private final CreateShareLink createShareLink;
    private final GuideMessenger messenger;
    private final Outbox outbox;
    private final TransactionRetry transaction;
    private final Clock clock;
    private final Duration firstPoll;

    ExecuteAssignment(
            Tasks tasks,
            Assignments assignments,
            Materials materials,
            Roster roster,
            CreateShareLink createShareLink,
            GuideMessenger messenger,
            Outbox outbox,
            TransactionRetry transaction,
            Clock clock,
            @Value("${guidepost.content.first-poll:PT1M}") Duration firstPoll) {
        this.tasks = tasks;
        this.assignments = assignments;
        this.materials = materials;
        this.roster = roster;
        this.createShareLink = createShareLink;
        this.messenger = messenger;
        this.outbox = outbox;
        this.transaction = transaction;
        this.clock = clock;
        this.firstPoll = firstPoll;
    }

    /** {@code msgid} is WeCom's number of the (first) group send. */
    public record Execution(String msgid) {}

    /** Doing it again answers the same group send and creates none. */
    public Execution execute(long guideId, long assignmentId) {
        var prepared = prepared(guideId, assignmentId);
        var msgids = new ArrayList<String>();
        for (int chunk = 0; chunk < prepared.chunks(); chunk++) {
            msgids.add(send(prepared, chunk));
        }
        return new Execution(msgids.get(0));
    }

    /** What hinders the guide is remembered, so that headquarters sees it in the task's figures too. */
    private Prepared prepared(long guideId, long assignmentId) {
        try {
            return transaction.call(() -> prepare(guideId, assignmentId));
        } catch (ProductOffShelf hindrance) {
            transaction.run(() -> assignments.hindered(assignmentId, "PRODUCT_OFF_SHELF"));
            throw hindrance;
        }
    }

    private static final class ProductOffShelf extends Refusal {
        ProductOffShelf(long productId) {
            super(
                    Kind.CONFLICT,
                    "product_off_shelf",
                    new Words(
                            "任务推荐的商品已下架,暂时不能执行,请联系总部",
                            "The task's product is off the shelf; it cannot be carried out at present, please tell headquarters"),
                    Map.of("productId", Long.toString(productId)));
        }
    }

    private record Prepared(
            Assignment assignment,
            String userid,
            String text,
            MiniProgramCard card,
            List<GuideMessenger.Attachment> attachments,
            int chunks) {}

    private Prepared prepare(long guideId, long assignmentId) {
        var assignment = assignments
                .lock(assignmentId)
                .filter(found -> found.guideId() == guideId)
                .orElseThrow(() -> Refusal.notFound("任务", "assignment"));
        var task = tasks.find(assignment.taskId()).orElseThrow();
        var now = clock.instant();
        requireOpen(task, assignment, now);
        var guide = roster.guide(guideId).orElseThrow();
        var store = roster.store(assignment.storeId()).orElseThrow();
        var used = materials.all(task.materialIds());
        var productIds = used.stream()
                .flatMap(material -> material.productIds().stream())
                .toList();
        var link = link(assignment, productIds);
        if (assignment.executedAt().isEmpty()) {
            assignments.executing(assignmentId, link.linkId(), now, now.plus(firstPoll));
            assignments.numberChunks(assignmentId, CUSTOMERS_PER_SEND);
        }
        return new Prepared(
                assignment,
                guide.userid(),
                text(task, used, guide.name(), store.name()),
                new MiniProgramCard(cardTitle(task, productIds), link.miniProgramPath()),
                links(used),
                (assignment.targetCount() + CUSTOMERS_PER_SEND - 1) / CUSTOMERS_PER_SEND);
    }

    private static void requireOpen(Task task, Assignment assignment, Instant now) {
        var status = assignment.status();
        if (status == Assignment.Status.EXEMPT || status == Assignment.Status.FAILED) {
            throw new Refusal(
                    Kind.CONFLICT,
                    "assignment_closed",
                    new Words("该任务无需执行", "There is nothing to be done for this assignment"),
                    Map.of("status", status.name()));
        }
        if (!task.isOpenAt(now)) {
            throw new Refusal(
                    Kind.CONFLICT,
                    "task_closed",
                    new Words("任务已结束、暂停或取消", "The task has ended, or is paused or cancelled"),
                    Map.of("status", task.status().name()));
        }
    }

    /** The same link at every tap, so that a repeated execution finds the send that was made with it. */
    private CreateShareLink.ShareLink link(Assignment assignment, List<Long> productIds) {
        return assignment.linkId().flatMap(createShareLink::again).orElseGet(() -> newLink(assignment, productIds));
    }

    private CreateShareLink.ShareLink newLink(Assignment assignment, List<Long> productIds) {
        var shown = productIds.stream().findFirst();
        shown.filter(product -> !createShareLink.isOnShelf(product)).ifPresent(product -> {
            throw new ProductOffShelf(product);
        });
        return createShareLink.create(new CreateShareLink.Wanted(
                assignment.guideId(),
                assignment.storeId(),
                shown,
                Optional.empty(),
                Optional.empty(),
                Optional.of(assignment.id())));
    }

    private String cardTitle(Task task, List<Long> productIds) {
        var titles = materials.productTitles(productIds.stream().limit(1).toList());
        return Utf8.shortened(titles.isEmpty() ? task.title() : titles.get(0), 64);
    }

    private static String text(Task task, List<Material> used, String guideName, String storeName) {
        var text = new StringBuilder(CopyText.filled(task.copyText(), guideName, storeName));
        used.stream().filter(material -> material.kind() == Material.Kind.TEXT).forEach(material -> text.append('\n')
                .append(material.text()));
        return Utf8.shortened(text.toString().strip(), 4000);
    }

    private static List<GuideMessenger.Attachment> links(List<Material> used) {
        return used.stream()
                .filter(material -> !material.url().isEmpty())
                .map(material -> new GuideMessenger.Attachment(Utf8.shortened(material.title(), 128), material.url()))
                .toList();
    }

    private String send(Prepared prepared, int chunk) {
        long id = prepared.assignment().id();
        var order = new GroupSendOrder(
                prepared.userid(),
                assignments.targets(id, chunk),
                prepared.text(),
                Optional.of(prepared.card()),
                prepared.attachments());
        var now = clock.instant();
        if (transaction.call(() -> assignments.sending(id, chunk, now))) {
            return create(id, chunk, order, now);
        }
        var earlier = assignments.sends(id).get(chunk);
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

    /** Somebody has asked WeCom before and the answer is not known: look first, ask again only when it is not there. */
    private String resolve(Assignments.Send earlier, GroupSendOrder order, Instant now) {
        if (earlier.state().equals("SENDING")
                && earlier.askedAt().plus(LONGEST_CALL).isAfter(now)) {
            throw new Refusal(
                    Kind.CONFLICT, "request_in_progress", new Words("正在创建群发,请稍候", "The group send is being created"));
        }
        var found = messenger.findGroupSend(order, earlier.askedAt().minus(LONGEST_CALL));
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
            outbox.add(CancelTask.TOPIC, taskId + " " + msgid, new CancelTask.TakeBack(taskId));
            return true;
        });
        if (calledOff) {
            throw new Refusal(
                    Kind.CONFLICT,
                    "task_closed",
                    new Words("任务已取消", "The task has been cancelled"),
                    Map.of("status", Task.Status.CANCELLED.name()));
        }
        return msgid;
    }

    private String create(long assignmentId, int chunk, GroupSendOrder order, Instant askedAt) {
        try {
            var created = messenger.createGroupSend(order);
            return created(assignmentId, chunk, created.msgid(), created.unreachable());
        } catch (GatewayUnclear unclear) {
            transaction.run(() -> assignments.unclear(assignmentId, chunk));
            throw new Refusal(
                    Kind.UNAVAILABLE,
                    "wecom_unclear",
                    new Words(
                            "企业微信没有明确答复,请稍后再点一次,不会重复群发",
                            "WeCom gave no clear answer; tap again in a moment, nothing is sent twice"));
        } catch (GatewayRejected rejected) {
            transaction.run(() -> assignments.rejected(assignmentId, chunk, "WECOM_" + rejected.code()));
            throw new Refusal(
                    Kind.REFUSED,
                    "wecom_rejected",
                    new Words("企业微信拒绝了群发:" + rejected.code(), "WeCom rejected the group send: " + rejected.code()),
                    Map.of("errcode", rejected.code()));
        }
    }
}
