/**
 * The log of what headquarters looks at and changes: added to, chained, verified, never changed. Owns {@code audit_*}. Knows no
 * feature; features may tell it digests of before and after, and the edge tells it who acts.
 */
package io.guidepost.domain.audit;
