package io.guidepost.webedge.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.media.ArraySchema;
import io.swagger.v3.oas.models.media.IntegerSchema;
import io.swagger.v3.oas.models.media.ObjectSchema;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DescribedTest {

    private static final CodeGraph GRAPH = CodeGraph.ofOurClasses(DescribedTest.class.getClassLoader());

    @Test
    void refusalsAreFoundThroughWhateverIsCalled() {
        var told = GRAPH.refusalsOf("io.guidepost.webedge.once.OnceOnly");

        assertThat(told).containsKeys("idempotency_key_reused", "request_in_progress");
        assertThat(told.get("idempotency_key_reused").status()).isEqualTo(422);
        assertThat(told.values()).allSatisfy(one -> {
            assertThat(CodeGraph.isChinese(one.zh())).isTrue();
            assertThat(one.en()).isNotBlank();
        });
        assertThat(GRAPH.refusalsOf("io.guidepost.webedge.json.Id")).isEmpty();
    }

    @Test
    void whatTheEdgeItselfSaysNoToIsFound() {
        assertThat(GRAPH.ofTheEdge())
                .containsKeys(
                        "unauthenticated", "malformed_request", "unknown_field", "payload_too_large", "internal_error")
                .allSatisfy((code, told) -> assertThat(told.status()).isBetween(400, 599));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "登录 Sign in with a code|登录|Sign in with a code",
                "停用 SOP Let nobody start|停用|SOP Let nobody start",
                "我的资料，含手机号 My profile|我的资料，含手机号|My profile"
            })
    void aSummarySaysItTwice(String summary, String zh, String en) {
        assertThat(Described.split(summary)).contains(Map.of("zh-CN", zh, "en", en));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Sign in", "登录", "登录 。"})
    void oneThatSaysItOnceSaysItNot(String summary) {
        assertThat(Described.split(summary)).isEmpty();
    }

    @Test
    void anExampleIsWhatTheSchemaAllows() {
        var tree = new ObjectSchema()
                .addProperty("amountFen", new IntegerSchema())
                .addProperty(
                        "quantity",
                        new IntegerSchema().maximum(BigDecimal.valueOf(9)).minimum(BigDecimal.valueOf(3)))
                .addProperty("kind", new StringSchema()._enum(List.of("A", "B")))
                .addProperty("placedAt", new StringSchema().format("date-time"))
                .addProperty("skuId", new StringSchema())
                .addProperty("children", new ArraySchema().items(new Schema<>().$ref("#/components/schemas/Tree")));
        var document = new OpenAPI().components(new Components().addSchemas("Tree", tree));

        assertThat(new Examples(document).of(new Schema<>().$ref("#/components/schemas/Tree")))
                .isEqualTo(Map.of(
                        "amountFen",
                        12_900L,
                        "quantity",
                        3L,
                        "kind",
                        "A",
                        "placedAt",
                        "2026-11-22T04:00:00Z",
                        "skuId",
                        "1001",
                        "children",
                        List.of()));
    }
}
