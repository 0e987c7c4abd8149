package io.guidepost.core.ledger;

import java.time.Instant;
import java.util.List;
import java.util.OptionalLong;

/**
 * A transfer as it stands in the ledger, with the accounts behind its legs: what a {@link BlockHash} vouches for.
 *
 * @param legs in the order of their {@code seq}
 */
public record PostedTransfer(
        long id,
        String key,
        String code,
        String refType,
        long refId,
        long amountFen,
        Instant postedAt,
        List<PostedLeg> legs) {

    public PostedTransfer {
        legs = List.copyOf(legs);
    }

    /**
     * One posting and whose account it is on.
     *
     * @param side {@code D} or {@code C}
     */
    public record PostedLeg(
            int seq,
            long accountId,
            String ownerType,
            long ownerId,
            String kind,
            String side,
            long amountFen,
            OptionalLong accrualId) {}
}
