package io.guidepost.domain.content;

import io.guidepost.domain.outbox.OutboxHandler;
import io.guidepost.domain.shopper.FriendEvent;
import io.guidepost.domain.shopper.KeepFriends;
import java.time.Instant;
import java.util.List;
import org.springframework.stereotype.Service;

/**
 * WeCom could not deliver to somebody because he is no friend of the guide any more (send_result 2), and no callback had told
 * us: the friendship ends, as churn, at the time of the send.
 */
@Service
class LoseFriends implements OutboxHandler<LoseFriends.Losses> {

    static final String TOPIC = "content.lose-friends";

    private final KeepFriends keepFriends;

    LoseFriends(KeepFriends keepFriends) {
        this.keepFriends = keepFriends;
    }

    record Lost(String externalUserid, Instant at) {}

    record Losses(String userid, List<Lost> lost) {}

    @Override
    public String topic() {
        return TOPIC;
    }

    @Override
    public Class<Losses> payloadType() {
        return Losses.class;
    }

    @Override
    public void deliver(Losses losses) {
        // Each is one event of its guide, customer and time, so telling it twice changes nothing.
        losses.lost()
                .forEach(lost ->
                        keepFriends.ended(losses.userid(), lost.externalUserid(), lost.at(), FriendEvent.Kind.GONE));
    }
}
