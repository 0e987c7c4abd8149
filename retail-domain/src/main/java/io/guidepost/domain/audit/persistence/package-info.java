/** The tables {@code audit_*} of {@code V442__audit.sql}. */
package io.guidepost.domain.audit.persistence;
