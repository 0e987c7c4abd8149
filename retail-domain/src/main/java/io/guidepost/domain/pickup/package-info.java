/** Goods that shoppers fetch in a store, against a code. Owns {@code pickup_*}; calls order, organization and privacy. */
package io.guidepost.domain.pickup;
