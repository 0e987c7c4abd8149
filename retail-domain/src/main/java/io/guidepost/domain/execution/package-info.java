/**
 * What came of headquarters' tasks, by guide, store, region and headquarters (C5, D5): the figures, the counting of them, the league,
 * and the file. Owns the tables {@code execution_…}; reads those of tasks, touches, orders and friendships, and changes none of
 * them.
 */
package io.guidepost.domain.execution;
