package io.guidepost.domain.payguide.persistence;

import io.guidepost.domain.payguide.PayGuides;
import io.guidepost.domain.payguide.persistence.PayGuideMapper.PayGuideRow;
import java.time.Instant;
import java.util.Optional;
import org.springframework.stereotype.Repository;

@Repository
class MyBatisPayGuides implements PayGuides {

    private final PayGuideMapper mapper;

    MyBatisPayGuides(PayGuideMapper mapper) {
        this.mapper = mapper;
    }

    @Override
    public Optional<PayGuide> find(long guideId) {
        return Optional.ofNullable(mapper.find(guideId)).map(MyBatisPayGuides::known);
    }

    private static PayGuide known(PayGuideRow row) {
        return new PayGuide(row.guideId(), Optional.ofNullable(row.wxGuideId()), row.storeNo(), row.state());
    }

    @Override
    public Optional<Serving> serving(long guideId) {
        return Optional.ofNullable(mapper.serving(guideId));
    }

    @Override
    public void begin(long guideId, long storeNo, long adminId, Instant at) {
        mapper.begin(guideId, storeNo, adminId, at);
    }

    @Override
    public void registered(long guideId, String wxGuideId) {
        mapper.registered(guideId, wxGuideId);
    }

    @Override
    public void ended(long guideId) {
        mapper.ended(guideId);
    }

    @Override
    public Optional<PayGuide> ofOrder(long orderId) {
        return Optional.ofNullable(mapper.ofOrder(orderId)).map(MyBatisPayGuides::known);
    }

    @Override
    public void note(long orderId, long guideId, Outcome outcome, String reason, Instant at) {
        mapper.note(orderId, guideId, outcome, reason, at);
    }

    @Override
    public Optional<Outcome> outcomeOf(long orderId) {
        return Optional.ofNullable(mapper.outcomeOf(orderId));
    }

    @Override
    public Conversion conversion(Instant from, Instant until) {
        return new Conversion(mapper.assigned(from, until), mapper.paid(from, until), mapper.befriended(from, until));
    }
}
