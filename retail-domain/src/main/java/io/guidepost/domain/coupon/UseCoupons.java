package io.guidepost.domain.coupon;

import io.guidepost.core.money.Money;
import io.guidepost.core.price.CouponTerms;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;

/** Coupons in an order: looked at when it is priced, used when it is written (L3). */
@Service
public class UseCoupons {

    private final Coupons coupons;
    private final CouponTemplates templates;

    UseCoupons(Coupons coupons, CouponTemplates templates) {
        this.coupons = coupons;
        this.templates = templates;
    }

    /**
     * The shopper's coupons as they are judged against a basket, in the order asked for. One that is somebody else's does not
     * exist, and one that is used or not valid at this instant is refused by name.
     *
     * @param couponIds as the client has sent them
     */
    public List<CouponTerms> chosen(long memberId, List<String> couponIds, Instant at) {
        if (couponIds.isEmpty()) {
            return List.of();
        }
        var ids = couponIds.stream().distinct().map(UseCoupons::id).toList();
        var mine = coupons.of(memberId, ids).stream().collect(Collectors.toMap(Coupon::id, Function.identity()));
        var terms = new ArrayList<CouponTerms>();
        var known =
                templates.find(mine.values().stream().map(Coupon::templateId).toList());
        for (var id : ids) {
            var coupon = mine.get(id);
            if (coupon == null) {
                throw CouponRefusals.notFound(Long.toString(id));
            }
            switch (coupon.standingAt(at)) {
                case USED -> throw CouponRefusals.used(id);
                case NOT_YET, EXPIRED -> throw CouponRefusals.expired(id, coupon.standingAt(at));
                case USABLE -> terms.add(coupon.terms(known.get(coupon.templateId())));
            }
        }
        return terms;
    }

    private static long id(String text) {
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException noNumber) {
            throw CouponRefusals.notFound(text);
        }
    }

    /** All coupons he could use at this instant, as they are judged; newest first. */
    public List<CouponTerms> usable(long memberId, Instant at, int limit) {
        var mine = coupons.page(memberId, Optional.of(Coupon.Standing.USABLE), at, Long.MAX_VALUE, limit);
        var known = templates.find(mine.stream().map(Coupon::templateId).toList());
        return mine.stream()
                .map(coupon -> coupon.terms(known.get(coupon.templateId())))
                .toList();
    }

    /**
     * They are used in this order, and for no other; joins the caller's transaction, which must roll back when this refuses.
     *
     * @param shares what each coupon took off each line, by line id by coupon id; a coupon for freight has none
     */
    public void use(long orderId, Map<Long, Map<Long, Money>> shares, Instant at) {
        if (shares.isEmpty()) {
            return;
        }
        if (!coupons.use(shares.keySet(), orderId, at)) {
            throw CouponRefusals.changed();
        }
        coupons.insertShares(orderId, shares);
    }
}
