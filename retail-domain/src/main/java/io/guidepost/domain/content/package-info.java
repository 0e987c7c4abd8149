/**
 * Headquarters' content tasks for guides, and what came of them (C0 to C11). Owns {@code content_*} apart from
 * {@code content_material}; dispatch and reports also read {@code org_*}, {@code shopper_friendship},
 * {@code shopper_binding}, {@code sharing_touch}, {@code order_*}, {@code attribution_decision}, {@code audience_*},
 * {@code calendar_store} and {@code fatigue_opt_out}. Calls asset, material, media, poster, organization, sharing,
 * audience, calendar, fatigue, compliance and outbox.
 */
package io.guidepost.domain.content;
