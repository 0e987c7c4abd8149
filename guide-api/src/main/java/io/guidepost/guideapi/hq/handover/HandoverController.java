package io.guidepost.guideapi.hq.handover;

import io.guidepost.core.words.Words;
import io.guidepost.domain.Refusal;
import io.guidepost.domain.handover.AllocationRules.TagRule;
import io.guidepost.domain.handover.HandoverPlans;
import io.guidepost.domain.handover.Line;
import io.guidepost.domain.handover.Plan;
import io.guidepost.domain.handover.PlanHandover;
import io.guidepost.domain.handover.PlanHandover.Wish;
import io.guidepost.domain.handover.ReadHandovers;
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
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** Customers of a guide handed to others: planned first, then carried out in the background. */
@RestController
@RequestMapping("/api/admin/v1/handovers")
@Tag(name = "客户继承 Handovers")
class HandoverController {

    private final PlanHandover planning;
    private final ReadHandovers read;
    private final Offload offload;

    HandoverController(PlanHandover planning, ReadHandovers read, Offload offload) {
        this.planning = planning;
        this.read = read;
        this.offload = offload;
    }

    @PostMapping
    @Operation(
            summary = "制定交接计划（试运行） Work out who gets whom; nothing happens at WeCom yet",
            description =
                    "kind RESIGNED for a guide who has left within a year, ON_JOB for one who stays, STORE_MOVE for one who"
                            + " has moved while the customers stay with storeId (a franchise, or another legal entity). Without"
                            + " toGuideIds the active guides of the store take over. 409 handover_open; 422 guide_has_not_left,"
                            + " guide_has_left, left_too_long_ago, customers_follow_guide, no_receiver, tag_rules_unfit."
                            + " BY_TAGS: tagRules in order, the first whose tag the customer has decides; who has none of"
                            + " them goes by store to toGuideIds, or to all where none are named.")
    Mono<ResponseEntity<HandoverProgressView>> plan(SignedInAdmin admin, @Valid @RequestBody NewHandover body) {
        Roles.require(admin, Roles.OPERATOR);
        return offload.call(() -> {
                    var plan = planning.plan(body.by(admin.adminId()));
                    return HandoverProgressView.of(planning.look(plan.id()));
                })
                .map(view -> ResponseEntity.created(URI.create(
                                "/api/admin/v1/handovers/" + view.plan().id()))
                        .body(view));
    }

    @GetMapping
    @Operation(summary = "交接列表 Hand-overs, newest first")
    Mono<Page<HandoverView>> list(SignedInAdmin admin, @RequestParam Optional<Plan.State> state, PageRequest page) {
        long before = page.after().map(cursor -> cursor.longAt(0)).orElse(Long.MAX_VALUE);
        return offload.call(() -> Page.of(
                read.page(admin.sight(), state, before, page.fetch()),
                page,
                HandoverView::of,
                plan -> Cursor.of(plan.id())));
    }

    @GetMapping("/unassigned-guides")
    @Operation(summary = "待交接的离职导购 Guides who have left whose customers nobody is to take over yet")
    Mono<Page<LeftGuideView>> left(SignedInAdmin admin, PageRequest page) {
        long after = page.after().map(cursor -> cursor.longAt(0)).orElse(0L);
        return offload.call(() -> Page.of(
                read.left(admin.sight(), after, page.fetch()),
                page,
                left -> new LeftGuideView(Long.toString(left.guideId()), left.guideName(), left.customers()),
                left -> Cursor.of(left.guideId())));
    }

    @GetMapping("/{id}")
    @Operation(
            summary = "交接进度 A hand-over with how many customers and chats are in which state",
            description =
                    "Customers: PLANNED, SENT (asked for, WeCom's answer not known), WAITING (24 hours), DONE, REFUSED by the"
                            + " customer, LIMITED (the receiver has too many), FAILED with WeCom's errcode, SKIPPED by our own rule."
                            + " BLOCKED: WeCom refuses all of it, failure tells why; it can be started again.")
    Mono<HandoverProgressView> show(SignedInAdmin admin, @PathVariable Id id) {
        return offload.call(() -> {
            requireSeen(admin, id);
            return HandoverProgressView.of(planning.look(id.value()));
        });
    }

    @GetMapping("/{id}/customers")
    @Operation(summary = "交接明细 The customers of a hand-over, each with the receiver and the state")
    Mono<Page<HandoverLineView>> lines(
            SignedInAdmin admin, @PathVariable Id id, @RequestParam Optional<Line.State> state, PageRequest page) {
        var after = page.after().map(cursor -> cursor.stringAt(0)).orElse("");
        return offload.call(() -> {
            requireSeen(admin, id);
            return Page.of(
                    read.lines(id.value(), state, after, page.fetch()),
                    page,
                    HandoverLineView::of,
                    line -> Cursor.of(line.externalUserid()));
        });
    }

    @PostMapping("/{id}/start")
    @Operation(
            summary = "执行交接计划 Carry the plan out",
            description = "In the background, a hundred customers at a time, until every result is known. 409"
                    + " handover_not_startable.")
    @ResponseStatus(HttpStatus.ACCEPTED)
    Mono<HandoverView> start(SignedInAdmin admin, @PathVariable Id id, @RequestBody(required = false) NoFields body) {
        Roles.require(admin, Roles.OPERATOR);
        return offload.call(() -> HandoverView.of(planning.start(id.value(), admin.adminId())));
    }

    @PostMapping("/{id}/cancellation")
    @Operation(
            summary = "取消交接 Cancel a hand-over",
            description =
                    "Whoever is still planned stays. What WeCom was asked for goes on there, and its results are read.")
    Mono<HandoverView> cancel(SignedInAdmin admin, @PathVariable Id id, @RequestBody(required = false) NoFields body) {
        Roles.require(admin, Roles.OPERATOR);
        return offload.call(() -> HandoverView.of(planning.cancel(id.value())));
    }

    /** A plan may reach over places; it is seen from where the guide served whose customers they are. */
    private void requireSeen(SignedInAdmin admin, Id id) {
        if (!read.isSeen(admin.sight(), id.value())) {
            throw Refusal.notFound("客户交接", "hand-over");
        }
    }

    record NoFields() {}

    /**
     * @param storeId for STORE_MOVE only
     * @param assignments customer by customer, for MANUAL only
     * @param tagRules who gets customers with which tag, for BY_TAGS only
     * @param withChats the guide's group chats go too
     * @param message what customers are told; for a guide who stays only
     */
    record NewHandover(
            @NotNull Plan.Kind kind,
            @NotNull Id fromGuideId,
            Id storeId,
            @NotNull Plan.Strategy strategy,
            @Size(max = 200) List<Id> toGuideIds,
            @Size(max = 10_000) List<@Valid HandoverAssignment> assignments,
            @Size(max = 100) List<@NotNull @Valid HandoverTagRule> tagRules,
            Boolean withChats,
            @Size(max = 200) String message) {

        Wish by(long adminId) {
            if ((kind == Plan.Kind.STORE_MOVE) != (storeId != null)) {
                throw new Refusal(
                        Refusal.Kind.MALFORMED,
                        "invalid_handover",
                        new Words("storeId 仅用于且必须用于调店交接", "storeId goes with STORE_MOVE and with nothing else"));
            }
            Map<String, Long> byHand = assignments == null
                    ? Map.of()
                    : assignments.stream()
                            .collect(Collectors.toMap(
                                    HandoverAssignment::externalUserId,
                                    one -> one.toGuideId().value(),
                                    (one, other) -> other));
            return new Wish(
                    kind,
                    fromGuideId.value(),
                    Optional.ofNullable(storeId).map(Id::value),
                    strategy,
                    Set.copyOf(Id.values(toGuideIds)),
                    byHand,
                    tagRules == null
                            ? List.of()
                            : tagRules.stream().map(HandoverTagRule::rule).toList(),
                    Boolean.TRUE.equals(withChats),
                    message == null ? "" : message.strip(),
                    adminId);
        }
    }

    record HandoverTagRule(@NotNull Id tagId, @NotNull @Size(min = 1, max = 200) List<Id> guideIds) {

        TagRule rule() {
            return new TagRule(tagId.value(), Set.copyOf(Id.values(guideIds)));
        }
    }

    record HandoverAssignment(@NotBlank @Size(max = 64) String externalUserId, @NotNull Id toGuideId) {}

    record HandoverView(
            String id,
            Plan.Kind kind,
            String fromGuideId,
            String storeId,
            Plan.Strategy strategy,
            Plan.State status,
            String failure,
            String message,
            String createdBy,
            Instant createdAt,
            String startedBy,
            Instant startedAt,
            Instant finishedAt,
            Instant nextStepAt) {

        static HandoverView of(Plan plan) {
            return new HandoverView(
                    Long.toString(plan.id()),
                    plan.kind(),
                    Long.toString(plan.fromGuideId()),
                    plan.storeId().map(String::valueOf).orElse(null),
                    plan.strategy(),
                    plan.state(),
                    plan.failure().isEmpty() ? null : plan.failure(),
                    plan.message().isEmpty() ? null : plan.message(),
                    Long.toString(plan.createdBy()),
                    plan.createdAt(),
                    plan.startedBy().map(String::valueOf).orElse(null),
                    plan.startedAt().orElse(null),
                    plan.finishedAt().orElse(null),
                    plan.state() == Plan.State.RUNNING ? plan.dueAt() : null);
        }
    }

    record HandoverProgressView(
            HandoverView plan, Map<Line.State, Long> customers, Map<HandoverPlans.ChatState, Long> chats) {

        static HandoverProgressView of(PlanHandover.Progress progress) {
            return new HandoverProgressView(HandoverView.of(progress.plan()), progress.customers(), progress.chats());
        }
    }

    /** @param refusal WeCom's errcode, or transfers_used_up, no_receiver, cancelled for one who is skipped */
    record HandoverLineView(
            String externalUserId,
            String memberId,
            String toGuideId,
            Line.State status,
            String refusal,
            Instant sentAt,
            Instant takeoverAt,
            Instant finishedAt) {

        static HandoverLineView of(Line line) {
            return new HandoverLineView(
                    line.externalUserid(),
                    line.memberId().map(String::valueOf).orElse(null),
                    line.toGuideId().map(String::valueOf).orElse(null),
                    line.state(),
                    line.refusal().isEmpty() ? null : line.refusal(),
                    line.sentAt().orElse(null),
                    line.takeoverAt().orElse(null),
                    line.finishedAt().orElse(null));
        }
    }

    record LeftGuideView(String guideId, String guideName, long customers) {}
}
