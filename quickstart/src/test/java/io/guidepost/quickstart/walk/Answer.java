package io.guidepost.quickstart.walk;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What came back. */
record Answer(String request, HttpResponse<byte[]> response) {

    private static final JsonMapper JSON = JsonMapper.shared();

    int status() {
        return response.statusCode();
    }

    String header(String name) {
        return response.headers().firstValue(name).orElse("");
    }

    byte[] bytes() {
        return response.body();
    }

    String body() {
        return new String(response.body(), StandardCharsets.UTF_8);
    }

    JsonNode json() {
        return JSON.readTree(response.body());
    }

    /** This answer, if it has that status. */
    Answer expect(int status) {
        assertThat(status()).as("%s: %s", request, body()).isEqualTo(status);
        return this;
    }

    /** A refusal of that status and code, in the shape that is promised for all of them. */
    Answer refused(int status, String code) {
        expect(status);
        assertThat(header("Content-Type")).startsWith("application/problem+json");
        assertThat(text("code")).as("%s: %s", request, body()).isEqualTo(code);
        assertThat(json().path("status").asInt()).isEqualTo(status);
        assertThat(json().propertyNames()).contains("type", "title", "status", "detail", "instance", "code", "traceId");
        assertThat(text("traceId")).matches("[0-9a-f]{32}");
        return this;
    }

    String text(String field) {
        var value = json().path(field);
        assertThat(value.isString())
                .as("%s: %s is text in %s", request, field, body())
                .isTrue();
        return value.asString();
    }

    long fen(String field) {
        var value = json().path(field);
        assertThat(value.isIntegralNumber())
                .as("%s: %s is whole fen in %s", request, field, body())
                .isTrue();
        return value.asLong();
    }

    List<JsonNode> items() {
        return json().path("items").valueStream().toList();
    }
}
