package io.guidepost.domain.webhook;

import io.guidepost.core.words.Words;
import io.guidepost.domain.Refusal;
import io.guidepost.domain.database.Ids;
import io.guidepost.domain.database.TransactionRetry;
import io.guidepost.domain.privacy.Seals;
import io.guidepost.domain.webhook.Webhooks.Delivery;
import io.guidepost.domain.webhook.Webhooks.Subscription;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.stereotype.Service;

/** Subscriptions of other systems: made, changed, paused, and what was not taken sent again. */
@Service
public class KeepWebhooks {

    private static final Duration OVERLAP = Duration.ofDays(1);
    private static final int SECRET_BYTES = 32;

    private final Webhooks webhooks;
    private final WebhookPost post;
    private final Seals seals;
    private final TransactionRetry transaction;
    private final Ids ids;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    KeepWebhooks(Webhooks webhooks, WebhookPost post, Seals seals, TransactionRetry transaction, Ids ids, Clock clock) {
        this.webhooks = webhooks;
        this.post = post;
        this.seals = seals;
        this.transaction = transaction;
        this.ids = ids;
        this.clock = clock;
    }

    /** A subscription with the secret that is told this once. */
    public record Told(Subscription subscription, String secret) {

        @Override
        public String toString() {
            return "Told[%d]".formatted(subscription.id());
        }
    }

    /** Refused with {@code address_unfit} for anything but https to a host. */
    public Told add(long by, String name, String url, Set<EventType> types) {
        requireFit(url);
        long id = ids.next();
        var secret = newSecret();
        var subscription = new Subscription(
                id, url, name, seals.seal(place(id), secret), null, null, true, by, clock.instant(), 0);
        transaction.run(() -> {
            webhooks.add(subscription);
            webhooks.putTypes(id, types.stream().map(EventType::key).toList());
        });
        return new Told(subscription, secret);
    }

    /** Paused, nothing is sent and nothing new is noted; what was noted before waits. */
    public Subscription change(long id, int version, String name, String url, Set<EventType> types, boolean isActive) {
        requireFit(url);
        transaction.run(() -> {
            subscription(id);
            if (webhooks.change(id, version, name, url, isActive) == 0) {
                throw new OptimisticLockingFailureException("subscription " + id);
            }
            webhooks.putTypes(id, types.stream().map(EventType::key).toList());
        });
        return subscription(id);
    }

    /** Another secret; for one more day events are signed with that of before as well. */
    public Told rotate(long id) {
        var before = subscription(id);
        var secret = newSecret();
        webhooks.rotate(
                id,
                seals.seal(place(id), secret),
                before.sealedSecret(),
                clock.instant().plus(OVERLAP));
        return new Told(subscription(id), secret);
    }

    /** Sends a delivery again, whether it was taken, waits or is dead; its number stays. */
    public void replay(long id, long deliveryId) {
        if (webhooks.replay(id, deliveryId, clock.instant()) == 0) {
            throw Refusal.notFound("投递", "delivery");
        }
    }

    public List<Subscription> page(long afterId, int limit) {
        return webhooks.page(afterId, limit);
    }

    public List<String> types(long id) {
        return webhooks.types(id);
    }

    public List<Delivery> deliveries(long id, Optional<String> state, long belowId, int limit) {
        subscription(id);
        return webhooks.deliveries(id, state.orElse(null), belowId, limit);
    }

    private Subscription subscription(long id) {
        return webhooks.find(id).orElseThrow(() -> Refusal.notFound("订阅", "subscription"));
    }

    private void requireFit(String url) {
        if (!post.isFit(url)) {
            throw new Refusal(
                    Refusal.Kind.REFUSED,
                    "address_unfit",
                    new Words("地址须为 https 且不含用户名", "The address must be https, without a user name"));
        }
    }

    private String newSecret() {
        var bytes = new byte[SECRET_BYTES];
        random.nextBytes(bytes);
        return "whs_" + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    static Seals.Place place(long id) {
        return new Seals.Place("webhook_subscription", "sealed_secret", id);
    }
}
