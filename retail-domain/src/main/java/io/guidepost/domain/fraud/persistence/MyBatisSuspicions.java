package io.guidepost.domain.fraud.persistence;

import static java.util.stream.Collectors.groupingBy;

import io.guidepost.core.attribution.GuideId;
import io.guidepost.core.fraud.FraudSignal;
import io.guidepost.core.fraud.SignalKind;
import io.guidepost.core.words.Words;
import io.guidepost.domain.database.Ids;
import io.guidepost.domain.fraud.FraudEvidence;
import io.guidepost.domain.fraud.Suspicion;
import io.guidepost.domain.fraud.Suspicions;
import io.guidepost.domain.fraud.persistence.SuspicionMapper.HoldRow;
import io.guidepost.domain.fraud.persistence.SuspicionMapper.SignalRow;
import io.guidepost.domain.sight.Sight;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Repository;

@Repository
class MyBatisSuspicions implements Suspicions {

    private final SuspicionMapper mapper;
    private final Ids ids;

    MyBatisSuspicions(SuspicionMapper mapper, Ids ids) {
        this.mapper = mapper;
        this.ids = ids;
    }

    @Override
    public List<FraudSignal> unknown(long orderId, List<FraudSignal> signals) {
        if (signals.isEmpty()) {
            return signals;
        }
        var known = new HashSet<>(mapper.kindsOf(orderId));
        return signals.stream()
                .filter(signal -> !known.contains(signal.kind().name()))
                .toList();
    }

    @Override
    public long openFor(FraudEvidence.Subject subject, Instant at) {
        var open = mapper.openOf(subject.orderId());
        if (open != null) {
            return open;
        }
        long id = ids.next();
        mapper.open(id, subject.orderId(), subject.guideId(), subject.regionId().orElse(null), at);
        return id;
    }

    @Override
    public void add(long suspicionId, long orderId, List<FraudSignal> signals, Instant at) {
        mapper.add(signals.stream()
                .map(signal -> new SignalRow(
                        orderId,
                        signal.kind().name(),
                        suspicionId,
                        signal.buyer().map(GuideId::value).orElse(null),
                        signal.evidence().zh(),
                        signal.evidence().en(),
                        at))
                .toList());
    }

    @Override
    public Optional<Suspicion> find(long id) {
        return Optional.ofNullable(mapper.find(id))
                .map(row -> withSignals(List.of(row)).get(0));
    }

    @Override
    public Optional<Suspicion> lock(long id) {
        return Optional.ofNullable(mapper.lock(id))
                .map(row -> withSignals(List.of(row)).get(0));
    }

    @Override
    public void reviewed(long id, Suspicion.Status to, Suspicion.Review review, Optional<Long> correctionId) {
        int rows = mapper.reviewed(id, to.name(), review.by(), review.at(), review.reason(), correctionId.orElse(null));
        if (rows != 1) {
            throw new IllegalStateException("Suspicion %d changed while it was locked".formatted(id));
        }
    }

    @Override
    public List<Suspicion> page(Optional<Suspicion.Status> status, Sight sight, long beforeId, int limit) {
        return withSignals(mapper.page(status.map(Enum::name).orElse(null), sight, beforeId, limit));
    }

    @Override
    public List<Suspicion> inReviewOf(long guideId, long beforeId, int limit) {
        return withSignals(mapper.inReviewOf(guideId, beforeId, limit));
    }

    @Override
    public void know(long guideId, String kind, String value, long adminId, Instant at) {
        mapper.know(guideId, kind, value, adminId, at);
    }

    private List<Suspicion> withSignals(List<HoldRow> rows) {
        if (rows.isEmpty()) {
            return List.of();
        }
        var signals = mapper.signalsOf(rows.stream().map(HoldRow::id).toList()).stream()
                .collect(groupingBy(SignalRow::holdId));
        return rows.stream()
                .map(row -> suspicion(row, signals.getOrDefault(row.id(), List.of())))
                .toList();
    }

    private static Suspicion suspicion(HoldRow row, List<SignalRow> signals) {
        return new Suspicion(
                row.id(),
                row.orderId(),
                row.guideId(),
                Optional.ofNullable(row.regionId()),
                Suspicion.Status.valueOf(row.status()),
                row.openedAt(),
                Optional.ofNullable(row.reviewedBy())
                        .map(by -> new Suspicion.Review(by, row.reviewedAt(), row.reviewReason())),
                Optional.ofNullable(row.correctionId()),
                signals.stream()
                        .map(signal -> new Suspicion.Found(
                                SignalKind.valueOf(signal.kind()),
                                Optional.ofNullable(signal.buyerId()),
                                new Words(signal.evidenceZh(), signal.evidenceEn()),
                                signal.foundAt()))
                        .toList());
    }
}
