/**
 * What headquarters puts up for sale: products with their SKUs, categories, brands, the shelf and its timetable, prices and
 * availability per store. Writes {@code catalog_*} but for stock, which belongs to the catalogue. Calls asset; features that
 * follow changes register as {@link io.guidepost.domain.assortment.AssortmentFollower}.
 */
package io.guidepost.domain.assortment;
