package io.guidepost.core.attribution;

import io.guidepost.core.attribution.Candidate.Kind;
import io.guidepost.core.attribution.RuleSet.TouchScope;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A candidate while the decision is being taken. Mutable and never shared: the decision is on the path of every order.
 */
final class Seat {

    private static final Optional<RejectCode> ACCEPTED = Optional.empty();

    final Kind kind;
    final long refId;
    final Basis basis;

    /** As the evidence has them, so that nothing is wrapped twice. */
    final Optional<GuideId> guide;

    final Optional<Instant> occurredAt;

    /** The instant that counts between candidates on the same ground; zero for stores and headquarters. */
    final long second;

    final int nano;

    /** Position of the ground under the rules, then among candidates on the same ground; the smaller wins. */
    final int strength;

    int rank;

    /** Whether the later or the earlier of two on the same ground wins. */
    boolean earlierWins;

    /** Where the guide is credited, once known. */
    Optional<StoreId> store;

    Employment employment;
    Touch touch;

    /** Null if it is not about single lines. */
    private List<OrderedLine> onlyLines;

    RejectCode rejection;
    boolean late;
    boolean won;

    Seat(
            Kind kind,
            long refId,
            Basis basis,
            int strength,
            Optional<GuideId> guide,
            Optional<StoreId> store,
            Instant occurredAt,
            Instant moment) {
        this.kind = kind;
        this.refId = refId;
        this.basis = basis;
        this.strength = strength;
        this.guide = guide;
        this.store = store;
        this.occurredAt = Optional.ofNullable(occurredAt);
        this.second = moment == null ? 0 : moment.getEpochSecond();
        this.nano = moment == null ? 0 : moment.getNano();
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

    void speakFor(OrderedLine line) {
        if (onlyLines == null) {
            onlyLines = new ArrayList<>();
        }
        onlyLines.add(line);
    }

    /** Whether the candidate speaks for this line: a guide's touch or a leaver's store may not for the whole order. */
    boolean covers(OrderedLine line, TouchScope scope) {
        if (onlyLines != null) {
            return onlyLines.contains(line);
        }
        if (scope == TouchScope.WHOLE_SHOP || touch == null || guide.isEmpty()) {
            return true;
        }
        return (touch.spu().isPresent() && touch.spu().get().equals(line.spu()))
                || (scope == TouchScope.SAME_LOOK && touch.look().contains(line.spu()));
    }

    /** A total order over different candidates, so that the order in which they were read cannot matter. */
    boolean isBefore(Seat other) {
        if (strength != other.strength) {
            return strength < other.strength;
        }
        if (rank != other.rank && rankFirst()) {
            return rank < other.rank;
        }
        if (second != other.second) {
            return earlierWins == second < other.second;
        }
        if (nano != other.nano) {
            return earlierWins == nano < other.nano;
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

    Candidate toCandidate() {
        return new Candidate(kind, refId, basis, guide, store, occurredAt, won ? ACCEPTED : rejection.told(), late);
    }
}
