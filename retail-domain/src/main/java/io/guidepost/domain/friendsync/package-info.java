/**
 * Pulls of all guides' customers from WeCom, resumable and comparable before they change anything. Owns {@code friend_sync},
 * {@code friend_sync_seen} and {@code friend_sync_line}; reads {@code shopper_friendship}. Calls shopper, organization and
 * database.
 */
package io.guidepost.domain.friendsync;
