/**
 * What other rules of attribution or other rates would have done to the orders of a period (D3). Owns {@code simulation_*};
 * reads decisions, order lines and rates, and changes nothing of them but that simulated drafts are marked as such. A duty
 * of the scheduler carries simulations out.
 */
package io.guidepost.domain.simulation;
