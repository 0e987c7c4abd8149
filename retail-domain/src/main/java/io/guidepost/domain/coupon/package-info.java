/**
 * Coupons (PRM-1): templates, claims, codes, use and return. Owns {@code coupon_template}, {@code coupon},
 * {@code coupon_share}, {@code coupon_return} and {@code coupon_code}. Calls shopper and follows assortment when a brand is renamed; order, refund, couponissue and screens
 * call it.
 */
package io.guidepost.domain.coupon;
