/** Where shoppers have things sent, and the regions of the country (SHOP-4). Owns {@code address_entry}. Calls privacy and shopper. */
package io.guidepost.domain.address;
