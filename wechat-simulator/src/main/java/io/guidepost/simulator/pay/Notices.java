package io.guidepost.simulator.pay;

import io.guidepost.simulator.http.Body;
import io.guidepost.simulator.outgoing.Courier;
import io.guidepost.simulator.outgoing.Deliveries;
import io.guidepost.simulator.outgoing.Postbox;
import io.guidepost.simulator.outgoing.Postbox.Twist;
import io.guidepost.simulator.state.Store;
import io.guidepost.simulator.state.Table;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import tools.jackson.databind.node.ObjectNode;

/**
 * Tells the notify_url what happened to money: encrypted, signed, with fresh nonce and timestamp for each attempt, and
 * again by WeChat's schedule until it is acknowledged. What is not acknowledged yet survives a restart.
 */
final class Notices {

    /** WeChat's own pauses between attempts. */
    private static final List<Duration> PAUSES = List.of(
            Duration.ofSeconds(15),
            Duration.ofSeconds(15),
            Duration.ofSeconds(30),
            Duration.ofMinutes(3),
            Duration.ofMinutes(10),
            Duration.ofMinutes(20),
            Duration.ofMinutes(30),
            Duration.ofMinutes(30),
            Duration.ofMinutes(30),
            Duration.ofMinutes(60),
            Duration.ofHours(3),
            Duration.ofHours(3),
            Duration.ofHours(3),
            Duration.ofHours(6),
            Duration.ofHours(6));

    /** {@code notBefore} is of the business clock, for notices that are late on purpose. */
    record Notice(
            String id,
            String channel,
            String eventType,
            String originalType,
            String summary,
            String url,
            String plaintext,
            Instant createdAt,
            Instant notBefore,
            int copies) {}

    /** Of this kind there is at most one for each number, so that every telling of it bears the same id. */
    static String idOf(String eventType, String number) {
        return "EV-" + UUID.nameUUIDFromBytes((eventType + " " + number).getBytes(StandardCharsets.UTF_8));
    }

    private final Signatures signatures;
    private final Store store;
    private final Clock clock;
    private final Courier courier;
    private final Deliveries deliveries;
    private final Duration notifyDelay;
    private final double retryTimeFactor;
    private final Table<Notice> pending;
    private final Table<Notice> late;
    private final Postbox postbox;

    Notices(
            Signatures signatures,
            Store store,
            Clock clock,
            Courier courier,
            Deliveries deliveries,
            Duration notifyDelay,
            double retryTimeFactor) {
        this.signatures = signatures;
        this.store = store;
        this.clock = clock;
        this.courier = courier;
        this.deliveries = deliveries;
        this.notifyDelay = notifyDelay;
        this.retryTimeFactor = retryTimeFactor;
        this.pending = store.table("notices", Notice.class, 100_000);
        this.late = store.table("late_notices", Notice.class, 100_000);
        this.postbox = new Postbox(courier, false);
    }

    Postbox postbox() {
        return postbox;
    }

    /** Takes up what an earlier run has left unacknowledged. */
    void resume() {
        pending.all().forEach(this::begin);
    }

    void tell(Notice notice) {
        if (notice.url.isEmpty()) {
            return;
        }
        if (notice.notBefore.isAfter(clock.instant())) {
            late.put(notice.id, notice);
        } else {
            leave(notice);
        }
    }

    /** Sends the late notices whose time has come; all of them if told so. Returns how many. */
    int releaseLate(boolean all) {
        Instant now = clock.instant();
        List<Notice> ready = late.all().stream()
                .filter(notice -> all || !notice.notBefore.isAfter(now))
                .toList();
        ready.forEach(notice -> {
            late.remove(notice.id);
            leave(notice);
        });
        return ready.size();
    }

    /** Tells it now, whatever was told before and however that was answered; signed anew like each of WeChat's attempts. */
    CompletableFuture<Courier.Reply> tellNow(Notice notice) {
        return courier.soon(() -> send(notice, Twist.NONE))
                .thenApply(Courier.Reply.class::cast)
                .thenApply(reply -> {
                    note(notice, 0, reply);
                    return reply;
                });
    }

    private void leave(Notice notice) {
        pending.put(notice.id, notice);
        begin(notice);
    }

    private void begin(Notice notice) {
        courier.later(notifyDelay, () -> {
            for (int copy = 0; copy < notice.copies; copy++) {
                postbox.put(twist -> courier.soon(() -> attempt(notice, twist, 1)));
            }
        });
    }

    private CompletableFuture<?> attempt(Notice notice, Twist twist, int number) {
        if (twist == Twist.LOST) {
            judge(notice, twist, number, Courier.Reply.LOST);
            return CompletableFuture.completedFuture(null);
        }
        return send(notice, twist).thenAccept(reply -> judge(notice, twist, number, reply));
    }

    private CompletableFuture<Courier.Reply> send(Notice notice, Twist twist) {
        String body = envelope(notice).toString();
        Instant at = twist == Twist.STALE_TIMESTAMP ? Instant.ofEpochSecond(1) : clock.instant();
        Map<String, String> headers = signatures.headers(twist == Twist.WRONG_SIGNATURE ? body + " " : body, at);
        if (twist == Twist.WRONG_SERIAL || twist == Twist.WRONG_RECEIVER) {
            headers.put("Wechatpay-Serial", "PUB_KEY_ID_0000000000000000000000000000000000");
        }
        if (twist == Twist.SIGN_TEST) {
            headers.computeIfPresent("Wechatpay-Signature", (name, value) -> "WECHATPAY/SIGNTEST/" + value);
        }
        return courier.post(URI.create(notice.url), "application/json", headers, body.getBytes(StandardCharsets.UTF_8));
    }

    private void note(Notice notice, int number, Courier.Reply reply) {
        deliveries.add(new Deliveries.Delivery(
                notice.channel,
                notice.id,
                notice.eventType,
                notice.url,
                number,
                clock.instant(),
                reply.status(),
                reply.error(),
                reply.tookMillis(),
                notice.plaintext));
    }

    private void judge(Notice notice, Twist twist, int number, Courier.Reply reply) {
        note(notice, number, reply);
        boolean acknowledged = reply.status() == 200 || reply.status() == 204;
        // A spoilt letter is a test of the receiver only: the genuine one follows at the next attempt.
        if ((acknowledged && twist == Twist.NONE) || number > PAUSES.size()) {
            store.alone(() -> pending.remove(notice.id));
            return;
        }
        Duration pause = Duration.ofMillis((long) (PAUSES.get(number - 1).toMillis() * retryTimeFactor));
        courier.later(pause, () -> courier.soon(() -> attempt(notice, Twist.NONE, number + 1)));
    }

    private ObjectNode envelope(Notice notice) {
        String nonce = Signatures.nonce().substring(0, 12);
        ObjectNode envelope = Body.object()
                .put("id", notice.id)
                .put("create_time", PayTime.text(notice.createdAt))
                .put("resource_type", "encrypt-resource")
                .put("event_type", notice.eventType)
                .put("summary", notice.summary);
        envelope.putObject("resource")
                .put("original_type", notice.originalType)
                .put("algorithm", "AEAD_AES_256_GCM")
                .put("ciphertext", signatures.encrypt(notice.plaintext, notice.originalType, nonce))
                .put("associated_data", notice.originalType)
                .put("nonce", nonce);
        return envelope;
    }
}
