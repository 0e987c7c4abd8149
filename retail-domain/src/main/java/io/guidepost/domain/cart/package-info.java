/** What shoppers want to buy (SHOP-3). Owns {@code cart_*}. Calls assortment, catalog and shopper; order takes what was bought out of it. */
package io.guidepost.domain.cart;
