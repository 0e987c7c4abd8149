/**
 * Tags of customers, kept the same here and in WeCom (TAG-1, TAG-2). Owns the tables {@code tag_*}; reads
 * {@code shopper_friendship}. Calls shopper, organization, outbox and database.
 */
package io.guidepost.domain.tag;
