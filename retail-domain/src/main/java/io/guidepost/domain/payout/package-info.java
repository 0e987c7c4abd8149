/**
 * A guide's money to the guide: by WeChat transfer, which the guide confirms, or with the wages. Owns {@code payout_*}.
 * Calls ledger, organization and outbox.
 */
package io.guidepost.domain.payout;
