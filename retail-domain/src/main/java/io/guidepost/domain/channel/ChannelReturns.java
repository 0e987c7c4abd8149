package io.guidepost.domain.channel;

import java.time.Instant;
import java.util.Optional;

/** What other tills took back; each return is there once by its number in its channel. */
public interface ChannelReturns {

    Optional<ChannelReturn> find(Channel channel, String returnNo);

    /** @throws org.springframework.dao.DuplicateKeyException when somebody was faster */
    void add(ChannelReturn taken);

    /** @param contentHash of everything that was said about it, to tell a repetition from a contradiction */
    record ChannelReturn(
            Channel channel,
            String returnNo,
            long orderId,
            long refundId,
            String contentHash,
            Instant returnedAt,
            Instant importedAt,
            long importedBy) {}
}
