/**
 * Remarks of guides about their customers, kept the same here and in WeCom. Owns {@code remark_friend}. Calls shopper, tag (for
 * the rules of conflict), organization, outbox and database.
 */
package io.guidepost.domain.remark;
