package io.guidepost.bench;

import java.time.Duration;
import java.util.regex.Pattern;

/** Headquarters at work over HTTP, as one of the demonstration's people. */
final class Office {

    private static final Duration PATIENCE = Duration.ofMinutes(15);

    private final Instance instance;
    private final String token;

    Office(Instance instance, String name) {
        this.instance = instance;
        this.token = field(
                answer(
                        "POST",
                        "/api/admin/v1/sessions",
                        "",
                        "{\"username\":\"%s\",\"password\":\"%s-demo-pass\"}".formatted(name, name)),
                "accessToken");
    }

    String token() {
        return token;
    }

    /** The body of the answer; anything but a 2xx is an error. */
    String get(String path) {
        return answer("GET", path, token, "");
    }

    String post(String path, String body) {
        return answer("POST", path, token, body);
    }

    /** A text or number in a flat answer. */
    static String field(String json, String name) {
        var found = Pattern.compile("\"" + name + "\":\"?([^\",}]+)").matcher(json);
        if (!found.find()) {
            throw new IllegalStateException("No " + name + " in " + json);
        }
        return found.group(1);
    }

    private String answer(String method, String path, String bearer, String body) {
        var answer = instance.send(PATIENCE, method, instance.guide() + path, bearer, body);
        if (answer.statusCode() / 100 != 2) {
            throw new IllegalStateException(path + " answers " + answer.statusCode() + " " + answer.body());
        }
        return answer.body();
    }
}
