/**
 * Money back to the shopper, whole or in part. Owns {@code refund_*}. Calls order, catalog, coupon, payment, ledger, commission
 * and outbox; nobody calls it but screens and the timetable.
 */
package io.guidepost.domain.refund;
