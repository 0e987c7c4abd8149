package io.guidepost.bench;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.regex.Pattern;

/** Headquarters at work over HTTP, as one of the demonstration's people. */
final class Office {

    private static final Duration LIMIT = Duration.ofMinutes(15);

    private final HttpClient http = HttpClient.newHttpClient();
    private final Instance instance;
    private final String token;

    Office(Instance instance, String name) {
        this.instance = instance;
        this.token = field(
                answer(request("/api/admin/v1/sessions")
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(
                                "{\"username\":\"%s\",\"password\":\"%s-demo-pass\"}".formatted(name, name)))),
                "accessToken");
    }

    /** The body of the answer; anything but a 2xx is an error. */
    String get(String path) {
        return answer(request(path).header("Authorization", "Bearer " + token));
    }

    String post(String path, String body) {
        return answer(request(path)
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    /** A text or number in a flat answer. */
    static String field(String json, String name) {
        var found = Pattern.compile("\"" + name + "\":\"?([^\",}]+)").matcher(json);
        if (!found.find()) {
            throw new IllegalStateException("No " + name + " in " + json);
        }
        return found.group(1);
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(instance.guide() + path)).timeout(LIMIT);
    }

    private String answer(HttpRequest.Builder request) {
        try {
            var answer = http.send(request.build(), HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() / 100 != 2) {
                throw new IllegalStateException(answer.uri() + " answers " + answer.statusCode() + " " + answer.body());
            }
            return answer.body();
        } catch (IOException failed) {
            throw new IllegalStateException(failed);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }
}
