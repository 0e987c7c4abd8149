/**
 * What guides did with materials, and what came of it (MAT-2). Owns {@code material_use}; reads {@code content_task},
 * {@code content_assignment}, {@code sharing_*}, {@code order_*}, {@code attribution_decision}, {@code shopper_member} and
 * {@code org_*}. Calls no other feature.
 */
package io.guidepost.domain.materialuse;
