/**
 * Keeps our organization in line with WeCom's contacts (ORG-4): read in resumable steps, compared, shown as a plan, applied,
 * with changes told one by one coming through the same door. Owns the tables {@code contacts_*}; changes stores and guides
 * through organization alone. A duty of the scheduler carries syncs on.
 */
package io.guidepost.domain.contacts;
