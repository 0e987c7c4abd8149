package io.guidepost.simulator.http;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * One request as it came over the wire. {@code target} is path and query exactly as sent, because WeChat Pay signs it;
 * {@code query} is matched by name and forgives the stray {@code ?&} and {@code &&} that SDKs send.
 */
public record Call(
        String method,
        String path,
        String target,
        Map<String, String> query,
        Map<String, String> headers,
        byte[] body,
        Map<String, Part> parts,
        String clientIp,
        Instant at) {

    /** One part of a multipart body. */
    public record Part(String filename, byte[] content) {}

    public static Call of(
            String method,
            String target,
            Map<String, String> headers,
            byte[] body,
            Map<String, Part> parts,
            String clientIp,
            Instant at) {
        int mark = target.indexOf('?');
        String path = mark < 0 ? target : target.substring(0, mark);
        Map<String, String> query = mark < 0 ? Map.of() : parse(target.substring(mark + 1));
        return new Call(method, decode(path), target, query, headers, body, parts, clientIp, at);
    }

    public Optional<String> param(String name) {
        return Optional.ofNullable(query.get(name)).filter(value -> !value.isEmpty());
    }

    public Optional<String> header(String name) {
        return Optional.ofNullable(headers.get(name.toLowerCase(Locale.ROOT)));
    }

    public String text() {
        return new String(body, StandardCharsets.UTF_8);
    }

    private static Map<String, String> parse(String query) {
        Map<String, String> values = new LinkedHashMap<>();
        for (String pair : query.split("&")) {
            if (!pair.isEmpty()) {
                int equals = pair.indexOf('=');
                String name = equals < 0 ? pair : pair.substring(0, equals);
                values.putIfAbsent(decode(name), equals < 0 ? "" : decode(pair.substring(equals + 1)));
            }
        }
        return values;
    }

    private static String decode(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException malformed) {
            return text;
        }
    }
}
