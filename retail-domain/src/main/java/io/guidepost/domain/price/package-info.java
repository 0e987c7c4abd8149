/**
 * What things cost whom (SHOP-7, SHOP-4): price lists, activities, freight and groups of members. Owns {@code price_*}. Calls
 * assortment, catalog, organization and shopper; order and cart call it.
 */
package io.guidepost.domain.price;
