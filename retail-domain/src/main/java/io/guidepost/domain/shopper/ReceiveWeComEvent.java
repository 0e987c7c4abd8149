package io.guidepost.domain.shopper;

import io.guidepost.domain.inbox.Inbox;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** A callback from WeCom: read, kept, and answered at once; what it means is worked out in the background. */
@Service
public class ReceiveWeComEvent {

    static final String SOURCE = "wecom";

    private final ContactEvents events;
    private final Inbox inbox;

    ReceiveWeComEvent(ContactEvents events, Inbox inbox) {
        this.events = events;
        this.inbox = inbox;
    }

    /** WeCom's check of the callback address; what is not genuine is {@link ContactEvents.Untrusted}. */
    public String verifyAddress(String signature, String timestamp, String nonce, String echo) {
        return events.verifyAddress(signature, timestamp, nonce, echo);
    }

    /** Kept once, however often it comes; what is not genuine is {@link ContactEvents.Untrusted} and leaves no trace. */
    @Transactional
    public void receive(String signature, String timestamp, String nonce, String body) {
        var event = events.read(signature, timestamp, nonce, body);
        inbox.receive(SOURCE, event.key(), event.occurredAt(), event);
    }
}
