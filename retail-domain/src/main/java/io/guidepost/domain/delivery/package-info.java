/**
 * The queue that outbox and inbox both are: messages claimed by lease, delivered at least once, put back with growing
 * pauses, kept as dead after too many attempts. Owns no table of its own; works on those of outbox and inbox.
 */
package io.guidepost.domain.delivery;
