/**
 * The material library: what guides can pass on, on which shelf, until when and where (MAT-1, MAT-3). Owns
 * {@code content_material} and {@code material_*} apart from {@code material_use}; reads {@code catalog_product}. Calls asset,
 * catalog and organization.
 */
package io.guidepost.domain.material;
