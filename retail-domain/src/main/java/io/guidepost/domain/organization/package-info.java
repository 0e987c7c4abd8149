/**
 * Stores, guides and administrators: who serves where from when until when. Owns the tables {@code org_*}. Calls
 * database and inbox; other features call it.
 */
package io.guidepost.domain.organization;
