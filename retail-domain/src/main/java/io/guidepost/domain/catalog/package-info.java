/** Products, SKUs and prices as the shop reads them; what is written of {@code catalog_*} is written by assortment and stock. Calls asset. */
package io.guidepost.domain.catalog;
