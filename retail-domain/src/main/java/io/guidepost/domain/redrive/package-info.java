/**
 * What was given up in inbox and outbox, why, and putting it back (D23). Owns {@code message_redrive}; reads the messages and
 * sets back their state, which the queue itself never does. Calls delivery and inbox.
 */
package io.guidepost.domain.redrive;
