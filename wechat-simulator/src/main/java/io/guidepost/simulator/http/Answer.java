package io.guidepost.simulator.http;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** One answer: what is written back, how late, and whether the connection breaks instead. */
public record Answer(
        int status, String contentType, byte[] body, Map<String, String> headers, Duration delay, boolean reset) {

    private static final String JSON = "application/json; charset=utf-8";

    public static Answer json(int status, JsonNode body) {
        return of(status, JSON, body.toString().getBytes(StandardCharsets.UTF_8));
    }

    public static Answer html(int status, String page) {
        return of(status, "text/html; charset=utf-8", page.getBytes(StandardCharsets.UTF_8));
    }

    public static Answer of(int status, String contentType, byte[] body) {
        return new Answer(status, contentType, body, Map.of(), Duration.ZERO, false);
    }

    public Answer withHeaders(Map<String, String> more) {
        return new Answer(status, contentType, body, more, delay, reset);
    }

    public Answer after(Duration wait) {
        return new Answer(status, contentType, body, headers, wait, reset);
    }

    /** The connection is reset where the answer should have been. */
    public Answer lost() {
        return new Answer(status, contentType, body, headers, delay, true);
    }

    public String text() {
        return new String(body, StandardCharsets.UTF_8);
    }
}
