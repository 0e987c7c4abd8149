/**
 * After-sale (ORD-6): refund only, return and refund, exchange, each with its way from the shopper's wish to its end. Owns
 * {@code aftersale_*}; calls order, refund, stock, catalog, asset and notice.
 */
package io.guidepost.domain.aftersale;
