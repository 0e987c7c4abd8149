/**
 * Long walks over all active guides, a few guides at a time, that outlive whoever makes them (C7). Owns {@code guide_walk}.
 * Calls organization.
 */
package io.guidepost.domain.guidewalk;
