package io.guidepost.domain.lead;

import io.guidepost.domain.acquisition.LeadChannel;
import java.time.Instant;
import java.util.Optional;

/**
 * How a customer became a guide's friend.
 *
 * @param channel empty where nobody can know
 * @param storeId of the code, or else of the guide at that moment; 0 where he served in none
 */
public record Lead(
        long guideId,
        String externalUserid,
        Instant addedAt,
        Optional<Long> codeId,
        Optional<LeadChannel> channel,
        long storeId,
        Basis basis) {

    /** How the channel is known; the names are those of the table. */
    public enum Basis {
        /** WeCom has said so. */
        STATE,
        /** The same person had opened the code in the mini-program. */
        OPENING,
        /** The same person had opened a link of the guide. */
        TOUCH,
        /** By the code by which the same person was added before. */
        EARLIER,
        /** No new friend at all: another guide has given him away. */
        HANDED_OVER,
        UNKNOWN
    }
}
