/** Requests that must not be carried out twice, and the answers they were given. */
package io.guidepost.domain.idempotency;
