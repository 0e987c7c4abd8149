/**
 * Coupons that guides give to their customers (PRM-2): how many each may give, and what became of each. Owns
 * {@code coupon_quota} and {@code coupon_issue}. Calls coupon and shopper; screens and the timetable call it.
 */
package io.guidepost.domain.couponissue;
