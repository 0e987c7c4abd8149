package io.guidepost.webedge.once;

import io.guidepost.core.digest.Sha256;
import io.guidepost.domain.idempotency.Answer;
import io.guidepost.domain.idempotency.RequestGroup;
import io.guidepost.domain.idempotency.RequestGroup.Prepared;
import io.guidepost.domain.idempotency.RequestKey;
import io.guidepost.domain.idempotency.RequestKeys;
import io.guidepost.webedge.session.SignedIn;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import java.util.function.Supplier;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.cfg.JsonNodeFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * Carries out a request once, however often it is sent with the same key. Blocking, so it stands inside an
 * {@code Offload#call}:
 *
 * <pre>{@code
 * return offload.call(() -> once.inTransaction(me, key, body, CREATED,
 *         () -> PlacedOrder.from(placeOrder.place(body.by(me))), order -> "/api/shop/v1/orders/" + order.id()));
 * }</pre>
 *
 * <p>A refusal or an error is not remembered: after it, the same key may be used again.
 */
@Component
public class OnceOnly {

    private final RequestKeys requests;
    private final JsonMapper json;
    private final JsonMapper canonical;

    OnceOnly(RequestKeys requests, JsonMapper json) {
        this.requests = requests;
        this.json = json;
        this.canonical = json.rebuild()
                .enable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
                .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
                .enable(JsonNodeFeature.WRITE_PROPERTIES_SORTED)
                .build();
    }

    /**
     * For work that only touches the database: key, work and answer are one transaction, which the use case's own
     * {@code @Transactional} joins and which is run again after a deadlock.
     *
     * @param body the request's body, compared with that of the first request (fields that are not written as JSON do not count)
     * @param location the path of what was created
     */
    public <T> OnceAnswer<T> inTransaction(
            SignedIn caller,
            IdempotencyKey key,
            Object body,
            HttpStatus status,
            Supplier<T> work,
            Function<T, String> location) {
        return new OnceAnswer<>(requests.inTransaction(
                requestKey(caller, key), hash(body), () -> answer(status, work.get(), location)));
    }

    /** The same for work that creates nothing with an address of its own. */
    public <T> OnceAnswer<T> inTransaction(
            SignedIn caller, IdempotencyKey key, Object body, HttpStatus status, Supplier<T> work) {
        return inTransaction(caller, key, body, status, work, created -> null);
    }

    /**
     * For work that talks to Tencent and is harmless to repeat by the numbers it sends: no transaction is open while it runs.
     * After a crash in the middle, a repetition may run it again 30 seconds after it began.
     */
    public <T> OnceAnswer<T> aroundNetwork(
            SignedIn caller,
            IdempotencyKey key,
            Object body,
            HttpStatus status,
            Supplier<T> work,
            Function<T, String> location) {
        return new OnceAnswer<>(requests.aroundNetwork(
                requestKey(caller, key), hash(body), () -> answer(status, work.get(), location)));
    }

    /** The same for work that creates nothing with an address of its own. */
    public <T> OnceAnswer<T> aroundNetwork(
            SignedIn caller, IdempotencyKey key, Object body, HttpStatus status, Supplier<T> work) {
        return aroundNetwork(caller, key, body, status, work, created -> null);
    }

    /**
     * For work on which a crowd waits at the same time: prepared here, and written together with that of others.
     *
     * @param prepare reads and judges, and takes nothing yet
     * @param view what is answered once it is written
     */
    public <T, V> CompletionStage<OnceAnswer<V>> inGroup(
            SignedIn caller,
            IdempotencyKey key,
            Object body,
            HttpStatus status,
            RequestGroup<T> group,
            Supplier<T> prepare,
            Function<T, V> view,
            Function<V, String> location) {
        return group.carryOut(requestKey(caller, key), hash(body), () -> {
                    var wanted = prepare.get();
                    return new Prepared<>(wanted, answer(status, view.apply(wanted), location));
                })
                .thenApply(OnceAnswer::new);
    }

    private static RequestKey requestKey(SignedIn caller, IdempotencyKey key) {
        return new RequestKey(caller.principal(), key.route(), key.value());
    }

    private <T> Answer answer(HttpStatus status, T view, Function<T, String> location) {
        return new Answer(status.value(), json.writeValueAsString(view), Optional.ofNullable(location.apply(view)));
    }

    private String hash(Object body) {
        return Sha256.hex(canonical.writeValueAsBytes(body));
    }
}
