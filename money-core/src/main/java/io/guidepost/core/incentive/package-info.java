/** Rewards beyond the rate card (B8): who qualifies, for how much, or the one reason why not. */
package io.guidepost.core.incentive;
