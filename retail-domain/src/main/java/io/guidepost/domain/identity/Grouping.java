package io.guidepost.domain.identity;

import java.util.List;
import java.util.Map;

/**
 * Which records are one shopper.
 *
 * @param standing for each record the one that stands for its shopper
 * @param conflicts records that some evidence joins and other evidence keeps apart
 */
public record Grouping(Map<Long, Long> standing, List<Conflict> conflicts) {

    public Grouping {
        standing = Map.copyOf(standing);
        conflicts = List.copyOf(conflicts);
    }

    /** What speaks against joining. */
    public enum Against {
        UNIONID,
        OPENID,
        PHONE,
        /** Headquarters has said of two of those it would join that they are two shoppers. */
        VERDICT,
        /** The record is on the way to another guide. */
        HANDOVER
    }

    /** @param evidence what joins them */
    public record Conflict(long oneId, long otherId, IdentityKind evidence, Against against) {}
}
