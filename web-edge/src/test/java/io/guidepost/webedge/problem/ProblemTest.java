package io.guidepost.webedge.problem;

import static org.assertj.core.api.Assertions.assertThat;

import io.guidepost.sample.Edge;
import io.guidepost.sample.Shopper;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient;
import reactor.core.publisher.Flux;

class ProblemTest {

    private final WebTestClient http = Shopper.client();

    static Stream<Arguments> table() {
        return Stream.of(
                Arguments.of("GET", "/api/shop/v1/refusals/MALFORMED", null, 400, "sample_refused"),
                Arguments.of("GET", "/api/shop/v1/refusals/UNAUTHENTICATED", null, 401, "sample_refused"),
                Arguments.of("GET", "/api/shop/v1/refusals/FORBIDDEN", null, 403, "sample_refused"),
                Arguments.of("GET", "/api/shop/v1/refusals/NOT_FOUND", null, 404, "sample_refused"),
                Arguments.of("GET", "/api/shop/v1/refusals/CONFLICT", null, 409, "sample_refused"),
                Arguments.of("GET", "/api/shop/v1/refusals/REFUSED", null, 422, "sample_refused"),
                Arguments.of("GET", "/api/shop/v1/refusals/TOO_MANY", null, 429, "sample_refused"),
                Arguments.of("GET", "/api/shop/v1/refusals/UNAVAILABLE", null, 503, "sample_refused"),
                Arguments.of("GET", "/api/shop/v1/refusals/NONSENSE", null, 400, "invalid_parameter"),
                Arguments.of("GET", "/api/shop/v1/orders/abc", null, 400, "invalid_parameter"),
                Arguments.of("GET", "/api/shop/v1/orders/7?copies=x", null, 400, "invalid_parameter"),
                Arguments.of("GET", "/api/shop/v1/orders/7?copies=0", null, 400, "validation_failed"),
                Arguments.of("GET", "/api/shop/v1/needs?needed=a", null, 400, "missing_parameter"),
                Arguments.of("GET", "/api/shop/v1/nothing-here", null, 404, "not_found"),
                Arguments.of("GET", "/nothing-here", null, 404, "not_found"),
                Arguments.of("GET", "/actuator/env", null, 404, "not_found"),
                Arguments.of("GET", "/actuator/heapdump", null, 404, "not_found"),
                Arguments.of("DELETE", "/api/shop/v1/me", null, 405, "method_not_allowed"),
                Arguments.of("POST", "/api/shop/v1/baskets", "", 400, "malformed_request"),
                Arguments.of("POST", "/api/shop/v1/baskets", "{\"note\":", 400, "malformed_request"),
                Arguments.of("POST", "/api/shop/v1/baskets", "[]", 400, "malformed_request"),
                Arguments.of("POST", "/api/shop/v1/baskets", "{\"lines\":[]}", 400, "validation_failed"),
                Arguments.of("GET", "/api/shop/v1/failures/pool-timeout", null, 503, "dependency_unavailable"),
                Arguments.of("GET", "/api/shop/v1/failures/wrapped-pool-timeout", null, 503, "dependency_unavailable"),
                Arguments.of("GET", "/api/shop/v1/failures/no-transaction", null, 503, "dependency_unavailable"),
                Arguments.of("GET", "/api/shop/v1/failures/deadlock", null, 503, "dependency_unavailable"),
                Arguments.of("GET", "/api/shop/v1/failures/redis-down", null, 503, "dependency_unavailable"),
                Arguments.of("GET", "/api/shop/v1/failures/unclear", null, 503, "dependency_unavailable"),
                Arguments.of("GET", "/api/shop/v1/failures/stale", null, 409, "version_conflict"),
                Arguments.of("GET", "/api/shop/v1/failures/bug", null, 500, "internal_error"));
    }

    @ParameterizedTest
    @MethodSource("table")
    void everyErrorHasTheOneShape(String method, String path, String body, int status, String code) {
        var request = http.method(HttpMethod.valueOf(method)).uri(path);
        if (body != null) {
            request.contentType(MediaType.APPLICATION_JSON).bodyValue(body);
        }
        var answer = request.exchange()
                .expectStatus()
                .isEqualTo(status)
                .expectHeader()
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .expectBody()
                .jsonPath("$.type")
                .isEqualTo("urn:guidepost:problem:" + code)
                .jsonPath("$.status")
                .isEqualTo(status)
                .jsonPath("$.code")
                .isEqualTo(code)
                .jsonPath("$.title")
                .isNotEmpty()
                .jsonPath("$.detail")
                .isNotEmpty()
                .jsonPath("$.instance")
                .isEqualTo(path.replaceFirst("\\?.*", ""))
                .returnResult();

        var text = new String(answer.getResponseBodyContent(), StandardCharsets.UTF_8);
        assertThat(text).doesNotContain("secret", "SELECT", "Exception", "io.guidepost.", "\tat ");
        assertThat(text).contains(answer.getResponseHeaders().getFirst("X-Trace-Id"));
        if (status == 429 || status == 503) {
            assertThat(Integer.parseInt(answer.getResponseHeaders().getFirst("Retry-After")))
                    .isPositive();
        }
    }

    @Test
    void whatTheClientNeedsToReactIsInTheAnswer() {
        http.get()
                .uri("/api/shop/v1/refusals/REFUSED")
                .exchange()
                .expectBody()
                .jsonPath("$.skuId")
                .isEqualTo("42")
                .jsonPath("$.status")
                .isEqualTo(422);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "en|No|Refused|en",
                "en-GB,zh;q=0.5|No|Refused|en",
                "zh-CN|不行|无法办理|zh-CN",
                "zh-TW|不行|无法办理|zh-CN",
                "fr|不行|无法办理|zh-CN",
                "fr,en;q=0.2|No|Refused|en",
                ";;;q=x|不行|无法办理|zh-CN",
                "|不行|无法办理|zh-CN"
            })
    void titleAndDetailFollowTheCallersLanguage(String accepted, String detail, String title, String language) {
        http.get()
                .uri("/api/shop/v1/refusals/REFUSED")
                .headers(headers -> {
                    if (accepted != null) {
                        headers.set("Accept-Language", accepted);
                    }
                })
                .exchange()
                .expectHeader()
                .valueEquals("Content-Language", language)
                .expectBody()
                .jsonPath("$.detail")
                .isEqualTo(detail)
                .jsonPath("$.title")
                .isEqualTo(title);
    }

    @Test
    void validationNamesEachField() {
        http.post()
                .uri("/api/shop/v1/baskets")
                .header("Accept-Language", "en")
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue("{\"lines\":[{\"skuId\":\" \",\"quantity\":1},{\"skuId\":\"1\",\"quantity\":0}]}")
                .exchange()
                .expectStatus()
                .isBadRequest()
                .expectBody()
                .jsonPath("$.errors.length()")
                .isEqualTo(2)
                .jsonPath("$.errors[?(@.field=='lines[0].skuId')].message")
                .isNotEmpty()
                .jsonPath("$.errors[?(@.field=='lines[1].quantity')].message")
                .isNotEmpty();
    }

    @Test
    void methodsThatAreAllowedAreNamed() {
        http.delete()
                .uri("/api/shop/v1/me")
                .exchange()
                .expectStatus()
                .isEqualTo(405)
                .expectHeader()
                .valueMatches("Allow", ".*GET.*");
    }

    @Test
    void anotherContentTypeIsRefused() {
        http.post()
                .uri("/api/shop/v1/baskets")
                .contentType(MediaType.TEXT_XML)
                .bodyValue("<a/>")
                .exchange()
                .expectStatus()
                .isEqualTo(415)
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo("unsupported_media_type");
    }

    @Test
    void withoutATokenNobodyIsToldWhatExists() {
        for (var path : new String[] {"/api/shop/v1/me", "/api/shop/v1/nothing-here", "/api/guide/v1/me"}) {
            Edge.client()
                    .get()
                    .uri(path)
                    .exchange()
                    .expectStatus()
                    .isUnauthorized()
                    .expectHeader()
                    .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                    .expectHeader()
                    .valueEquals("WWW-Authenticate", "Bearer")
                    .expectBody()
                    .jsonPath("$.code")
                    .isEqualTo("unauthenticated")
                    .jsonPath("$.traceId")
                    .isNotEmpty();
        }
    }

    @Test
    void twoMegabytesAreRefused() {
        http.post()
                .uri("/api/shop/v1/baskets")
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue("{\"note\":\"" + "x".repeat(2 << 20) + "\"}")
                .exchange()
                .expectStatus()
                .isEqualTo(413)
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo("payload_too_large");
    }

    @Test
    void aBodyThatHidesItsLengthIsStoppedAtTheSameSize() {
        var piece = "x".repeat(1 << 14);
        var chunks = Flux.concat(Flux.just("{\"note\":\""), Flux.range(0, 20).map(i -> piece), Flux.just("\"}"));
        http.post()
                .uri("/api/shop/v1/baskets")
                .contentType(MediaType.APPLICATION_JSON)
                .body(chunks, String.class)
                .exchange()
                .expectStatus()
                .isEqualTo(413)
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo("payload_too_large");
    }

    @Test
    void headersBeyondSixteenKilobytesAreRefused() {
        http.get()
                .uri("/api/shop/v1/me")
                .header("X-Long", "x".repeat(15_000))
                .exchange()
                .expectStatus()
                .isOk();
        http.get()
                .uri("/api/shop/v1/me")
                .header("X-Long", "x".repeat(20_000))
                .exchange()
                .expectStatus()
                .is4xxClientError();
    }
}
