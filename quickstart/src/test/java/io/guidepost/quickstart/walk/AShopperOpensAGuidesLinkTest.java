package io.guidepost.quickstart.walk;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class AShopperOpensAGuidesLinkTest extends WalkTest {

    private static final long DRESS = 100101;

    @Test
    void theOrderIsCreditedToTheGuideOfTheLink() {
        var wang = guide("sh001_wang");
        var shopper = stranger();

        shopper.open(wang.share(1001));
        var order = shopper.place(DRESS, 1);

        var attribution = hq().attribution(order.id());
        assertThat(attribution.path("orderId").asString()).isEqualTo(order.id());
        assertThat(attribution.path("basis").asString()).isEqualTo("LAST_TOUCH");
        assertThat(attribution.path("guide").path("id").asString()).isEqualTo(wang.id());
        assertThat(attribution.path("guide").path("name").asString()).isEqualTo(wang.name());
        assertThat(attribution.path("store").path("id").asString()).isEqualTo(wang.storeId());
        assertThat(attribution.path("decidedAt").asString()).endsWith("Z");
        assertThat(attribution.path("ruleSetVersion").isIntegralNumber()).isTrue();
        assertThat(attribution.path("splits")).isNotEmpty();
        var accepted = accepted(attribution);
        assertThat(accepted.path("kind").asString()).isEqualTo("TOUCH");
        assertThat(accepted.propertyNames())
                .contains("kind", "refId", "guideId", "storeId", "occurredAt", "accepted", "reason", "text");
        assertThat(accepted.path("reason").isNull()).isTrue();
    }

    @Test
    void theLaterLinkWinsAndTheEarlierIsToldWhy() {
        var wang = guide("sh001_wang");
        var zhang = guide("sh001_zhang");
        var shopper = stranger();

        shopper.open(wang.share(1001));
        shopper.open(zhang.share(1001));
        var order = shopper.place(DRESS, 1);

        var attribution = hq().attribution(order.id());
        assertThat(attribution.path("guide").path("id").asString()).isEqualTo(zhang.id());
        assertThat(candidates(attribution)).contains(Map.entry(wang.id(), "LATER_TOUCH_WINS"));
    }

    @Test
    void theReasonIsGivenInBothLanguages() {
        var shopper = stranger();
        shopper.open(guide("sh001_zhang").share(1001));
        var order = shopper.place(DRESS, 1);

        var zh = accepted(hq().in("zh-CN").attribution(order.id())).path("text").asString();
        var en = accepted(hq().in("en").attribution(order.id())).path("text").asString();

        assertThat(zh).matches(".*\\p{IsHan}.*").isNotEqualTo(en);
        assertThat(en).matches("(?s).*[A-Za-z]{3,}.*");
    }

    @Test
    void aForgedTokenAnswersTheSameAndCreditsNobody() {
        var shopper = stranger();
        var real = guide("sh001_wang").share(1001);

        shopper.open(real.substring(0, real.length() - 1) + (real.endsWith("A") ? "B" : "A"));
        shopper.open("nonsense");
        var order = shopper.place(DRESS, 1);

        var attribution = hq().attribution(order.id());
        assertThat(attribution.path("guide").isNull()).isTrue();
        assertThat(attribution.path("basis").asString()).isEqualTo("HQ");
    }

    private static JsonNode accepted(JsonNode attribution) {
        return attribution
                .path("candidates")
                .valueStream()
                .filter(candidate -> candidate.path("accepted").asBoolean())
                .findFirst()
                .orElseThrow();
    }

    private static java.util.List<Map.Entry<String, String>> candidates(JsonNode attribution) {
        return attribution
                .path("candidates")
                .valueStream()
                .map(candidate -> Map.entry(
                        candidate.path("guideId").asString(""),
                        candidate.path("reason").asString("")))
                .toList();
    }
}
