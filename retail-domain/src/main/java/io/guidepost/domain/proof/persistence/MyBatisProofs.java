package io.guidepost.domain.proof.persistence;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import io.guidepost.domain.proof.Proof;
import io.guidepost.domain.proof.Proofs;
import io.guidepost.domain.proof.persistence.ProofMapper.PhotoRow;
import io.guidepost.domain.proof.persistence.ProofMapper.ProofRow;
import io.guidepost.domain.sight.Sight;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Repository;

@Repository
class MyBatisProofs implements Proofs {

    private final ProofMapper mapper;

    MyBatisProofs(ProofMapper mapper) {
        this.mapper = mapper;
    }

    @Override
    public boolean insert(Proof proof) {
        try {
            mapper.insert(row(proof));
        } catch (DuplicateKeyException standing) {
            return false;
        }
        if (!proof.content().photos().isEmpty()) {
            mapper.show(proof.id(), proof.content().photos());
        }
        return true;
    }

    @Override
    public Optional<Proof> find(long id) {
        return Optional.ofNullable(mapper.find(id))
                .map(row -> proofs(List.of(row)).get(0));
    }

    @Override
    public Optional<Proof> lock(long id) {
        return Optional.ofNullable(mapper.lock(id))
                .map(row -> proofs(List.of(row)).get(0));
    }

    @Override
    public List<Proof> of(long assignmentId) {
        return proofs(mapper.of(assignmentId));
    }

    @Override
    public List<Proof> pendingOfStores(List<Long> storeIds, long guideIdNotOf, long afterId, int limit) {
        return storeIds.isEmpty() ? List.of() : proofs(mapper.pendingOfStores(storeIds, guideIdNotOf, afterId, limit));
    }

    @Override
    public List<Proof> pending(Sight sight, long afterId, int limit) {
        return proofs(mapper.pending(sight, afterId, limit));
    }

    @Override
    public List<Subject> subjects(Collection<Long> proofIds) {
        return proofIds.isEmpty() ? List.of() : mapper.subjects(proofIds);
    }

    @Override
    public void reviewed(long id, Proof.State state, Proof.Review review) {
        if (mapper.reviewed(
                        id,
                        state.name(),
                        review.reviewer().kind().name(),
                        review.reviewer().id(),
                        review.at(),
                        review.reason().orElse(null))
                != 1) {
            throw new IllegalStateException("Proof %d changed while it was locked".formatted(id));
        }
    }

    @Override
    public List<Long> storesManagedBy(long guideId, Instant at) {
        return mapper.storesManagedBy(guideId, at);
    }

    @Override
    public void handedIn(long guideId, long fileId, Instant at) {
        mapper.handedIn(guideId, fileId, at);
    }

    @Override
    public Set<Long> handedInBy(long guideId, Collection<Long> fileIds) {
        return fileIds.isEmpty() ? Set.of() : Set.copyOf(mapper.handedInBy(guideId, fileIds));
    }

    @Override
    public boolean isPhoto(long fileId) {
        return mapper.isPhoto(fileId);
    }

    @Override
    public int countHandedIn(long guideId, Instant since) {
        return mapper.countHandedIn(guideId, since);
    }

    @Override
    public int forgetPhotos(Instant reviewedBefore, int limit) {
        var old = mapper.oldPhotos(reviewedBefore, limit);
        if (!old.isEmpty()) {
            mapper.forget(old);
        }
        return old.size() + mapper.forgetUploads(reviewedBefore, limit);
    }

    private List<Proof> proofs(List<ProofRow> rows) {
        var photos = rows.isEmpty()
                ? Map.<Long, List<Long>>of()
                : mapper.photos(rows.stream().map(ProofRow::id).toList()).stream()
                        .collect(groupingBy(PhotoRow::proofId, mapping(PhotoRow::fileId, toList())));
        return rows.stream()
                .map(row -> proof(row, photos.getOrDefault(row.id(), List.of())))
                .toList();
    }

    private static ProofRow row(Proof proof) {
        var place = proof.content().place();
        return new ProofRow(
                proof.id(),
                proof.assignmentId(),
                proof.guideId(),
                proof.storeId(),
                proof.regionId(),
                proof.kind().name(),
                proof.content().text(),
                place.map(Proof.Place::latitudeE6).orElse(null),
                place.map(Proof.Place::longitudeE6).orElse(null),
                proof.photoCount(),
                proof.submittedAt(),
                proof.state().name(),
                null,
                null,
                null,
                null);
    }

    private static Proof proof(ProofRow row, List<Long> photos) {
        return new Proof(
                row.id(),
                row.assignmentId(),
                row.guideId(),
                row.storeId(),
                row.regionId(),
                Proof.Kind.valueOf(row.kind()),
                new Proof.Content(
                        row.text(),
                        Optional.ofNullable(row.latitudeE6())
                                .map(latitude -> new Proof.Place(latitude, row.longitudeE6())),
                        photos),
                row.photoCount(),
                row.submittedAt(),
                Proof.State.valueOf(row.state()),
                Optional.ofNullable(row.reviewedAt())
                        .map(at -> new Proof.Review(
                                new Proof.Reviewer(Proof.ReviewerKind.valueOf(row.reviewerKind()), row.reviewerId()),
                                at,
                                Optional.ofNullable(row.reason()))));
    }
}
