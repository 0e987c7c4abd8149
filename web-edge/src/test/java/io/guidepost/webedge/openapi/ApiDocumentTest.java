package io.guidepost.webedge.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import io.guidepost.sample.Edge;
import io.swagger.v3.oas.models.PathItem.HttpMethod;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ApiDocumentTest {

    @Test
    void theDocumentNeitherChangesNorKnowsWhereItIsServed() {
        var first = fetch("127.0.0.1");
        var second = fetch("localhost");

        assertThat(second).isEqualTo(first);
        assertThat(first).doesNotContain("127.0.0.1", "localhost", "\"servers\"");
    }

    @Test
    void everyOperationNamesItsTokenItsProblemsAndItself() {
        var paths = document().get("paths");

        paths.properties().forEach(path -> path.getValue().properties().forEach(operation -> {
            var responses = operation.getValue().get("responses");
            assertThat(responses.has("4XX")).isTrue();
            assertThat(responses.has("5XX")).isTrue();
            assertThat(operation.getValue().get("operationId").asString()).isNotBlank();
        }));
        assertThat(paths.at("/~1api~1shop~1v1~1me/get/security/0").has("shop")).isTrue();
        assertThat(paths.at("/~1api~1guide~1v1~1me/get/security/0").has("guide"))
                .isTrue();
        assertThat(paths.at("/~1api~1shop~1v1~1sessions/post").has("security")).isFalse();
        assertThat(paths.at("/~1callbacks~1sample/post").has("security")).isFalse();
    }

    @Test
    void whatTheEdgeReadsByItselfIsDescribed() {
        var paths = document().get("paths");

        var key = paths.at("/~1api~1shop~1v1~1bookings/post/parameters/0");
        assertThat(key.get("name").asString()).isEqualTo("Idempotency-Key");
        assertThat(key.get("required").asBoolean()).isTrue();
        assertThat(paths.at("/~1api~1shop~1v1~1bookings/post/responses/201/content/application~1json/schema/$ref")
                        .asString())
                .endsWith("/Booking.Booked");
        assertThat(paths.at("/~1api~1shop~1v1~1numbers/get/parameters/0/schema/maximum")
                        .asInt())
                .isEqualTo(200);
        assertThat(paths.at("/~1api~1shop~1v1~1numbers/get/parameters/1/name").asString())
                .isEqualTo("cursor");
        assertThat(paths.at("/~1api~1shop~1v1~1me/get").has("parameters")).isFalse();
    }

    @Test
    void theProblemAndNestedRequestsHaveSchemas() {
        var schemas = document().at("/components/schemas");

        assertThat(schemas.at("/Problem/properties").has("traceId")).isTrue();
        assertThat(schemas.has("Sample.Basket.Line")).isTrue();
        assertThat(document().at("/components/securitySchemes/admin/scheme").asString())
                .isEqualTo("bearer");
    }

    @ParameterizedTest
    @CsvSource({
        "GET, /api/shop/v1/products, getShopProducts",
        "POST, /api/admin/v1/tasks/{id}/approval, postAdminTasksByIdApproval",
        "GET, /api/guide/v1/jssdk-config, getGuideJssdkConfig",
        "POST, /callbacks/wxpay/payment, postCallbacksWxpayPayment"
    })
    void anOperationIsNamedByItsAddress(HttpMethod method, String path, String id) {
        assertThat(ApiDocument.operationId(method, path)).isEqualTo(id);
    }

    private static JsonNode document() {
        return JsonMapper.shared().readTree(fetch("127.0.0.1"));
    }

    private static String fetch(String host) {
        var body = Edge.client()
                .get()
                .uri("http://%s:%d/v3/api-docs".formatted(host, Edge.port()))
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody()
                .returnResult()
                .getResponseBody();
        return new String(body, StandardCharsets.UTF_8);
    }
}
