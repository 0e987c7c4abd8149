package io.guidepost.webedge.session;

import java.time.Duration;
import java.util.Locale;
import org.springframework.http.HttpHeaders;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.stereotype.Component;

/**
 * Callers about whom everything that the security chains ask is remembered, for answers that are given before the chains.
 * It says what they would say, or nothing.
 */
@Component
public class KnownCallers {

    private static final String BEARER = "Bearer ";

    private final Tokens tokens;
    private final SessionGates gates;
    private final SecuritySettings settings;

    KnownCallers(Tokens tokens, SessionGates gates, SecuritySettings settings) {
        this.tokens = tokens;
        this.gates = gates;
        this.settings = settings;
    }

    /**
     * Whether the token was found genuine before, still is, and belongs to a session that was lately confirmed. Never
     * blocks; false only means that the chains must be asked.
     */
    public boolean isKnown(Audience audience, HttpHeaders headers) {
        var authorization = headers.getFirst(HttpHeaders.AUTHORIZATION);
        if (authorization == null || !authorization.startsWith(BEARER)) {
            return false;
        }
        var verified = tokens.recognise(audience, authorization.substring(BEARER.length()));
        return verified.isPresent()
                && gates.isKnownToBeValid(
                        audience,
                        Long.toString(verified.get().who().id()),
                        verified.get().sessionVersion());
    }

    /** The headers with which the chains adorn every answer. */
    public void writeSecurityHeaders(ServerHttpRequest request, HttpHeaders headers) {
        headers.set(HttpHeaders.CACHE_CONTROL, "no-cache, no-store, max-age=0, must-revalidate");
        headers.set(HttpHeaders.PRAGMA, "no-cache");
        headers.set(HttpHeaders.EXPIRES, "0");
        headers.set("X-Content-Type-Options", "nosniff");
        headers.set("X-Frame-Options", "DENY");
        headers.set("X-XSS-Protection", "0");
        headers.set("Referrer-Policy", "no-referrer");
        if (!settings.hsts().equals(Duration.ZERO) && isOverTls(request)) {
            headers.set(
                    "Strict-Transport-Security", "max-age=" + settings.hsts().toSeconds() + " ; includeSubDomains");
        }
    }

    private static boolean isOverTls(ServerHttpRequest request) {
        var forwarded = request.getHeaders().getFirst("X-Forwarded-Proto");
        return request.getSslInfo() != null
                || forwarded != null && forwarded.toLowerCase(Locale.ROOT).startsWith("https");
    }
}
