package io.guidepost.webedge.once;

import static org.assertj.core.api.Assertions.assertThat;

import io.guidepost.sample.Bookings;
import io.guidepost.sample.Edge;
import io.guidepost.sample.Shopper;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.web.reactive.server.EntityExchangeResult;
import org.springframework.test.web.reactive.server.WebTestClient;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

class OnceOnlyTest {

    private static final String BOOK = "/api/shop/v1/bookings";
    private static final String PAY = "/api/shop/v1/bookings/1/payments";

    private final WebTestClient http = Shopper.client();
    private final JdbcTemplate sql = Edge.bean(JdbcTemplate.class);
    private final String key = UUID.randomUUID().toString();

    @BeforeEach
    void countAnew() {
        Bookings.RUNS.set(0);
    }

    @ParameterizedTest
    @ValueSource(strings = {BOOK, PAY})
    void aRepetitionGetsTheSameBytesAndRunsNothing(String path) {
        var first = send(path, key, Map.of("note", "一次 & once"));
        var again = send(path, key, Map.of("note", "一次 & once"));

        assertThat(first.getStatus().value()).isEqualTo(201);
        assertThat(again.getStatus().value()).isEqualTo(201);
        assertThat(again.getResponseBody()).isEqualTo(first.getResponseBody());
        assertThat(new String(first.getResponseBody(), StandardCharsets.UTF_8))
                .contains("一次 & once", "\"nothing\":null");
        assertThat(first.getResponseHeaders().getContentType()).isEqualTo(MediaType.APPLICATION_JSON);
        assertThat(again.getResponseHeaders().getContentType()).isEqualTo(MediaType.APPLICATION_JSON);
        assertThat(first.getResponseHeaders().containsHeader("Idempotent-Replayed"))
                .isFalse();
        assertThat(again.getResponseHeaders().getFirst("Idempotent-Replayed")).isEqualTo("true");
        assertThat(again.getResponseHeaders().getLocation())
                .isEqualTo(first.getResponseHeaders().getLocation());
        assertThat(Bookings.RUNS).hasValue(1);
    }

    @Test
    void whatWasCreatedIsLocated() {
        var location =
                send(BOOK, key, Map.of("note", "here")).getResponseHeaders().getLocation();

        assertThat(location.toString()).matches("/api/shop/v1/bookings/[0-9]+");
    }

    @Test
    void theOrderOfFieldsAndAbsentOnesMakeNoOtherRequest() {
        sendText(BOOK, key, "{\"note\":\"a\",\"extra\":null}");

        assertThat(sendText(BOOK, key, "{ \"note\" : \"a\" }").getStatus().value())
                .isEqualTo(201);
        assertThat(Bookings.RUNS).hasValue(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {BOOK, PAY})
    void anotherBodyUnderTheSameKeyIsRefused(String path) {
        send(path, key, Map.of("note", "a"));

        expect(send(path, key, Map.of("note", "b")), 422, "idempotency_key_reused");
        assertThat(Bookings.RUNS).hasValue(1);
    }

    @Test
    void theSameKeyElsewhereOrOfSomebodyElseIsAnotherRequest() {
        send(BOOK, key, Map.of("note", "a"));
        send(PAY, key, Map.of("note", "a"));
        send("/api/shop/v1/bookings/2/payments", key, Map.of("note", "a"));
        post(Shopper.client(), BOOK, key, "{\"note\":\"a\"}");

        assertThat(Bookings.RUNS).hasValue(4);
    }

    @Test
    void aKeyIsRequired() {
        expect(send(BOOK, null, Map.of("note", "a")), 400, "idempotency_key_required");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a b", "a\tb", "schlüssel", "TOO LONG"})
    void aKeyMustBeVisibleAndShort(String bad) {
        var given = bad.equals("TOO LONG") ? "k".repeat(129) : bad;

        expect(send(BOOK, given, Map.of("note", "a")), 400, "idempotency_key_malformed");
        assertThat(Bookings.RUNS).hasValue(0);
    }

    @Test
    void aKeyOfOneHundredAndTwentyEightIsFine() {
        assertThat(send(BOOK, "k".repeat(100) + UUID.randomUUID().toString().substring(0, 28), Map.of("note", "a"))
                        .getStatus()
                        .value())
                .isEqualTo(201);
    }

    @ParameterizedTest
    @ValueSource(strings = {BOOK, PAY})
    void ofTwentyAtOnceOneRunsAndAllHearTheSame(String path) {
        var body = Map.of("note", "slow " + key);
        var answers = Flux.merge(IntStream.range(0, 20)
                        .mapToObj(i ->
                                Mono.fromCallable(() -> send(path, key, body)).subscribeOn(Schedulers.boundedElastic()))
                        .toList())
                .collectList()
                .block(Duration.ofSeconds(30));

        assertThat(Bookings.RUNS).hasValue(1);
        var byStatus = answers.stream()
                .collect(Collectors.groupingBy(answer -> answer.getStatus().value()));
        assertThat(byStatus.keySet()).isSubsetOf(201, 409);
        assertThat(byStatus.get(201).stream().map(answer -> text(answer)).distinct())
                .hasSize(1);
        byStatus.getOrDefault(409, List.of()).forEach(answer -> expect(answer, 409, "request_in_progress"));
        assertThat(text(send(path, key, body))).isEqualTo(text(byStatus.get(201).get(0)));
    }

    @ParameterizedTest
    @ValueSource(strings = {BOOK, PAY})
    void aCrashLeavesNothingAndTheKeyMayBeTriedAgain(String path) {
        var body = Map.of("note", "crash " + key);

        expect(send(path, key, body), 500, "internal_error");
        assertThat(rows("sample_booking WHERE note LIKE 'crash%'")).isZero();
        assertThat(rows("idempotency_key WHERE request_key = '" + key + "'")).isZero();
        expect(send(path, key, body), 500, "internal_error");
        assertThat(Bookings.RUNS).hasValue(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {BOOK, PAY})
    void aRefusalIsNotRemembered(String path) {
        expect(send(path, key, Map.of("note", "refuse")), 422, "fully_booked");

        assertThat(rows("sample_booking WHERE note LIKE 'refuse%'")).isZero();
        assertThat(rows("idempotency_key WHERE request_key = '" + key + "'")).isZero();
        assertThat(send(path, key, Map.of("note", "something else")).getStatus().value())
                .isEqualTo(201);
    }

    @Test
    void afterADeadlockTheWholeTransactionRunsAgain() {
        assertThat(send(BOOK, key, Map.of("note", "deadlock-twice " + key))
                        .getStatus()
                        .value())
                .isEqualTo(201);

        assertThat(Bookings.RUNS).hasValue(3);
        assertThat(rows("sample_booking WHERE note = 'deadlock-twice " + key + "'"))
                .isEqualTo(1);
    }

    @Test
    void aDeadlockThatDoesNotEndIsOurUnavailability() {
        expect(send(BOOK, key, Map.of("note", "deadlock-ever")), 503, "dependency_unavailable");

        assertThat(Bookings.RUNS).hasValue(5);
        assertThat(rows("idempotency_key WHERE request_key = '" + key + "'")).isZero();
    }

    @Test
    void aClientThatLeavesFindsItsWorkDone() {
        var impatient = http.mutate().responseTimeout(Duration.ofMillis(150)).build();
        var body = "{\"note\":\"slow " + key + "\"}";
        try {
            post(impatient, BOOK, key, body);
        } catch (IllegalStateException goneAway) {
            // As intended: the answer takes longer than this client waits.
        }

        Awaitility.await()
                .atMost(10, TimeUnit.SECONDS)
                .until(() -> rows("sample_booking WHERE note = 'slow " + key + "'") == 1);
        var replayed = sendText(BOOK, key, body);
        assertThat(replayed.getResponseHeaders().getFirst("Idempotent-Replayed"))
                .isEqualTo("true");
        assertThat(Bookings.RUNS).hasValue(1);
    }

    private EntityExchangeResult<byte[]> send(String path, String key, Map<String, String> body) {
        return sendText(
                path,
                key,
                body.entrySet().stream()
                        .map(field -> "\"%s\":\"%s\"".formatted(field.getKey(), field.getValue()))
                        .collect(Collectors.joining(",", "{", "}")));
    }

    private EntityExchangeResult<byte[]> sendText(String path, String key, String body) {
        return post(http, path, key, body);
    }

    private static EntityExchangeResult<byte[]> post(WebTestClient http, String path, String key, String body) {
        return http.post()
                .uri(path)
                .headers(headers -> {
                    if (key != null) {
                        headers.set("Idempotency-Key", key);
                    }
                })
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue(body)
                .exchange()
                .expectBody()
                .returnResult();
    }

    private static void expect(EntityExchangeResult<byte[]> answer, int status, String code) {
        assertThat(answer.getStatus().value()).as(text(answer)).isEqualTo(status);
        assertThat(text(answer)).contains("\"code\":\"" + code + "\"");
    }

    private static String text(EntityExchangeResult<byte[]> answer) {
        return new String(answer.getResponseBody(), StandardCharsets.UTF_8);
    }

    private long rows(String fromWhere) {
        return sql.queryForObject("SELECT COUNT(*) FROM " + fromWhere, Long.class);
    }
}
