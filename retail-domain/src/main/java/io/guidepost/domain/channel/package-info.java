/**
 * Orders that other tills and marketplaces took, brought into our books with the time at which they were placed there.
 * Owns {@code channel_*}. Calls order, catalog, attribution, commission, ledger, payment, shopper, organization and outbox;
 * nobody calls it but screens.
 */
package io.guidepost.domain.channel;
