/**
 * Tells WeChat which parcels have left, so that the shop's money is set free (发货信息管理). Owns {@code shippinginfo_*};
 * calls order, payment and outbox.
 */
package io.guidepost.domain.shippinginfo;
