package io.guidepost.domain.idempotency;

/**
 * By what a repeated request is recognised: the same key on another route, or of another caller, is another request.
 *
 * @param principal the caller, such as {@code shop:17}; at most 40 characters
 * @param route method and path, with the ids in it; at most 160 characters
 * @param key what the client chose; 1 to 128 visible ASCII characters
 */
public record RequestKey(String principal, String route, String key) {

    public RequestKey {
        requireAscii("principal", principal, 40, ' ' + 1);
        requireAscii("route", route, 160, ' ');
        requireAscii("key", key, 128, ' ' + 1);
    }

    private static void requireAscii(String what, String text, int maxLength, int lowest) {
        if (text.isEmpty() || text.length() > maxLength || text.chars().anyMatch(c -> c < lowest || c > '~')) {
            throw new IllegalArgumentException(
                    "%s must be 1 to %d printable ASCII characters".formatted(what, maxLength));
        }
    }
}
