package io.guidepost.domain.shopper;

import io.guidepost.domain.inbox.Inbox;
import java.util.List;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** A callback from WeCom: read, kept, and answered at once; what it means is worked out in the background. */
@Service
public class ReceiveWeComEvent {

    static final String SOURCE = "wecom";

    private final ContactEvents events;
    private final Inbox inbox;
    private final List<WeComEventWitness> witnesses;

    ReceiveWeComEvent(ContactEvents events, Inbox inbox, List<WeComEventWitness> witnesses) {
        this.events = events;
        this.inbox = inbox;
        this.witnesses = List.copyOf(witnesses);
    }

    /** WeCom's check of the callback address; what is not genuine is {@link ContactEvents.Untrusted}. */
    public String verifyAddress(String signature, String timestamp, String nonce, String echo) {
        return events.verifyAddress(signature, timestamp, nonce, echo);
    }

    /** Kept once, however often it comes; what is not genuine is {@link ContactEvents.Untrusted} and leaves no trace. */
    @Transactional
    public void receive(String signature, String timestamp, String nonce, String body) {
        var event = events.read(signature, timestamp, nonce, body);
        if (inbox.receive(SOURCE, event.key(), event.occurredAt(), event)) {
            witnesses.forEach(witness -> witness.kept(event));
        }
    }
}
