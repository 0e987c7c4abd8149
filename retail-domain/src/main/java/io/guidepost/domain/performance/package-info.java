/**
 * Sales and commission by guide, store and region, for any period and as of any day (COM-12, D9). Owns {@code performance_day}
 * and {@code performance_progress}, which it counts from the tables of orders, refunds, decisions, commission and ledger; changes none
 * of them. Performance is what was sold, commission what was earned by it: two views, never one figure.
 */
package io.guidepost.domain.performance;
