/**
 * WeCom's moments as tasks (C1: MOMENTS_CORP, MOMENTS_PERSONAL): what headquarters has guides publish, and what guides publish
 * themselves. Owns {@code moment_*}; reads {@code content_*} and {@code org_guide}. Calls content, material, media, poster and organization.
 */
package io.guidepost.domain.moment;
