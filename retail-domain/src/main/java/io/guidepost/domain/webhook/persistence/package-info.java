/** The tables of {@code V444__webhooks.sql}. */
package io.guidepost.domain.webhook.persistence;
