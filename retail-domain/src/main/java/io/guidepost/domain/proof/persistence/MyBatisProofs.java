package io.guidepost.domain.proof.persistence;

import io.guidepost.domain.proof.Proof;
import io.guidepost.domain.proof.Proofs;
import io.guidepost.domain.proof.persistence.ProofMapper.ProofRow;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Repository;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

@Repository
class MyBatisProofs implements Proofs {

    private static final TypeReference<List<String>> NAMES = new TypeReference<>() {};

    private final ProofMapper mapper;
    private final JsonMapper json;

    MyBatisProofs(ProofMapper mapper, JsonMapper json) {
        this.mapper = mapper;
        this.json = json;
    }

    @Override
    public boolean insert(Proof proof) {
        try {
            mapper.insert(row(proof));
            return true;
        } catch (DuplicateKeyException standing) {
            return false;
        }
    }

    @Override
    public Optional<Proof> find(long id) {
        return Optional.ofNullable(mapper.find(id)).map(this::proof);
    }

    @Override
    public Optional<Proof> lock(long id) {
        return Optional.ofNullable(mapper.lock(id)).map(this::proof);
    }

    @Override
    public List<Proof> of(long assignmentId) {
        return mapper.of(assignmentId).stream().map(this::proof).toList();
    }

    @Override
    public List<Proof> pendingOfStores(List<Long> storeIds, long guideIdNotOf, long afterId, int limit) {
        return storeIds.isEmpty()
                ? List.of()
                : mapper.pendingOfStores(storeIds, guideIdNotOf, afterId, limit).stream()
                        .map(this::proof)
                        .toList();
    }

    @Override
    public List<Proof> pending(Optional<Long> regionId, long afterId, int limit) {
        return mapper.pending(regionId.orElse(null), afterId, limit).stream()
                .map(this::proof)
                .toList();
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

    private ProofRow row(Proof proof) {
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
                json.writeValueAsString(proof.content().photos()),
                proof.submittedAt(),
                proof.state().name(),
                null,
                null,
                null,
                null);
    }

    private Proof proof(ProofRow row) {
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
                        json.readValue(row.photos(), NAMES)),
                row.submittedAt(),
                Proof.State.valueOf(row.state()),
                Optional.ofNullable(row.reviewedAt())
                        .map(at -> new Proof.Review(
                                new Proof.Reviewer(Proof.ReviewerKind.valueOf(row.reviewerKind()), row.reviewerId()),
                                at,
                                Optional.ofNullable(row.reason()))));
    }
}
