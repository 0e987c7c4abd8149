package io.guidepost.domain.stock;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * Why units came, went or were found to be others, at one place.
 *
 * @param placeId whose stock it changes; of a transfer the place that receives
 * @param lineCount how many SKUs
 * @param unitsMoved by how many units in all, more or fewer
 * @param contentHash of the file it came from, if it did
 * @param decidedBy the administrator who approved or rejected it; empty while it waits, and where nobody had to
 * @param decision why it was rejected
 */
public record StockDocument(
        long id,
        Kind kind,
        long placeId,
        Optional<Long> fromPlaceId,
        String reason,
        Status status,
        int lineCount,
        long unitsMoved,
        Optional<String> contentHash,
        Maker maker,
        Instant createdAt,
        Optional<Long> decidedBy,
        Optional<Instant> decidedAt,
        String decision,
        int version) {

    public StockDocument {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(status, "status");
        Objects.requireNonNull(maker, "maker");
        if ((kind == Kind.TRANSFER) != fromPlaceId.isPresent()) {
            throw new IllegalArgumentException("A transfer, and nothing else, comes from another place");
        }
    }

    public enum Kind {
        /** From a supplier. */
        INBOUND,
        /** Damaged, lost, found: one by one. */
        ADJUSTMENT,
        /** What a count found to differ from the books. */
        COUNT,
        /** From one place to another. */
        TRANSFER
    }

    public enum Status {
        /** Changes nothing until somebody else approves it. */
        PENDING,
        POSTED,
        REJECTED
    }

    /** Somebody at headquarters, or the manager of a store. */
    public record Maker(Type type, long id) {

        public enum Type {
            ADMIN,
            GUIDE
        }

        public static Maker admin(long adminId) {
            return new Maker(Type.ADMIN, adminId);
        }

        public static Maker guide(long guideId) {
            return new Maker(Type.GUIDE, guideId);
        }

        /** The administrator who made it; empty for a guide. */
        public Optional<Long> admin() {
            return type == Type.ADMIN ? Optional.of(id) : Optional.empty();
        }
    }

    /**
     * The change of one SKU.
     *
     * @param kind under which it moves: INITIAL where the SKU was never at this place
     * @param counted units that a count found, with what the books said at that moment
     */
    public record Line(long skuId, MovementKind kind, int units, Optional<Integer> counted, Optional<Integer> booked) {

        static Line of(long skuId, MovementKind kind, int units) {
            return new Line(skuId, kind, units, Optional.empty(), Optional.empty());
        }
    }

    StockDocument decided(Status decision, long adminId, Instant at, String why) {
        return new StockDocument(
                id,
                kind,
                placeId,
                fromPlaceId,
                reason,
                decision,
                lineCount,
                unitsMoved,
                contentHash,
                maker,
                createdAt,
                Optional.of(adminId),
                Optional.of(at),
                why,
                version + 1);
    }
}
