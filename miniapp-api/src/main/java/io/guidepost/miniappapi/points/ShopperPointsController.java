package io.guidepost.miniappapi.points;

import io.guidepost.domain.points.PointsEntry;
import io.guidepost.domain.points.PointsEntry.Kind;
import io.guidepost.domain.points.PointsLedger;
import io.guidepost.domain.points.PointsTerms;
import io.guidepost.webedge.Offload;
import io.guidepost.webedge.json.Id;
import io.guidepost.webedge.paging.Cursor;
import io.guidepost.webedge.paging.Page;
import io.guidepost.webedge.paging.PageRequest;
import io.guidepost.webedge.session.SignedInShopper;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** What a shopper has in points, and where they came from and went (PRM-6, PRM-8). */
@RestController
@RequestMapping("/api/shop/v1/points")
@Tag(name = "积分 Points")
class ShopperPointsController {

    private final PointsLedger ledger;
    private final PointsTerms terms;
    private final Offload offload;

    ShopperPointsController(PointsLedger ledger, PointsTerms terms, Offload offload) {
        this.ledger = ledger;
        this.terms = terms;
        this.offload = offload;
    }

    @GetMapping
    @Operation(
            summary = "我的积分 What I hold in points, and what they are worth here",
            description = "下单时以 usePoints 抵扣，最多抵商品金额的 mostBp。fenPerPoint 为 0 表示本店下单不能用积分，pointsPerYuan 为 0 表示消费不得积分。"
                    + " usePoints of an order takes fenPerPoint each off the goods, up to mostBp of them. 0 in fenPerPoint:"
                    + " orders cannot be paid with points; 0 in pointsPerYuan: orders earn none.")
    Mono<MyPointsView> mine(SignedInShopper me) {
        return offload.call(() -> {
            var account = ledger.account(me.memberId());
            return new MyPointsView(
                    account.balance(),
                    account.owed(),
                    account.balance() * terms.fenPerPoint(),
                    terms.perYuan(),
                    terms.fenPerPoint(),
                    terms.most().bp());
        });
    }

    @GetMapping("/entries")
    @Operation(
            summary = "积分明细 Where my points came from and went, newest first",
            description = "EARNED, TAKEN_BACK, SPENT, GIVEN_BACK or ADJUSTED; points is below zero for what went.")
    Mono<Page<MyPointsEntryView>> entries(SignedInShopper me, PageRequest page) {
        return offload.call(() -> Page.of(
                ledger.entries(
                        me.memberId(),
                        page.after().map(cursor -> cursor.longAt(0)).orElse(Long.MAX_VALUE),
                        page.fetch()),
                page,
                MyPointsEntryView::from,
                entry -> Cursor.of(entry.id())));
    }

    /**
     * @param owed taken back after I had spent it; what I get next goes there first
     * @param worthFen what the balance could take off orders
     */
    record MyPointsView(long balance, long owed, long worthFen, int pointsPerYuan, int fenPerPoint, int mostBp) {}

    /** @param orderId absent where no order caused it */
    record MyPointsEntryView(Id id, Kind kind, long points, Id orderId, Instant postedAt) {

        static MyPointsEntryView from(PointsEntry entry) {
            return new MyPointsEntryView(
                    new Id(entry.id()),
                    entry.kind(),
                    entry.points(),
                    entry.orderId() == null ? null : new Id(entry.orderId()),
                    entry.postedAt());
        }
    }
}
