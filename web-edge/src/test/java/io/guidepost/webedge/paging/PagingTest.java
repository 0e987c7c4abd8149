package io.guidepost.webedge.paging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.guidepost.domain.Refusal;
import io.guidepost.sample.Shopper;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.core.ParameterizedTypeReference;
import org.springframework.test.web.reactive.server.WebTestClient;

class PagingTest {

    private final WebTestClient http = Shopper.client();

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 20261122})
    void whatIsEncodedIsReadBack(long seed) {
        var random = new Random(seed);
        for (int i = 0; i < 200; i++) {
            var parts = new ArrayList<>();
            for (int part = random.nextInt(1, 4); part > 0; part--) {
                parts.add(random.nextBoolean() ? (Object) random.nextLong() : text(random));
            }
            var cursor = new Cursor(parts);
            assertThat(Cursor.decode(cursor.encoded())).as("seed %d", seed).isEqualTo(cursor);
        }
    }

    private static String text(Random random) {
        return random.ints(random.nextInt(12), 0, 4)
                .mapToObj(pick -> List.of("n1:", "导购", "😀", "t").get(pick))
                .reduce("", String::concat);
    }

    @ParameterizedTest
    @ValueSource(longs = {11, 12, 13})
    void noiseIsRefusedAndNeverCrashes(long seed) {
        var random = new Random(seed);
        for (int i = 0; i < 500; i++) {
            var noise = new byte[random.nextInt(1, 30)];
            random.nextBytes(noise);
            var encoded = Base64.getUrlEncoder().withoutPadding().encodeToString(noise);
            try {
                Cursor.decode(encoded);
            } catch (Refusal refused) {
                assertThat(refused.code()).as("seed %d", seed).isEqualTo("invalid_cursor");
            }
        }
    }

    @Test
    void aCursorOfAnotherListIsRefused() {
        assertThatThrownBy(() -> Cursor.of("text").longAt(0)).hasMessageContaining("invalid_cursor");
        assertThatThrownBy(() -> Cursor.of(1L).stringAt(0)).hasMessageContaining("invalid_cursor");
        assertThatThrownBy(() -> Cursor.of(1L).longAt(1)).hasMessageContaining("invalid_cursor");
    }

    @Test
    void theWholeListIsWalkedOnceInOrder() {
        var seen = new ArrayList<Integer>();
        var path = "/api/shop/v1/numbers?limit=200";
        String cursor = null;
        do {
            var page = get(path + (cursor == null ? "" : "&cursor=" + cursor));
            ((List<?>) page.get("items")).forEach(item -> seen.add((Integer) item));
            assertThat(page).containsKey("nextCursor");
            cursor = (String) page.get("nextCursor");
        } while (cursor != null);

        assertThat(seen).hasSize(450).isSorted().doesNotHaveDuplicates();
    }

    @Test
    void withoutALimitTwentyAreShown() {
        assertThat((List<?>) get("/api/shop/v1/numbers").get("items")).hasSize(20);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1", "201", "1000000000", "x", "", "2.0", "١"})
    void aLimitOutOfBoundsIsRefused(String limit) {
        refused("/api/shop/v1/numbers?limit={value}", limit, "invalid_limit");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "!!!", "bjE6", "dDE6YQ", "eDE6YQ", "bi0xOg", "bjk5OTk5OTk5OTk5Og"})
    void aCursorThatIsNotOneIsRefused(String cursor) {
        refused("/api/shop/v1/numbers?cursor={value}", cursor, "invalid_cursor");
    }

    @Test
    void aHugeCursorIsRefused() {
        refused(
                "/api/shop/v1/numbers?cursor={value}",
                Base64.getUrlEncoder().encodeToString(("t2000:" + "x".repeat(2000)).getBytes(StandardCharsets.UTF_8)),
                "invalid_cursor");
    }

    private void refused(String path, String value, String code) {
        http.get()
                .uri(path, value)
                .exchange()
                .expectStatus()
                .isBadRequest()
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo(code);
    }

    private Map<String, Object> get(String path) {
        return http.get()
                .uri(path)
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody(new ParameterizedTypeReference<Map<String, Object>>() {})
                .returnResult()
                .getResponseBody();
    }
}
