/**
 * Brings sealed values and their digests under the keys of today. Owns {@code rotation_*}; rewrites the columns that features
 * declare by {@link io.guidepost.domain.privacy.HoldsSealedData}. Calls database and privacy.
 */
package io.guidepost.domain.keyrotation;
