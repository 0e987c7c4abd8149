package io.guidepost.webedge.problem;

import io.guidepost.sample.Shopper;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.http.MediaType;
import org.springframework.test.json.JsonCompareMode;
import org.springframework.test.web.reactive.server.WebTestClient;

class StrictJsonTest {

    private static final String GOOD_LINES = "\"lines\":[{\"skuId\":\"1\",\"quantity\":2}]";

    private final WebTestClient http = Shopper.client();

    static Stream<Arguments> mistakes() {
        return Stream.of(
                Arguments.of("unknown field", "{" + GOOD_LINES + ",\"nte\":\"a\"}", "unknown_field", "nte"),
                Arguments.of(
                        "unknown nested field",
                        "{\"lines\":[{\"skuId\":\"1\",\"quantity\":2,\"paidFen\":1}]}",
                        "unknown_field",
                        "lines[0].paidFen"),
                Arguments.of(
                        "duplicate", "{" + GOOD_LINES + ",\"note\":\"a\",\"note\":\"b\"}", "malformed_request", null),
                Arguments.of("trailing", "{" + GOOD_LINES + "} {}", "malformed_request", null),
                Arguments.of(
                        "float",
                        "{\"lines\":[{\"skuId\":\"1\",\"quantity\":2.0}]}",
                        "malformed_request",
                        "lines[0].quantity"),
                Arguments.of(
                        "exponent",
                        "{\"lines\":[{\"skuId\":\"1\",\"quantity\":2e0}]}",
                        "malformed_request",
                        "lines[0].quantity"),
                Arguments.of(
                        "number as text",
                        "{\"lines\":[{\"skuId\":\"1\",\"quantity\":\"2\"}]}",
                        "malformed_request",
                        "lines[0].quantity"),
                Arguments.of(
                        "empty text",
                        "{\"lines\":[{\"skuId\":\"1\",\"quantity\":\"\"}]}",
                        "malformed_request",
                        "lines[0].quantity"),
                Arguments.of(
                        "flag for number",
                        "{\"lines\":[{\"skuId\":\"1\",\"quantity\":true}]}",
                        "malformed_request",
                        "lines[0].quantity"),
                Arguments.of(
                        "beyond int",
                        "{\"lines\":[{\"skuId\":\"1\",\"quantity\":99999999999}]}",
                        "malformed_request",
                        "lines[0].quantity"),
                Arguments.of(
                        "absent number", "{\"lines\":[{\"skuId\":\"1\"}]}", "malformed_request", "lines[0].quantity"),
                Arguments.of("text for flag", "{" + GOOD_LINES + ",\"gift\":\"true\"}", "malformed_request", "gift"),
                Arguments.of("number for flag", "{" + GOOD_LINES + ",\"gift\":1}", "malformed_request", "gift"),
                Arguments.of(
                        "not a time", "{" + GOOD_LINES + ",\"wantedAt\":\"soon\"}", "malformed_request", "wantedAt"),
                Arguments.of(
                        "single for list",
                        "{\"lines\":{\"skuId\":\"1\",\"quantity\":2}}",
                        "malformed_request",
                        "lines"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("mistakes")
    void nothingIsGuessed(String what, String body, String code, String field) {
        var answer = post("/api/shop/v1/baskets", body)
                .expectStatus()
                .isBadRequest()
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo(code);
        if (field != null) {
            answer.jsonPath("$.field").isEqualTo(field);
        }
    }

    @Test
    void timesAreUtcAndNullsAreWritten() {
        post("/api/shop/v1/baskets", "{" + GOOD_LINES + ",\"wantedAt\":\"2026-11-22T12:00:00+08:00\"}")
                .expectStatus()
                .isOk()
                .expectBody()
                .json(
                        "{\"note\":null,\"lines\":[{\"skuId\":\"1\",\"quantity\":2}],\"gift\":null,\"wantedAt\":\"2026-11-22T04:00:00Z\"}",
                        JsonCompareMode.STRICT);
    }

    @Test
    void nestingEndsAtSixtyFour() {
        // The field itself is one level.
        post("/api/shop/v1/anything", "{\"content\":" + "[".repeat(63) + "]".repeat(63) + "}")
                .expectStatus()
                .isOk();
        post("/api/shop/v1/anything", "{\"content\":" + "[".repeat(64) + "]".repeat(64) + "}")
                .expectStatus()
                .isBadRequest()
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo("malformed_request");
    }

    private WebTestClient.ResponseSpec post(String path, String body) {
        return http.post()
                .uri(path)
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue(body)
                .exchange();
    }
}
