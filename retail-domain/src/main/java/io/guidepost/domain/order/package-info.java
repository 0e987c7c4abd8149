/**
 * From basket to placed, paid, shipped, received or closed. Owns {@code order_*}. Calls catalog, price, coupon, points, cart, attribution, sharing,
 * privacy and commission; payment and refund call it.
 */
package io.guidepost.domain.order;
