/**
 * What each payee earns of each paid line, and every change of it. Owns {@code commission_*}; reads
 * {@code catalog_category} and, for what is still open, {@code refund_request}. Calls attribution,
 * organization and ledger, and follows assortment when a brand is renamed.
 */
package io.guidepost.domain.commission;
