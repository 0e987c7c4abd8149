package io.guidepost.domain.coupon.persistence;

import static java.util.stream.Collectors.toMap;

import io.guidepost.core.money.Money;
import io.guidepost.core.price.Period;
import io.guidepost.domain.coupon.Coupon;
import io.guidepost.domain.coupon.Coupon.Own;
import io.guidepost.domain.coupon.Coupons;
import io.guidepost.domain.coupon.persistence.CouponMapper.CouponRow;
import io.guidepost.domain.coupon.persistence.CouponMapper.ShareRow;
import io.guidepost.domain.coupon.persistence.CouponMapper.SumRow;
import io.guidepost.domain.shopper.OneShopper;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Repository;

@Repository
class MyBatisCoupons implements Coupons {

    private final CouponMapper mapper;
    private final OneShopper shoppers;

    MyBatisCoupons(CouponMapper mapper, OneShopper shoppers) {
        this.mapper = mapper;
        this.shoppers = shoppers;
    }

    @Override
    public void insert(Coupon coupon, long seat) {
        mapper.insert(new CouponRow(
                coupon.id(),
                coupon.templateId(),
                coupon.memberId(),
                seat,
                coupon.source().name(),
                coupon.own().map(Own::offFen).orElse(null),
                coupon.own().map(Own::thresholdFen).orElse(null),
                coupon.state().name(),
                coupon.valid().from(),
                coupon.valid().until(),
                coupon.claimedAt(),
                null,
                null));
    }

    @Override
    public Optional<Coupon> find(long id) {
        return Optional.ofNullable(mapper.find(id)).map(MyBatisCoupons::toCoupon);
    }

    @Override
    public List<Coupon> of(long memberId, Collection<Long> ids) {
        if (ids.isEmpty()) {
            return List.of();
        }
        return mapper.all(ids).stream()
                .map(MyBatisCoupons::toCoupon)
                .filter(coupon -> shoppers.isOf(coupon.memberId(), memberId))
                .toList();
    }

    @Override
    public List<Coupon> page(long memberId, Optional<Coupon.Standing> standing, Instant now, long beforeId, int limit) {
        var wanted = standing.map(Enum::name).orElse("");
        return mapper.page(shoppers.recordsOf(memberId), wanted, now, beforeId, limit).stream()
                .map(MyBatisCoupons::toCoupon)
                .toList();
    }

    @Override
    public Seats seats(long memberId, long templateId) {
        var row = mapper.seats(shoppers.recordsOf(memberId), templateId);
        return new Seats(row.seats(), row.highest());
    }

    @Override
    public Map<Long, Integer> counts(long memberId, Collection<Long> templateIds) {
        return templateIds.isEmpty()
                ? Map.of()
                : mapper.counts(shoppers.recordsOf(memberId), templateIds).stream()
                        .collect(toMap(SumRow::id, row -> (int) row.fen()));
    }

    @Override
    public boolean use(Collection<Long> ids, long orderId, Instant at) {
        return mapper.use(ids, orderId, at) == ids.size();
    }

    @Override
    public void insertShares(long orderId, Map<Long, Map<Long, Money>> fenByLineByCoupon) {
        var rows = new ArrayList<ShareRow>();
        fenByLineByCoupon.forEach((couponId, lines) ->
                lines.forEach((lineId, share) -> rows.add(new ShareRow(orderId, couponId, lineId, share.fen()))));
        if (!rows.isEmpty()) {
            mapper.insertShares(rows);
        }
    }

    @Override
    public List<Coupon> usedIn(long orderId) {
        return mapper.usedIn(orderId).stream().map(MyBatisCoupons::toCoupon).toList();
    }

    @Override
    public Map<Long, Money> shares(long orderId, long couponId) {
        return mapper.shares(orderId, couponId).stream().collect(toMap(SumRow::id, row -> Money.ofFen(row.fen())));
    }

    @Override
    public boolean giveBack(long id, long orderId, Instant validUntil, Instant at) {
        return mapper.giveBack(id, orderId, validUntil, at) == 1;
    }

    @Override
    public long returnedFen(long couponId) {
        return mapper.returnedFen(couponId);
    }

    @Override
    public void insertReturn(long refundId, long couponId, long returnedId, long fen) {
        mapper.insertReturn(refundId, couponId, returnedId, fen);
    }

    private static Coupon toCoupon(CouponRow row) {
        return new Coupon(
                row.id(),
                row.templateId(),
                row.memberId(),
                Coupon.Source.valueOf(row.source()),
                Optional.ofNullable(row.offFen()).map(fen -> new Own(fen, row.thresholdFen())),
                Coupon.State.valueOf(row.state()),
                new Period(row.validFrom(), row.validUntil()),
                row.claimedAt(),
                Optional.ofNullable(row.orderId()),
                Optional.ofNullable(row.usedAt()));
    }
}
