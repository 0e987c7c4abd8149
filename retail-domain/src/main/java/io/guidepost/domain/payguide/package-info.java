/**
 * The guide of a sale on WeChat's receipt (支付即服务, D8). Owns {@code payguide_*}; reads the attribution of an order, who
 * works where, and who became whose friend. Calls payment, which asks it before a payment through {@link
 * io.guidepost.domain.payment.BeforePrepay}.
 */
package io.guidepost.domain.payguide;
