/**
 * The one door through which an order becomes paid, and what leads to it: asking WeChat Pay, being told, asking back,
 * closing. Owns {@code payment_*}. Calls order, catalog, ledger, commission,
 * outbox and the messenger of content; refund calls it.
 */
package io.guidepost.domain.payment;
