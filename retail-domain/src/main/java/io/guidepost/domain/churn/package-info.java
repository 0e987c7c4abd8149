/**
 * Who has lost whom in WeCom: when, and which of the two ended it. Owns no table; reads {@code shopper_friend_event},
 * {@code shopper_friendship} and {@code org_*}. Calls shopper and organization.
 */
package io.guidepost.domain.churn;
