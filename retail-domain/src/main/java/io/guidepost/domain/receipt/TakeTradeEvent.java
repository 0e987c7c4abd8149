package io.guidepost.domain.receipt;

import io.guidepost.domain.inbox.Inbox;
import io.guidepost.domain.shopper.ContactEvents.Untrusted;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** A push from WeChat: read, kept, and answered at once; what it means is worked out in the background. */
@Service
public class TakeTradeEvent {

    static final String SOURCE = "miniapp";

    private final ObjectProvider<TradeEvents> events;
    private final Inbox inbox;

    TakeTradeEvent(ObjectProvider<TradeEvents> events, Inbox inbox) {
        this.events = events;
        this.inbox = inbox;
    }

    /** WeChat's check of the address; what is not genuine is {@link Untrusted}. */
    public String verifyAddress(String signature, String timestamp, String nonce, String echo) {
        return reader().verifyAddress(signature, timestamp, nonce, echo);
    }

    /** Kept once, however often it comes; what is not genuine is {@link Untrusted} and leaves no trace. */
    @Transactional
    public void take(String signature, String timestamp, String nonce, String body) {
        var event = reader().read(signature, timestamp, nonce, body);
        inbox.receive(SOURCE, event.key(), event.occurredAt(), event);
    }

    /** Without token and key nothing can be genuine. */
    private TradeEvents reader() {
        var reader = events.getIfAvailable();
        if (reader == null) {
            throw new Untrusted("No token is set for pushes of the mini-program");
        }
        return reader;
    }
}
