package io.guidepost.guideapi.hq.points;

import io.guidepost.core.words.Words;
import io.guidepost.domain.Refusal;
import io.guidepost.domain.member.LookAtMember;
import io.guidepost.domain.points.AdjustPoints;
import io.guidepost.domain.points.Adjustments;
import io.guidepost.domain.points.Adjustments.Adjustment;
import io.guidepost.domain.points.Adjustments.State;
import io.guidepost.domain.points.PointsEntry;
import io.guidepost.domain.points.PointsEntry.Kind;
import io.guidepost.domain.points.PointsLedger;
import io.guidepost.domain.points.PointsRows.Account;
import io.guidepost.guideapi.hq.Roles;
import io.guidepost.webedge.Offload;
import io.guidepost.webedge.json.Id;
import io.guidepost.webedge.once.IdempotencyKey;
import io.guidepost.webedge.once.OnceAnswer;
import io.guidepost.webedge.once.OnceOnly;
import io.guidepost.webedge.paging.Cursor;
import io.guidepost.webedge.paging.Page;
import io.guidepost.webedge.paging.PageRequest;
import io.guidepost.webedge.session.SignedInAdmin;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** A member's points, and what headquarters gives or takes of them by hand: one proposes, another approves. */
@RestController
@RequestMapping("/api/admin/v1/members")
@Tag(name = "积分 Points")
class MemberPointsController {

    private final PointsLedger ledger;
    private final AdjustPoints adjustPoints;
    private final Adjustments adjustments;
    private final LookAtMember lookAtMember;
    private final OnceOnly once;
    private final Offload offload;

    MemberPointsController(
            PointsLedger ledger,
            AdjustPoints adjustPoints,
            Adjustments adjustments,
            LookAtMember lookAtMember,
            OnceOnly once,
            Offload offload) {
        this.ledger = ledger;
        this.adjustPoints = adjustPoints;
        this.adjustments = adjustments;
        this.lookAtMember = lookAtMember;
        this.once = once;
        this.offload = offload;
    }

    @Operation(
            summary = "会员积分余额 What a member holds in points",
            description = "owed：已花掉又须收回的积分，之后得到的先抵扣。 owed: taken back after it had been spent; what comes next goes"
                    + " there first. A record that is part of another member answers for that member.")
    @GetMapping("/{memberId}/points")
    Mono<MemberPointsView> show(SignedInAdmin admin, @PathVariable long memberId) {
        return offload.call(
                () -> MemberPointsView.from(ledger.account(lookAtMember.standing(memberId, admin.sight()))));
    }

    @Operation(
            summary = "会员积分明细 Every movement of a member's points, newest first",
            description =
                    "EARNED 消费获得，TAKEN_BACK 退款收回，SPENT 下单抵扣，GIVEN_BACK 取消或退款退还，ADJUSTED 人工调整。 Those of all records"
                            + " that are this member.")
    @GetMapping("/{memberId}/points/entries")
    Mono<Page<MemberPointsEntryView>> entries(SignedInAdmin admin, @PathVariable long memberId, PageRequest page) {
        return offload.call(() -> Page.of(
                ledger.entries(
                        lookAtMember.standing(memberId, admin.sight()),
                        page.after().map(cursor -> cursor.longAt(0)).orElse(Long.MAX_VALUE),
                        page.fetch()),
                page,
                MemberPointsEntryView::from,
                entry -> Cursor.of(entry.id())));
    }

    @Operation(
            summary = "提出积分调整 Propose to give a member points, or to take some",
            description =
                    "points 为正是增加，为负是扣减；另一位管理员批准后才入账。 Above zero gives, below zero takes. Nothing is posted until another"
                            + " administrator approves.")
    @PostMapping("/{memberId}/points-adjustments")
    Mono<OnceAnswer<PointsAdjustmentView>> propose(
            SignedInAdmin admin,
            @PathVariable long memberId,
            IdempotencyKey key,
            @Valid @RequestBody NewPointsAdjustment body) {
        Roles.require(admin, Roles.OPERATOR, Roles.CHECKER);
        return offload.call(() -> {
            long standing = lookAtMember.standing(memberId, admin.sight());
            return once.inTransaction(
                    admin,
                    key,
                    new Asked(standing, body),
                    HttpStatus.CREATED,
                    () -> PointsAdjustmentView.from(
                            adjustPoints.propose(standing, body.points(), body.reason(), admin.adminId())),
                    made -> "/api/admin/v1/members/points-adjustments/" + made.id());
        });
    }

    /** The member belongs to what was asked, though it stands in the path. */
    record Asked(long memberId, NewPointsAdjustment body) {}

    @Operation(
            summary = "积分调整列表 Adjustments of points, newest first; AWAITING wait for a second person",
            description = "403 region_bound for who is kept to a region.")
    @GetMapping("/points-adjustments")
    Mono<Page<PointsAdjustmentView>> list(SignedInAdmin admin, @RequestParam Optional<State> state, PageRequest page) {
        Roles.require(admin, Roles.OPERATOR, Roles.CHECKER, Roles.FINANCE);
        requireEverywhere(admin);
        return offload.call(() -> Page.of(
                adjustments.page(
                        state, page.after().map(cursor -> cursor.longAt(0)).orElse(Long.MAX_VALUE), page.fetch()),
                page,
                PointsAdjustmentView::from,
                row -> Cursor.of(row.id())));
    }

    private static void requireEverywhere(SignedInAdmin admin) {
        if (!admin.sight().isAll()) {
            throw new Refusal(
                    Refusal.Kind.FORBIDDEN,
                    "region_bound",
                    new Words("仅限大区的账号不能查看全部调整", "Who is kept to a region does not see all adjustments"));
        }
    }

    @Operation(summary = "积分调整详情 An adjustment of points")
    @GetMapping("/points-adjustments/{id}")
    Mono<PointsAdjustmentView> one(SignedInAdmin admin, @PathVariable Id id) {
        Roles.require(admin, Roles.OPERATOR, Roles.CHECKER, Roles.FINANCE);
        return offload.call(() -> PointsAdjustmentView.from(visible(admin, id.value())));
    }

    @Operation(
            summary = "批准积分调整 Approve an adjustment; it is posted at once",
            description =
                    "不可由申请人批准。 Not by who proposed it (403 maker_is_checker); 422 not_enough_points where more is to be"
                            + " taken than the member has.")
    @PostMapping("/points-adjustments/{id}/approval")
    Mono<PointsAdjustmentView> approve(
            SignedInAdmin admin, @PathVariable Id id, @RequestBody(required = false) NoAdjustmentBody nothing) {
        Roles.require(admin, Roles.CHECKER);
        return offload.call(() -> {
            visible(admin, id.value());
            return PointsAdjustmentView.from(adjustPoints.approve(id.value(), admin.adminId()));
        });
    }

    @Operation(summary = "驳回积分调整 Reject an adjustment; nothing is posted")
    @PostMapping("/points-adjustments/{id}/rejection")
    Mono<PointsAdjustmentView> reject(
            SignedInAdmin admin, @PathVariable Id id, @RequestBody(required = false) NoAdjustmentBody nothing) {
        Roles.require(admin, Roles.CHECKER);
        return offload.call(() -> {
            visible(admin, id.value());
            return PointsAdjustmentView.from(adjustPoints.reject(id.value(), admin.adminId()));
        });
    }

    /** Of a member out of the administrator's region there is none. */
    private Adjustment visible(SignedInAdmin admin, long id) {
        var found = adjustments.find(id).orElseThrow(() -> Refusal.notFound("积分调整", "adjustment of points"));
        if (!admin.sight().isAll()) {
            lookAtMember.standing(found.memberId(), admin.sight());
        }
        return found;
    }

    record NoAdjustmentBody() {}

    /** @param points above zero gives, below zero takes */
    record NewPointsAdjustment(
            @NotNull @Min(-1_000_000) @Max(1_000_000) Long points, @NotBlank @Size(max = 200) String reason) {}

    record MemberPointsView(Id memberId, long balance, long owed) {

        static MemberPointsView from(Account account) {
            return new MemberPointsView(new Id(account.memberId()), account.balance(), account.owed());
        }
    }

    /**
     * @param recordId under which it came about
     * @param points above zero for what came
     * @param orderId absent for adjustments
     * @param reason absent but for adjustments
     */
    record MemberPointsEntryView(
            Id id, Id recordId, Kind kind, long points, Id orderId, Id sourceId, String reason, Instant postedAt) {

        static MemberPointsEntryView from(PointsEntry entry) {
            return new MemberPointsEntryView(
                    new Id(entry.id()),
                    new Id(entry.recordId()),
                    entry.kind(),
                    entry.points(),
                    entry.orderId() == null ? null : new Id(entry.orderId()),
                    new Id(entry.sourceId()),
                    entry.reason().isEmpty() ? null : entry.reason(),
                    entry.postedAt());
        }
    }

    /** @param decidedBy absent while it awaits */
    record PointsAdjustmentView(
            Id id,
            Id memberId,
            long points,
            String reason,
            State state,
            Id proposedBy,
            Instant proposedAt,
            Id decidedBy,
            Instant decidedAt) {

        static PointsAdjustmentView from(Adjustment adjustment) {
            return new PointsAdjustmentView(
                    new Id(adjustment.id()),
                    new Id(adjustment.memberId()),
                    adjustment.points(),
                    adjustment.reason(),
                    adjustment.state(),
                    new Id(adjustment.proposedBy()),
                    adjustment.proposedAt(),
                    adjustment.decidedBy() == null ? null : new Id(adjustment.decidedBy()),
                    adjustment.decidedAt());
        }
    }
}
