package io.guidepost.domain.payment.persistence;

import io.guidepost.domain.payment.Capture;
import io.guidepost.domain.payment.Captures;
import io.guidepost.domain.payment.LearnedBy;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Repository;

@Repository
class MyBatisCaptures implements Captures {

    private final PaymentMapper mapper;

    MyBatisCaptures(PaymentMapper mapper) {
        this.mapper = mapper;
    }

    @Override
    public List<Capture> of(long orderId) {
        return mapper.capturesOf(orderId).stream().map(CaptureRow::toCapture).toList();
    }

    @Override
    public Optional<Capture> find(String transactionId) {
        return Optional.ofNullable(mapper.capture(transactionId)).map(CaptureRow::toCapture);
    }

    @Override
    public void insert(Capture capture, LearnedBy learnedBy, Instant learnedAt) {
        mapper.insertCapture(CaptureRow.of(capture), learnedAt, learnedBy.name());
    }
}
