/**
 * How many units lie where: centrally, in stores, and set aside for activities; every change of them with its movement. Owns
 * {@code catalog_stock} and {@code stock_*}. Calls catalog and organization; order, payment and refund call it.
 */
package io.guidepost.domain.stock;
