/** Requests that carry an {@code Idempotency-Key}: carried out once, answered as often as asked. */
package io.guidepost.webedge.once;
