/**
 * Links and codes a guide shares, and the touches they leave. Owns {@code sharing_*}; reads {@code catalog_product},
 * {@code content_material}, {@code material_place}, {@code org_store_region} and {@code content_assignment} to see what a
 * link may point to. Calls no other feature.
 */
package io.guidepost.domain.sharing;
