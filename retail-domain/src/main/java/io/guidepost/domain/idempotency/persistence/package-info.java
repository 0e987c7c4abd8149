/** The table of {@code V090__idempotency.sql}, as {@code V190} arranged it. */
package io.guidepost.domain.idempotency.persistence;
