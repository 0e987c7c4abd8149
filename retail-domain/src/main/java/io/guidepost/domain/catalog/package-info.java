/** Products, SKUs, prices and stock. Owns {@code catalog_*}. Calls no other feature. */
package io.guidepost.domain.catalog;
