/**
 * What WeChat says of goods that have arrived (发货信息管理): a shopper confirms receipt in WeChat as well as with us. Owns no table.
 * Calls inbox, order and payment.
 */
package io.guidepost.domain.receipt;
