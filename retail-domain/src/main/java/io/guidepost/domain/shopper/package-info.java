/**
 * Shoppers, how WeChat and WeCom know them, who is whose friend and who is bound to whom. Owns the tables
 * {@code shopper_*}; reads {@code order_header} for the customer's card, {@code org_*} for names. Calls organization, attribution, identity, database,
 * inbox and outbox.
 */
package io.guidepost.domain.shopper;
