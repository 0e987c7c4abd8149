/**
 * What headquarters wants of a month, down the organization to each guide, and how far everybody has come (ORG-6). Owns the
 * tables {@code target_*}; reads sales, friendships, assignments and the organization.
 */
package io.guidepost.domain.kpi;
