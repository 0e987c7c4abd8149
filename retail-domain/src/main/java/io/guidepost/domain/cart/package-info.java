/** What shoppers want to buy (SHOP-3). Owns {@code cart_line}. Calls assortment and catalog; order takes what was bought out of it. */
package io.guidepost.domain.cart;
