package io.guidepost.domain.coupon;

import io.guidepost.core.price.Approval.State;
import io.guidepost.domain.coupon.CouponTemplate.Door;
import io.guidepost.domain.coupon.Coupons.Seats;
import io.guidepost.domain.database.Ids;
import io.guidepost.domain.database.TransactionRetry;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Optional;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Service;

/**
 * A shopper gets a coupon: never more than there are, and never more than he may have, however many ask at once (M11).
 */
@Service
public class ClaimCoupon {

    private final CouponTemplates templates;
    private final Coupons coupons;
    private final TransactionRetry transaction;
    private final Ids ids;
    private final Clock clock;

    ClaimCoupon(CouponTemplates templates, Coupons coupons, TransactionRetry transaction, Ids ids, Clock clock) {
        this.templates = templates;
        this.coupons = coupons;
        this.transaction = transaction;
        this.ids = ids;
        this.clock = clock;
    }

    /** One that everybody can take. */
    public Coupon claim(long memberId, long templateId) {
        return transaction.call(() -> {
            var template = templates
                    .find(templateId)
                    .filter(it -> it.door() == Door.SHOPPER
                            && it.approval().approvedAt().isPresent())
                    .orElseThrow(CouponRefusals::templateNotFound);
            // Before the row everybody waits for, because most who ask late ask in vain.
            requireRoom(template, coupons.seats(memberId, templateId));
            take(template);
            return given(memberId, template, Coupon.Source.SHOPPER);
        });
    }

    /** One for a code; upper and lower case, blanks and hyphens do not matter. */
    public Coupon redeem(long memberId, String text) {
        var code = text.replaceAll("[\\s-]", "").toUpperCase(Locale.ROOT);
        return transaction.call(() -> {
            var found = templates.lockCode(code).orElseThrow(CouponRefusals::codeUnknown);
            if (found.couponId().isPresent()) {
                throw CouponRefusals.codeUsed();
            }
            var template = templates.find(found.templateId()).orElseThrow(CouponRefusals::codeUnknown);
            take(template);
            var coupon = given(memberId, template, Coupon.Source.CODE);
            templates.redeemed(code, coupon.id());
            return coupon;
        });
    }

    private void take(CouponTemplate template) {
        var now = clock.instant();
        if (template.stateAt(now) != State.RUNNING) {
            throw CouponRefusals.notClaimable();
        }
        if (template.claimed() >= template.total() || !templates.take(template.id(), now)) {
            throw CouponRefusals.allGone();
        }
    }

    /** The coupon itself, of a stock from which it was taken before; joins the caller's transaction. */
    public Coupon given(long memberId, CouponTemplate template, Coupon.Source source) {
        var seats = coupons.seats(memberId, template.id());
        requireRoom(template, seats);
        var now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        var coupon = new Coupon(
                ids.next(),
                template.id(),
                memberId,
                source,
                Optional.empty(),
                Coupon.State.UNUSED,
                template.validFor(now),
                now,
                Optional.empty(),
                Optional.empty());
        try {
            coupons.insert(coupon, Math.max(seats.count(), seats.highest()) + 1);
        } catch (DuplicateKeyException both) {
            // He asks twice at the same moment, and the other one was faster.
            throw CouponRefusals.limitReached(template.perMember());
        }
        return coupon;
    }

    private static void requireRoom(CouponTemplate template, Seats seats) {
        if (seats.count() >= template.perMember()) {
            throw CouponRefusals.limitReached(template.perMember());
        }
    }
}
