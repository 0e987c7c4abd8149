/**
 * Proofs that somebody looks at (C1: CUSTOM, and the results of visits). Owns {@code proof_*}; reads {@code org_employment}.
 * Calls content,
 * asset and organization.
 */
package io.guidepost.domain.proof;
