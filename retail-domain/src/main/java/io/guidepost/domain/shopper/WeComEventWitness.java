package io.guidepost.domain.shopper;

import io.guidepost.domain.shopper.ContactEvents.WeComEvent;

/**
 * Hears of an event the moment it is kept, in the same transaction and once, long before its turn in the inbox. For what WeCom
 * gives seconds; it must be quick and call nobody.
 */
public interface WeComEventWitness {

    void kept(WeComEvent event);
}
