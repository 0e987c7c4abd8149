/** The table of {@code V090__idempotency.sql}. */
package io.guidepost.domain.idempotency.persistence;
