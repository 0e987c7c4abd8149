package io.guidepost.guideapi.hq.friend;

import io.guidepost.core.words.Words;
import io.guidepost.domain.Refusal;
import io.guidepost.domain.churn.Churn;
import io.guidepost.domain.churn.Churn.GuideChurn;
import io.guidepost.domain.churn.Churn.Turn;
import io.guidepost.domain.churn.Churn.Window;
import io.guidepost.domain.member.LookAtMember;
import io.guidepost.domain.shopper.FriendEvent;
import io.guidepost.webedge.Offload;
import io.guidepost.webedge.paging.Cursor;
import io.guidepost.webedge.paging.Page;
import io.guidepost.webedge.paging.PageRequest;
import io.guidepost.webedge.session.SignedInAdmin;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** Friends won and lost in WeCom. */
@RestController
@Tag(name = "客户流失 Friends won and lost")
class ChurnController {

    private final Churn churn;
    private final LookAtMember members;
    private final Offload offload;

    ChurnController(Churn churn, LookAtMember members, Offload offload) {
        this.churn = churn;
        this.members = members;
        this.offload = offload;
    }

    @GetMapping("/api/admin/v1/friends/churn")
    @Operation(
            summary = "按导购统计加好友与流失 Friends won and lost by guide",
            description =
                    "Counts events from fromAt until before untilAt. lost = deletedByCustomer + deletedByGuide + gone;"
                            + " a hand-over loses nobody. A region's manager sees the guides of the region.")
    Mono<Page<GuideChurnView>> byGuide(
            SignedInAdmin admin, @RequestParam Instant fromAt, @RequestParam Instant untilAt, PageRequest page) {
        if (!fromAt.isBefore(untilAt)) {
            throw new Refusal(
                    Refusal.Kind.MALFORMED,
                    "invalid_window",
                    new Words("时段的开始须早于结束", "The window must begin before it ends"));
        }
        long after = page.after().map(cursor -> cursor.longAt(0)).orElse(0L);
        return offload.call(() -> Page.of(
                churn.byGuide(new Window(fromAt, untilAt), admin.sight(), after, page.fetch()),
                page,
                GuideChurnView::of,
                row -> Cursor.of(row.guideId())));
    }

    @GetMapping("/api/admin/v1/members/{memberId}/friend-events")
    @Operation(
            summary = "会员的好友时间线 When and by whom the member became a friend and ceased to be one",
            description =
                    "Newest first, at most 200. kind: ADDED, DELETED_BY_CUSTOMER, DELETED_BY_GUIDE, TRANSFERRED, or GONE"
                            + " where nobody knows who ended it.")
    Mono<FriendTimeline> ofMember(SignedInAdmin admin, @PathVariable long memberId) {
        return offload.call(() -> {
            members.lookAt(memberId, admin.sight(), admin.adminId(), "friend-events");
            return new FriendTimeline(
                    churn.ofMember(memberId).stream().map(TurnView::of).toList());
        });
    }

    record FriendTimeline(List<TurnView> items) {}

    record GuideChurnView(
            String guideId,
            String guideName,
            long added,
            long lost,
            long deletedByCustomer,
            long deletedByGuide,
            long gone,
            long transferred,
            long friendsNow) {

        static GuideChurnView of(GuideChurn row) {
            return new GuideChurnView(
                    Long.toString(row.guideId()),
                    row.guideName(),
                    row.added(),
                    row.lost(),
                    row.deletedByCustomer(),
                    row.deletedByGuide(),
                    row.gone(),
                    row.transferred(),
                    row.friendsNow());
        }
    }

    record TurnView(
            String guideId, String guideName, String externalUserId, FriendEvent.Kind kind, Instant occurredAt) {

        static TurnView of(Turn turn) {
            return new TurnView(
                    Long.toString(turn.guideId()), turn.guideName(), turn.externalUserid(), turn.kind(), turn.at());
        }
    }
}
