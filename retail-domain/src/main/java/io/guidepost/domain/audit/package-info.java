/**
 * The log of what headquarters looks at and changes: added to, chained, verified, never changed. Owns {@code audit_*}. Knows of
 * features the names of their main tables, whose rows it digests before and after a change; the edge tells it who acts.
 */
package io.guidepost.domain.audit;
