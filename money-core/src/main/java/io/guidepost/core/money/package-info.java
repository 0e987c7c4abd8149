/** Whole fen, basis points, and parts that add up to the whole. Nothing here rounds without saying how. */
package io.guidepost.core.money;
