/**
 * Tasks that are done when enough people have been reached (C1: MATERIAL_SHARE, INVITE_GROUP, ADD_FRIEND), counted from our own
 * events. Owns no table; reads {@code sharing_touch}, {@code shopper_friendship}, {@code shopper_member} and
 * {@code groupchat_*}. Calls content, material and sharing.
 */
package io.guidepost.domain.reach;
