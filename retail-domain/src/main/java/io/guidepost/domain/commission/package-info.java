/**
 * What each payee earns of each paid line, and every change of it. Owns {@code commission_*}; reads
 * {@code attribution_credit}; posts through {@code ledger}. Calls attribution, catalog (categories) and ledger.
 */
package io.guidepost.domain.commission;
