package io.guidepost.domain.identity;

import java.time.Instant;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;

/**
 * All that is known about some records and everybody they may be the same as. A set: who said it first does not matter.
 */
public record Facts(Set<Known> records, Set<Claim> claims, Set<Verdict> verdicts) {

    public Facts {
        records = Set.copyOf(records);
        claims = Set.copyOf(claims);
        verdicts = Set.copyOf(verdicts);
    }

    public static Facts of(Collection<Known> records, Collection<Claim> claims, Collection<Verdict> verdicts) {
        return new Facts(Set.copyOf(records), Set.copyOf(claims), Set.copyOf(verdicts));
    }

    /** A record of a member, merged or not. */
    public record Known(long id, Instant registeredAt) {}

    /**
     * This identity belongs to this record, as far as anybody has seen.
     *
     * @param scope the application of an openid; empty for the rest
     * @param isShared so many have it that it proves nothing, as the phone of a till does
     */
    public record Claim(long recordId, IdentityKind kind, String scope, String value, boolean isShared) {

        public Claim(long recordId, IdentityKind kind, String value) {
            this(recordId, kind, "", value, false);
        }

        /** Not for logs. */
        @Override
        public String toString() {
            return "Claim[%d %s]".formatted(recordId, kind);
        }
    }

    /**
     * What headquarters says of two records.
     *
     * @param keptId the record that stands for both; empty when they are two shoppers
     */
    public record Verdict(long oneId, long otherId, Optional<Long> keptId) {

        public Verdict {
            if (oneId >= otherId) {
                throw new IllegalArgumentException("The lower id comes first");
            }
            if (keptId.filter(kept -> kept != oneId && kept != otherId).isPresent()) {
                throw new IllegalArgumentException("One of both is kept");
            }
        }

        public static Verdict same(long keptId, long mergedId) {
            return new Verdict(Math.min(keptId, mergedId), Math.max(keptId, mergedId), Optional.of(keptId));
        }

        public static Verdict apart(long oneId, long otherId) {
            return new Verdict(Math.min(oneId, otherId), Math.max(oneId, otherId), Optional.empty());
        }

        public boolean isSame() {
            return keptId.isPresent();
        }
    }
}
