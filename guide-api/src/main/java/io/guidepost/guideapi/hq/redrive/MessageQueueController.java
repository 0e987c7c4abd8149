package io.guidepost.guideapi.hq.redrive;

import io.guidepost.domain.Refusal;
import io.guidepost.domain.delivery.MessageQueue.Table;
import io.guidepost.domain.redrive.HeldMessage;
import io.guidepost.domain.redrive.HeldMessages;
import io.guidepost.domain.redrive.HeldMessages.Redriven;
import io.guidepost.domain.redrive.RedriveMessages;
import io.guidepost.guideapi.hq.Roles;
import io.guidepost.webedge.Offload;
import io.guidepost.webedge.json.Id;
import io.guidepost.webedge.paging.Cursor;
import io.guidepost.webedge.paging.Page;
import io.guidepost.webedge.paging.PageRequest;
import io.guidepost.webedge.session.SignedInAdmin;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.Optional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What Tencent told and what had to be told others, where it failed, and putting it back (D23). */
@RestController
@RequestMapping("/api/admin/v1/message-queues/{queue}")
@Tag(name = "消息重放 Message queues")
class MessageQueueController {

    private static final String WECOM = "wecom";

    private final RedriveMessages redrive;
    private final JsonMapper json;
    private final Offload offload;

    MessageQueueController(RedriveMessages redrive, JsonMapper json, Offload offload) {
        this.redrive = redrive;
        this.json = json;
        this.offload = offload;
    }

    @GetMapping("/messages")
    @Operation(
            summary = "消息列表，默认死信 Messages, newest first; dead letters unless another state is asked for",
            description =
                    "queue is inbox (what Tencent told) or outbox (what must happen after a commit). A dead message was"
                            + " given up after 20 attempts in about two and a half hours; lastError says why.")
    Mono<Page<MessageView>> list(
            SignedInAdmin admin,
            @PathVariable String queue,
            @RequestParam Optional<HeldMessage.State> state,
            @RequestParam Optional<String> topic,
            PageRequest page) {
        Roles.require(admin, Roles.OPERATOR, Roles.CHECKER);
        var table = table(queue);
        long before = page.after().map(cursor -> cursor.longAt(0)).orElse(Long.MAX_VALUE);
        return offload.call(() -> Page.of(
                redrive.page(table, state.orElse(HeldMessage.State.DEAD), topic, before, page.fetch()),
                page,
                this::view,
                message -> Cursor.of(message.id())));
    }

    @GetMapping("/messages/{id}")
    @Operation(summary = "单条消息 One message")
    Mono<MessageView> show(SignedInAdmin admin, @PathVariable String queue, @PathVariable Id id) {
        Roles.require(admin, Roles.OPERATOR, Roles.CHECKER);
        var table = table(queue);
        return offload.call(() -> view(redrive.message(table, id.value())));
    }

    @PostMapping("/messages/{id}/redrive")
    @Operation(
            summary = "重新投递一条死信 Put one dead message back",
            description = "It is due at once, with its attempts counted anew. 409 message_not_dead otherwise.")
    Mono<MessageView> redriveOne(
            SignedInAdmin admin,
            @PathVariable String queue,
            @PathVariable Id id,
            @Valid @RequestBody WhyRedriven body) {
        Roles.require(admin, Roles.OPERATOR);
        var table = table(queue);
        return offload.call(() -> view(redrive.redrive(table, id.value(), order(admin, body.reason()))));
    }

    @PostMapping("/redrives")
    @Operation(summary = "重新投递全部死信 Put all dead messages back, of one topic or of all")
    Mono<RedriveView> redriveAll(SignedInAdmin admin, @PathVariable String queue, @Valid @RequestBody NewRedrive body) {
        Roles.require(admin, Roles.OPERATOR);
        var table = table(queue);
        return offload.call(() -> RedriveView.of(
                redrive.redriveAll(table, Optional.ofNullable(body.topic()), order(admin, body.reason()))));
    }

    @PostMapping("/replays")
    @Operation(
            summary = "重放已处理的事件 Apply events of the inbox once more",
            description =
                    "Those received from fromAt until before untilAt, at most seven days. What they mean has been guarded:"
                            + " events that were applied before change nothing. 404 for the outbox, which is never replayed.")
    Mono<RedriveView> replay(SignedInAdmin admin, @PathVariable String queue, @Valid @RequestBody NewReplay body) {
        Roles.require(admin, Roles.OPERATOR);
        if (table(queue) != Table.INBOX) {
            throw unknown();
        }
        return offload.call(() -> RedriveView.of(redrive.replay(
                Optional.ofNullable(body.topic()), body.fromAt(), body.untilAt(), order(admin, body.reason()))));
    }

    @GetMapping("/redrives")
    @Operation(summary = "重投与重放记录 Who put messages back, when and why, newest first")
    Mono<Page<RedriveView>> history(SignedInAdmin admin, @PathVariable String queue, PageRequest page) {
        Roles.require(admin, Roles.OPERATOR, Roles.CHECKER);
        var table = table(queue);
        long before = page.after().map(cursor -> cursor.longAt(0)).orElse(Long.MAX_VALUE);
        return offload.call(() -> Page.of(
                redrive.history(table, before, page.fetch()), page, RedriveView::of, done -> Cursor.of(done.id())));
    }

    private MessageView view(HeldMessage message) {
        var event = message.topic().equals(WECOM) ? event(message.payload()) : Optional.<ToldEventView>empty();
        return new MessageView(
                Long.toString(message.id()),
                message.topic(),
                message.messageKey(),
                message.state(),
                message.attempts(),
                message.lastError().orElse(null),
                message.occurredAt(),
                message.receivedAt(),
                message.doneAt().isEmpty() && message.deadAt().isEmpty() ? message.availableAt() : null,
                message.doneAt().orElse(null),
                message.deadAt().orElse(null),
                event.orElse(null));
    }

    /** Only what says about whom it is: payloads may hold what nobody at headquarters needs. */
    private Optional<ToldEventView> event(String payload) {
        try {
            var told = json.readTree(payload);
            var fields = told.path("fields");
            return Optional.of(new ToldEventView(
                    text(told, "event"),
                    text(told, "changeType"),
                    text(fields, "UserID"),
                    text(fields, "ExternalUserID"),
                    text(fields, "State")));
        } catch (JacksonException unreadable) {
            return Optional.empty();
        }
    }

    private static String text(JsonNode node, String field) {
        var text = node.path(field).asString("");
        return text.isEmpty() ? null : text;
    }

    private static RedriveMessages.Order order(SignedInAdmin admin, String reason) {
        return new RedriveMessages.Order(admin.adminId(), reason.strip());
    }

    private static Table table(String queue) {
        return switch (queue) {
            case "inbox" -> Table.INBOX;
            case "outbox" -> Table.OUTBOX;
            default -> throw unknown();
        };
    }

    private static Refusal unknown() {
        return Refusal.notFound("队列", "queue");
    }

    record WhyRedriven(@NotBlank @Size(max = 200) String reason) {}

    /** @param topic only messages of this topic; without it all */
    record NewRedrive(@Size(max = 48) String topic, @NotBlank @Size(max = 200) String reason) {}

    record NewReplay(
            @Size(max = 48) String topic,
            @NotNull Instant fromAt,
            @NotNull Instant untilAt,
            @NotBlank @Size(max = 200) String reason) {}

    /** @param nextTryAt while it waits or fails; absent when it is done or dead */
    record MessageView(
            String id,
            String topic,
            String key,
            HeldMessage.State state,
            int attempts,
            String lastError,
            Instant occurredAt,
            Instant receivedAt,
            Instant nextTryAt,
            Instant doneAt,
            Instant deadAt,
            ToldEventView event) {}

    /** What WeCom told, for messages of the topic wecom. */
    record ToldEventView(String event, String changeType, String userid, String externalUserId, String channelState) {}

    record RedriveView(
            String id,
            HeldMessages.Kind kind,
            String topic,
            String messageId,
            Instant fromAt,
            Instant untilAt,
            int messages,
            String adminId,
            String reason,
            Instant redrivenAt) {

        static RedriveView of(Redriven done) {
            return new RedriveView(
                    Long.toString(done.id()),
                    done.kind(),
                    done.topic().orElse(null),
                    done.messageId().map(String::valueOf).orElse(null),
                    done.from().orElse(null),
                    done.until().orElse(null),
                    done.messages(),
                    Long.toString(done.adminId()),
                    done.reason(),
                    done.at());
        }
    }
}
