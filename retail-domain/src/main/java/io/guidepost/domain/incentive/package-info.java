/**
 * Rewards beyond the rate card, out of budgets that cannot be overspent (B8). Owns {@code incentive_*}; reads
 * {@code order_*}, {@code attribution_*}, {@code shopper_friendship}, {@code org_*}, {@code ledger_*} and
 * {@code commission_*}. Calls commission, attribution and the outbox.
 */
package io.guidepost.domain.incentive;
