package io.guidepost.core.attribution;

import io.guidepost.core.attribution.Candidate.Kind;
import java.time.Instant;
import java.util.Optional;

/**
 * A candidate while the decision is being taken. Mutable and never shared: the decision is on the path of every order.
 */
final class Seat {

    final Kind kind;
    final long refId;
    final Basis basis;
    final Optional<GuideId> guide;
    final Optional<Instant> occurredAt;

    /** Where the guide is credited, once known. */
    Optional<StoreId> store;

    Employment employment;
    Touch touch;
    RejectCode rejection;
    boolean late;
    boolean won;

    /** Position of the ground under the rules, then among candidates on the same ground; the smaller wins. */
    int strength;

    int rank;

    /** Whether the later or the earlier of two on the same ground wins. */
    boolean earlierWins;

    Seat(
            Kind kind,
            long refId,
            Basis basis,
            Optional<GuideId> guide,
            Optional<StoreId> store,
            Optional<Instant> occurredAt) {
        this.kind = kind;
        this.refId = refId;
        this.basis = basis;
        this.guide = guide;
        this.store = store;
        this.occurredAt = occurredAt;
    }

    /** The reject code sticks: the first reason found is the one told. */
    void reject(RejectCode code) {
        if (rejection == null) {
            rejection = code;
        }
    }

    boolean isEligible() {
        return rejection == null;
    }

    /** Whether the touch speaks for this line. */
    boolean covers(OrderedLine line, boolean sameSpuOnly) {
        return !sameSpuOnly
                || touch == null
                || guide.isEmpty()
                || (touch.spu().isPresent() && touch.spu().get().equals(line.spu()));
    }

    /** A total order over different candidates, so that the order in which they were read cannot matter. */
    boolean isBefore(Seat other) {
        if (strength != other.strength) {
            return strength < other.strength;
        }
        if (rankFirst() && rank != other.rank) {
            return rank < other.rank;
        }
        if (occurredAt.isPresent() && other.occurredAt.isPresent()) {
            int time = moment().compareTo(other.moment());
            if (time != 0) {
                return earlierWins ? time < 0 : time > 0;
            }
        }
        if (rank != other.rank) {
            return rank < other.rank;
        }
        if (kind != other.kind) {
            return kind.ordinal() < other.kind.ordinal();
        }
        return refId < other.refId;
    }

    private boolean rankFirst() {
        return kind == Kind.FRIEND || basis == Basis.STORE;
    }

    private Instant moment() {
        return touch == null ? occurredAt.get() : touch.happenedAt();
    }

    Candidate toCandidate() {
        return new Candidate(
                kind, refId, basis, guide, store, occurredAt, won ? Optional.empty() : Optional.of(rejection), late);
    }
}
