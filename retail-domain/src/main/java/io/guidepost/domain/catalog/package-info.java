/** Products, SKUs and prices. Owns {@code catalog_*} but for the stock of a SKU, which it only reads. Calls no other feature. */
package io.guidepost.domain.catalog;
