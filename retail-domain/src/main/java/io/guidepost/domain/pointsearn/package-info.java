/**
 * Follows paid and refunded orders with the points they earn and bring back (INT-1). Owns no table. Calls order, payment,
 * refund and points; the outbox and refund call it.
 */
package io.guidepost.domain.pointsearn;
