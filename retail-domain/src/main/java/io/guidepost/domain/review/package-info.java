/**
 * What shoppers say of what they received. Owns {@code review_*}. Calls order, asset, profile and shopper.
 */
package io.guidepost.domain.review;
