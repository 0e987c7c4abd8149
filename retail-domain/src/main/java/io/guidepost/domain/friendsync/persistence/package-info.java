/** Pulls of customers and what they have found, by MyBatis. */
package io.guidepost.domain.friendsync.persistence;
