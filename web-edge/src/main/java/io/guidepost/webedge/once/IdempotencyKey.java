package io.guidepost.webedge.once;

/**
 * The request's {@code Idempotency-Key}, together with the method and path it stands for. A controller that takes it as a
 * parameter thereby requires the header, in the documentation too.
 *
 * @param value 1 to 128 visible ASCII characters
 * @param route method and path, ids included: the same key for another order is another request
 */
public record IdempotencyKey(String value, String route) {}
