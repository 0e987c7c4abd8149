/**
 * Points of members (PRM-6, PRM-8): what they hold, every movement that led to it, adjustments by two people. Owns
 * {@code points_*}. Calls shopper, privacy and database; order, payment, pointsearn and screens call it.
 */
package io.guidepost.domain.points;
