package io.guidepost.sample;

import io.guidepost.core.words.Words;
import io.guidepost.domain.GatewayUnclear;
import io.guidepost.domain.Refusal;
import io.guidepost.webedge.Offload;
import io.guidepost.webedge.paging.Cursor;
import io.guidepost.webedge.paging.Page;
import io.guidepost.webedge.paging.PageRequest;
import io.guidepost.webedge.session.SignedInAdmin;
import io.guidepost.webedge.session.SignedInGuide;
import io.guidepost.webedge.session.SignedInShopper;
import io.guidepost.webedge.session.Tokens;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;
import org.springframework.dao.CannotAcquireLockException;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.data.redis.RedisConnectionFailureException;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.CannotGetJdbcConnectionException;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

@RestController
class SampleController {

    private static final Logger LOG = LoggerFactory.getLogger(SampleController.class);

    private final Offload offload;
    private final Tokens tokens;

    SampleController(Offload offload, Tokens tokens) {
        this.offload = offload;
        this.tokens = tokens;
    }

    record Login(@NotBlank String code) {}

    @PostMapping("/api/shop/v1/sessions")
    @ResponseStatus(HttpStatus.CREATED)
    Mono<Tokens.Issued> signIn(@Valid @RequestBody Login body) {
        return offload.call(() -> tokens.issue(new SignedInShopper(7), 1));
    }

    @GetMapping("/api/shop/v1/me")
    SignedInShopper shopper(SignedInShopper me) {
        return me;
    }

    @GetMapping("/api/guide/v1/me")
    SignedInGuide guide(SignedInGuide me) {
        return me;
    }

    @GetMapping("/api/admin/v1/me")
    SignedInAdmin admin(SignedInAdmin me) {
        return me;
    }

    record Basket(
            @Size(max = 60) String note,
            @Size(min = 1, max = 3) List<@Valid Line> lines,
            Boolean gift,
            Instant wantedAt) {

        record Line(@NotBlank String skuId, @Min(1) @Max(999) int quantity) {}
    }

    @PostMapping("/api/shop/v1/baskets")
    Basket echo(@Valid @RequestBody Basket body) {
        return body;
    }

    record Anything(Object content) {}

    @PostMapping("/api/shop/v1/anything")
    Anything anything(@RequestBody Anything body) {
        return body;
    }

    @GetMapping("/api/shop/v1/numbers")
    Page<Long> numbers(PageRequest page) {
        long after = page.after().map(cursor -> cursor.longAt(0)).orElse(0L);
        var fetched = LongStream.rangeClosed(after + 1, 450)
                .limit(page.fetch())
                .boxed()
                .toList();
        return Page.of(fetched, page, number -> number, number -> Cursor.of(number));
    }

    @GetMapping("/api/shop/v1/orders/{id}")
    long typed(@PathVariable long id, @RequestParam(defaultValue = "1") @Min(1) int copies) {
        return id * copies;
    }

    @GetMapping("/api/shop/v1/needs")
    String needs(@RequestHeader("X-Needed") String header, @RequestParam String needed) {
        return header + needed;
    }

    @GetMapping("/api/shop/v1/trace")
    Mono<Map<String, String>> trace() {
        return offload.call(() -> {
            LOG.info("traced");
            return Map.of(
                    "seen",
                    String.valueOf(MDC.get("traceId")),
                    "thread",
                    Thread.currentThread().toString());
        });
    }

    @GetMapping("/api/shop/v1/refusals/{kind}")
    Mono<Void> refuse(@PathVariable Refusal.Kind kind) {
        return offload.call(() -> {
            throw new Refusal(
                    kind, "sample_refused", new Words("不行", "No"), Map.of("skuId", "42", "status", "must not win"));
        });
    }

    @GetMapping("/api/shop/v1/failures/{what}")
    Mono<Void> fail(@PathVariable String what) {
        return offload.call(() -> {
            throw switch (what) {
                case "pool-timeout" ->
                    new CannotGetJdbcConnectionException(
                            "secret-host", new SQLTransientConnectionException("secret-host is away"));
                case "no-transaction" ->
                    new CannotCreateTransactionException(
                            "secret-host", new SQLTransientConnectionException("secret-host is away"));
                case "wrapped-pool-timeout" ->
                    new IllegalStateException(new SQLTransientConnectionException("secret-host is away"));
                case "deadlock" ->
                    new CannotAcquireLockException("SELECT secret", new SQLException("x", "40001", 1213));
                case "redis-down" -> new RedisConnectionFailureException("secret-host is away");
                case "unclear" -> new GatewayUnclear("secret-host said nothing", null);
                case "stale" -> new OptimisticLockingFailureException("UPDATE secret");
                default -> new IllegalStateException("SELECT secret FROM table");
            };
        });
    }

    @PostMapping("/callbacks/late")
    Mono<String> late() {
        return Mono.delay(Duration.ofMillis(100)).thenReturn("late");
    }

    @PostMapping("/callbacks/sample")
    String callback(@RequestBody String body) {
        return body;
    }
}
