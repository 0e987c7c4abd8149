/**
 * A guide is named on the order itself: by a basket prepared for the shopper, or at the till (ATT-6). Owns {@code assist_*};
 * reads and holds {@code order_header} to see that an order is unpaid. Knows no order feature: orders ask it.
 */
package io.guidepost.domain.assist;
