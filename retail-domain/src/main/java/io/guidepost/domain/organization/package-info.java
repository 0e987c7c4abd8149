/**
 * Stores, guides and administrators: who serves where from when until when. Owns the tables {@code org_*}. Calls
 * database, inbox and outbox; other features call it.
 */
package io.guidepost.domain.organization;
