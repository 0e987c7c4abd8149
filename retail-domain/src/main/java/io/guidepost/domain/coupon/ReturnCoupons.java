package io.guidepost.domain.coupon;

import io.guidepost.core.money.Money;
import io.guidepost.core.price.CouponReturnRules;
import io.guidepost.core.price.CouponReturnRules.LineKept;
import io.guidepost.core.price.CouponReturnRules.Rule;
import io.guidepost.core.price.Period;
import io.guidepost.domain.coupon.Coupon.Own;
import io.guidepost.domain.database.Ids;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Service;

/** Coupons come back when the order they were used for comes to nothing (E26). Joins the caller's transaction. */
@Service
public class ReturnCoupons {

    private final Coupons coupons;
    private final CouponTemplates templates;
    private final Ids ids;

    ReturnCoupons(Coupons coupons, CouponTemplates templates, Ids ids) {
        this.coupons = coupons;
        this.templates = templates;
        this.ids = ids;
    }

    /** How much of a line has gone back by now. */
    public record Line(long lineId, int quantity, int refundedQuantity) {}

    /** The order was never paid: its coupons are as if they had not been used. */
    public void closed(long orderId, Instant at) {
        for (var coupon : coupons.usedIn(orderId)) {
            giveBack(coupon, orderId, at);
        }
    }

    /**
     * Goods have gone back and the money for them.
     *
     * @param lines all lines of the order, as they stand after this refund
     */
    public void refunded(long orderId, long refundId, List<Line> lines, Instant at) {
        boolean isWhole = lines.stream().allMatch(line -> line.refundedQuantity() == line.quantity());
        for (var coupon : coupons.usedIn(orderId)) {
            var template = templates.find(coupon.templateId()).orElseThrow();
            long before = coupons.returnedFen(coupon.id());
            var rule = template.refundRule();
            if (rule != Rule.NEVER && isWhole && before == 0) {
                giveBack(coupon, orderId, at);
            } else if (rule == Rule.PRO_RATA && isOfAnAmount(coupon, template)) {
                giveBackPart(coupon, template, refundId, due(coupon, orderId, lines) - before, at);
            }
        }
    }

    /** A share of the price shrinks with the goods by itself, and freight is not refunded in parts. */
    private static boolean isOfAnAmount(Coupon coupon, CouponTemplate template) {
        return coupon.own().isPresent() || template.worth().kind() == CouponTemplate.Kind.AMOUNT;
    }

    private long due(Coupon coupon, long orderId, List<Line> lines) {
        var shares = coupons.shares(orderId, coupon.id());
        var kept = new ArrayList<LineKept>();
        for (var line : lines) {
            kept.add(new LineKept(
                    shares.getOrDefault(line.lineId(), Money.ZERO), line.quantity(), line.refundedQuantity()));
        }
        return CouponReturnRules.due(kept).fen();
    }

    private void giveBack(Coupon coupon, long orderId, Instant at) {
        if (!coupons.giveBack(coupon.id(), orderId, validUntil(coupon, at), at)) {
            throw new IllegalStateException(
                    "Coupon %d is not used in order %d any more".formatted(coupon.id(), orderId));
        }
    }

    private static Instant validUntil(Coupon coupon, Instant at) {
        return CouponReturnRules.validUntil(
                coupon.valid().until(), coupon.usedAt().orElseThrow(), at.truncatedTo(ChronoUnit.MILLIS));
    }

    private void giveBackPart(Coupon coupon, CouponTemplate template, long refundId, long fen, Instant at) {
        if (fen <= 0) {
            return;
        }
        var worth = coupon.own().map(Own::offFen).orElse(template.worth().offFen());
        var threshold = coupon.own().map(Own::thresholdFen).orElse(template.thresholdFen());
        long id = ids.next();
        var now = at.truncatedTo(ChronoUnit.MILLIS);
        var part = new Coupon(
                id,
                coupon.templateId(),
                coupon.memberId(),
                Coupon.Source.RETURN,
                Optional.of(new Own(
                        fen,
                        CouponReturnRules.threshold(Money.ofFen(threshold), Money.ofFen(fen), Money.ofFen(worth))
                                .fen())),
                Coupon.State.UNUSED,
                new Period(coupon.valid().from(), validUntil(coupon, at)),
                now,
                Optional.empty(),
                Optional.empty());
        coupons.insert(part, id);
        coupons.insertReturn(refundId, coupon.id(), id, fen);
    }
}
