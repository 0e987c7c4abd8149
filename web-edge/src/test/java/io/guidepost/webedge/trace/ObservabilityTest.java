package io.guidepost.webedge.trace;

import static org.assertj.core.api.Assertions.assertThat;

import io.guidepost.sample.Edge;
import io.guidepost.sample.Shopper;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.core.ParameterizedTypeReference;

class ObservabilityTest {

    @Test
    void workOffTheEventLoopLogsUnderTheIdTheClientWasTold() {
        var answer = Shopper.client()
                .get()
                .uri("/api/shop/v1/trace")
                .exchange()
                .expectBody(new ParameterizedTypeReference<Map<String, String>>() {})
                .returnResult();

        assertThat(answer.getResponseHeaders().getFirst("X-Trace-Id"))
                .matches("[0-9a-f]{32}")
                .isEqualTo(answer.getResponseBody().get("seen"));
        assertThat(answer.getResponseBody().get("thread")).doesNotContain("reactor-http");
    }

    @Test
    void aTraceThatBeganElsewhereGoesOn() {
        Shopper.client()
                .get()
                .uri("/api/shop/v1/trace")
                .header("traceparent", "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01")
                .exchange()
                .expectHeader()
                .valueEquals("X-Trace-Id", "0af7651916cd43dd8448eb211c80319c");
    }

    @Test
    void livenessNeedsNobodyAndReadinessNeedsRedis() {
        Edge.client()
                .get()
                .uri("/actuator/health/liveness")
                .exchange()
                .expectStatus()
                .isOk();
        // The sample's Redis is not there.
        Edge.client()
                .get()
                .uri("/actuator/health/readiness")
                .exchange()
                .expectStatus()
                .isEqualTo(503)
                .expectBody()
                .jsonPath("$.status")
                .isEqualTo("DOWN")
                .jsonPath("$.components")
                .doesNotExist();
    }

    @Test
    void metricsAreReadable() {
        Shopper.client().get().uri("/api/shop/v1/me").exchange().expectStatus().isOk();
        Edge.client()
                .get()
                .uri("/actuator/prometheus")
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody(String.class)
                .value(text ->
                        assertThat(text).contains("http_server_requests_seconds_count", "jvm_memory_used_bytes"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "env",
                "beans",
                "configprops",
                "heapdump",
                "threaddump",
                "loggers",
                "mappings",
                "shutdown",
                "metrics"
            })
    void nothingElseOfTheActuatorIsThere(String endpoint) {
        Edge.client()
                .get()
                .uri("/actuator/" + endpoint)
                .exchange()
                .expectStatus()
                .isNotFound()
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo("not_found");
    }
}
