/**
 * Calls on customers (C1: VISIT_CALLBACK): what guides log for each customer, and what shows that it is true. Owns
 * {@code visit_*}; reads {@code content_*}, {@code shopper_identity}, {@code order_header}, {@code attribution_decision} and
 * {@code sharing_touch}. Calls content, material, proof and sharing.
 */
package io.guidepost.domain.visit;
