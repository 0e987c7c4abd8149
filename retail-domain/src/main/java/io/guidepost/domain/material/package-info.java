/**
 * The material library: what guides can pass on (MAT-1 to MAT-5). Owns {@code content_material} and {@code material_*};
 * reads {@code catalog_product}. Calls no other feature.
 */
package io.guidepost.domain.material;
