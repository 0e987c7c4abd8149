package io.guidepost.quickstart.walk;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.UUID;
import tools.jackson.databind.json.JsonMapper;

/** Speaks JSON with one application, as one caller. */
record Http(URI base, String token, String language) {

    static final HttpClient CLIENT = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(10))
            .build();
    private static final JsonMapper JSON = JsonMapper.shared();

    static Http at(URI base) {
        return new Http(base, "", "en");
    }

    Http as(String accessToken) {
        return new Http(base, accessToken, language);
    }

    Http in(String otherLanguage) {
        return new Http(base, token, otherLanguage);
    }

    Answer get(String path) {
        return send("GET", path, null);
    }

    Answer post(String path, Object body) {
        return send("POST", path, write(body));
    }

    /** With an idempotency key of its own. */
    Answer once(String path, Object body) {
        return once(path, UUID.randomUUID().toString(), body);
    }

    Answer once(String path, String key, Object body) {
        return send("POST", path, write(body), "Idempotency-Key", key);
    }

    Answer send(String method, String path, byte[] body, String... headers) {
        try {
            return new Answer(
                    method + " " + path, CLIENT.send(request(method, path, body, headers), BodyHandlers.ofByteArray()));
        } catch (IOException failed) {
            throw new UncheckedIOException(method + " " + path, failed);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    HttpRequest request(String method, String path, byte[] body, String... headers) {
        var request = HttpRequest.newBuilder(URI.create(base + path))
                .timeout(Duration.ofSeconds(30))
                .header("Accept-Language", language)
                .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(body));
        if (body != null) {
            request.header("Content-Type", "application/json");
        }
        if (!token.isEmpty()) {
            request.header("Authorization", "Bearer " + token);
        }
        for (int i = 0; i < headers.length; i += 2) {
            request.setHeader(headers[i], headers[i + 1]);
        }
        return request.build();
    }

    static byte[] write(Object body) {
        return JSON.writeValueAsBytes(body);
    }
}
