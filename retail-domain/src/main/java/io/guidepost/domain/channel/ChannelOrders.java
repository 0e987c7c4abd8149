package io.guidepost.domain.channel;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Which orders came from where; each is there once by its number in its channel. */
public interface ChannelOrders {

    Optional<ChannelOrder> find(Channel channel, String externalNo);

    /** Those of these that are there; those that are not are missing. */
    List<ChannelOrder> known(Channel channel, Collection<String> externalNos);

    /** @throws org.springframework.dao.DuplicateKeyException when somebody was faster */
    void add(ChannelOrder order);

    /** @param contentHash of everything that was said about the order, to tell a repetition from a contradiction */
    record ChannelOrder(
            Channel channel,
            String externalNo,
            long orderId,
            Optional<Long> exchangeOf,
            String contentHash,
            Instant orderedAt,
            Instant importedAt,
            long importedBy) {}
}
