package io.guidepost.guideapi.hq.member;

import io.guidepost.domain.Refusal;
import io.guidepost.domain.identity.Evidence;
import io.guidepost.domain.identity.Evidence.Queued;
import io.guidepost.domain.identity.Evidence.State;
import io.guidepost.domain.identity.Grouping.Against;
import io.guidepost.domain.identity.IdentityKind;
import io.guidepost.domain.shopper.MergeShoppers;
import io.guidepost.guideapi.hq.Roles;
import io.guidepost.webedge.Offload;
import io.guidepost.webedge.json.Id;
import io.guidepost.webedge.paging.Cursor;
import io.guidepost.webedge.paging.Page;
import io.guidepost.webedge.paging.PageRequest;
import io.guidepost.webedge.session.SignedInAdmin;
import io.swagger.v3.oas.annotations.Operation;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
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

/** Records that some evidence joins and other evidence keeps apart: headquarters says what they are. */
@RestController
@RequestMapping("/api/admin/v1/members/conflicts")
class MemberConflictController {

    private final Evidence evidence;
    private final MergeShoppers mergeShoppers;
    private final Offload offload;

    MemberConflictController(Evidence evidence, MergeShoppers mergeShoppers, Offload offload) {
        this.evidence = evidence;
        this.mergeShoppers = mergeShoppers;
        this.offload = offload;
    }

    @Operation(
            summary = "会员冲突队列 Conflicts between members, oldest first",
            description = "evidence 说两者是同一人，against 说不是。 evidence says that both are one; against says what speaks"
                    + " against it: another unionid, openid or phone, an earlier decision, or a handover under way.")
    @GetMapping
    Mono<Page<ConflictView>> list(SignedInAdmin admin, @RequestParam Optional<State> state, PageRequest page) {
        Roles.require(admin, Roles.OPERATOR, Roles.CHECKER);
        long after = page.after().map(cursor -> cursor.longAt(0)).orElse(0L);
        return offload.call(() -> Page.of(
                evidence.conflicts(state, after, page.fetch()), page, ConflictView::from, row -> Cursor.of(row.id())));
    }

    @Operation(
            summary = "裁定会员冲突 Decide a conflict",
            description = "给出 keptMemberId 即判定为同一人并由其保留；缺省即判定为两人。裁定优先于一切证据。 With keptMemberId both"
                    + " are one shopper and that record stands; without it they are two. It outweighs all evidence. 409"
                    + " conflict_not_open, 422 kept_member_unfit.")
    @PostMapping("/{conflictId}/decision")
    Mono<ConflictView> decide(
            SignedInAdmin admin, @PathVariable long conflictId, @Valid @RequestBody ConflictDecision body) {
        Roles.require(admin, Roles.OPERATOR);
        return offload.call(() -> {
            mergeShoppers.decideConflict(
                    conflictId,
                    Optional.ofNullable(body.keptMemberId()).map(Id::value),
                    admin.adminId(),
                    body.reason());
            return evidence.conflict(conflictId)
                    .map(ConflictView::from)
                    .orElseThrow(() -> Refusal.notFound("会员冲突", "conflict between members"));
        });
    }

    record ConflictDecision(Id keptMemberId, @NotBlank @Size(max = 200) String reason) {}

    /** @param state OPEN; SAME or APART as decided; GONE when the evidence has changed */
    record ConflictView(
            String id,
            String oneMemberId,
            String otherMemberId,
            IdentityKind evidence,
            Against against,
            State state,
            Instant noticedAt,
            String decidedBy,
            Instant decidedAt,
            String reason) {

        static ConflictView from(Queued queued) {
            return new ConflictView(
                    Long.toString(queued.id()),
                    Long.toString(queued.oneId()),
                    Long.toString(queued.otherId()),
                    queued.evidence(),
                    queued.against(),
                    queued.state(),
                    queued.noticedAt(),
                    queued.decidedBy() == null ? null : Long.toString(queued.decidedBy()),
                    queued.decidedAt(),
                    queued.note().isEmpty() ? null : queued.note());
        }
    }
}
