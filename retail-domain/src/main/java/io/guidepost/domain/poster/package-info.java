/**
 * A guide's own poster: the picture of headquarters with the guide's name and code on it (MAT-4). Owns nothing. Calls asset,
 * material, materialuse, media, catalog, organization and sharing.
 */
package io.guidepost.domain.poster;
