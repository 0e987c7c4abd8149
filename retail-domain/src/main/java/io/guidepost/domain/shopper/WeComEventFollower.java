package io.guidepost.domain.shopper;

import io.guidepost.domain.shopper.ContactEvents.WeComEvent;
import java.time.Instant;

/** Hears of WeCom's events of one name besides those about friends and the organization. Its effect is guarded: it may be told twice. */
public interface WeComEventFollower {

    /** WeCom's name of the events, such as {@code change_external_chat}. */
    String event();

    void apply(WeComEvent event, Instant occurredAt);
}
