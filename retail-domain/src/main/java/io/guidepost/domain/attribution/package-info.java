/**
 * Who gets the credit for an order: the evidence is read, judged by a pure rule and frozen with the order. Owns
 * {@code attribution_*}; reads {@code org_*}, {@code shopper_*} and {@code sharing_touch} and
 * looks of {@code content_material} as evidence. Calls no other feature; follows assortment when a brand is renamed.
 */
package io.guidepost.domain.attribution;
