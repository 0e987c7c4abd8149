package io.guidepost.domain.fraud.persistence;

import io.guidepost.core.fraud.FraudFacts.Refunds;
import io.guidepost.domain.fraud.FraudEvidence;
import io.guidepost.domain.fraud.persistence.FraudMapper.MatchRow;
import io.guidepost.domain.shopper.OneShopper;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Repository;

@Repository
class MyBatisFraudEvidence implements FraudEvidence {

    private static final Duration A_WEEK = Duration.ofDays(7);

    private final FraudMapper mapper;
    private final OneShopper shoppers;

    MyBatisFraudEvidence(FraudMapper mapper, OneShopper shoppers) {
        this.mapper = mapper;
        this.shoppers = shoppers;
    }

    @Override
    public Optional<Subject> subject(long orderId) {
        return Optional.ofNullable(mapper.subject(orderId))
                .map(row -> new Subject(
                        row.orderId(),
                        shoppers.standingFor(row.memberId()),
                        row.guideId(),
                        Optional.ofNullable(row.storeId()),
                        Optional.ofNullable(row.regionId()),
                        row.placedAt(),
                        row.paidAt(),
                        row.payableFen(),
                        Optional.ofNullable(row.deviceIndex()),
                        row.payerOpenid(),
                        row.earns()));
    }

    @Override
    public List<Match> matches(long memberId, String payerOpenid, Optional<String> phoneIndex) {
        return mapper.matches(memberId, payerOpenid, phoneIndex.orElse(null)).stream()
                .map(MatchRow::toMatch)
                .toList();
    }

    @Override
    public Set<Long> servingIn(long storeId, Instant at, List<Long> guideIds) {
        return Set.copyOf(mapper.servingIn(storeId, at, guideIds));
    }

    @Override
    public void keep(Subject subject, Trait trait, String index, Optional<Long> linkId) {
        mapper.keep(subject.orderId(), trait.name(), index, subject.memberId(), linkId.orElse(null), subject.paidAt());
    }

    @Override
    public int shoppersWith(Trait trait, String index, Instant since) {
        return mapper.shoppersWith(trait.name(), index, since);
    }

    @Override
    public int linksOn(String deviceIndex, Instant since) {
        return mapper.linksOn(deviceIndex, since);
    }

    @Override
    public Optional<Opened> opened(long memberId, long guideId, Instant before) {
        return Optional.ofNullable(mapper.opened(shoppers.recordsOf(memberId), guideId, before, before.minus(A_WEEK)))
                .map(row -> new Opened(row.linkId(), row.occurredAt(), row.hadViewed()));
    }

    @Override
    public int shoppersOfLink(long linkId, Instant since) {
        return mapper.shoppersOfLink(linkId, since);
    }

    @Override
    public Refunds refunds(long guideId, long storeId, Instant since) {
        return mapper.refundsOfGuide(guideId, since).beside(mapper.refundsOfStore(storeId, since));
    }

    @Override
    public int lateDesignations(long orderId) {
        return mapper.lateDesignations(orderId);
    }

    @Override
    public int tinyOrders(long memberId, long mostFen, Instant since) {
        return mapper.tinyOrders(shoppers.recordsOf(memberId), mostFen, since);
    }
}
