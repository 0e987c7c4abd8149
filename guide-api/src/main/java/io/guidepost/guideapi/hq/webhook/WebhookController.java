package io.guidepost.guideapi.hq.webhook;

import io.guidepost.domain.webhook.EventType;
import io.guidepost.domain.webhook.KeepWebhooks;
import io.guidepost.domain.webhook.KeepWebhooks.Told;
import io.guidepost.domain.webhook.Webhooks.Delivery;
import io.guidepost.domain.webhook.Webhooks.Subscription;
import io.guidepost.webedge.Offload;
import io.guidepost.webedge.json.Id;
import io.guidepost.webedge.paging.Cursor;
import io.guidepost.webedge.paging.Page;
import io.guidepost.webedge.paging.PageRequest;
import io.guidepost.webedge.session.SignedInAdmin;
import io.swagger.v3.oas.annotations.Operation;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.net.URI;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** Other systems that are told what happens. */
@RestController
@RequestMapping("/api/admin/v1")
class WebhookController {

    private final KeepWebhooks webhooks;
    private final Offload offload;

    WebhookController(KeepWebhooks webhooks, Offload offload) {
        this.webhooks = webhooks;
        this.offload = offload;
    }

    @Operation(summary = "事件目录 What other systems can be told of, in one page")
    @GetMapping("/webhook-events")
    Mono<EventCatalogue> events(SignedInAdmin me, Locale locale) {
        return Mono.just(new EventCatalogue(
                Arrays.stream(EventType.values())
                        .map(type -> new EventTypeView(
                                type.key(), type.subject(), type.words().in(locale)))
                        .toList(),
                null));
    }

    @Operation(summary = "Webhook 订阅列表 The subscriptions, without their secrets")
    @GetMapping("/webhooks")
    Mono<Page<WebhookView>> list(SignedInAdmin me, PageRequest page) {
        long after = page.after().map(cursor -> cursor.longAt(0)).orElse(0L);
        return offload.call(() -> Page.of(
                webhooks.page(after, page.fetch()), page, this::view, subscription -> Cursor.of(subscription.id())));
    }

    @Operation(summary = "新建 Webhook 订阅 A subscription; the secret for its signatures is told this once")
    @PostMapping("/webhooks")
    Mono<ResponseEntity<ToldWebhook>> add(SignedInAdmin me, @Valid @RequestBody NewWebhook body) {
        return offload.call(() -> {
            var told = webhooks.add(me.adminId(), body.name(), body.url(), EventType.of(body.events()));
            return ResponseEntity.created(URI.create(
                            "/api/admin/v1/webhooks/" + told.subscription().id()))
                    .body(told(told));
        });
    }

    @Operation(summary = "修改订阅 Another address, other events, paused or resumed; what waits goes to the new address")
    @PutMapping("/webhooks/{id}")
    Mono<WebhookView> change(SignedInAdmin me, @PathVariable Id id, @Valid @RequestBody WebhookChange body) {
        return offload.call(() -> view(webhooks.change(
                id.value(), body.version(), body.name(), body.url(), EventType.of(body.events()), body.active())));
    }

    @Operation(summary = "轮换签名密钥 Another secret, told this once; for a day events are signed with both")
    @PostMapping("/webhooks/{id}/rotation")
    Mono<ToldWebhook> rotate(SignedInAdmin me, @PathVariable Id id) {
        return offload.call(() -> told(webhooks.rotate(id.value())));
    }

    @Operation(summary = "投递记录 Deliveries of a subscription, newest first; DEAD ones have been given up")
    @GetMapping("/webhooks/{id}/deliveries")
    Mono<Page<WebhookDelivery>> deliveries(
            SignedInAdmin me, @PathVariable Id id, PageRequest page, @RequestParam Optional<DeliveryState> state) {
        long below = page.after().map(cursor -> cursor.longAt(0)).orElse(Long.MAX_VALUE);
        return offload.call(() -> Page.of(
                webhooks.deliveries(id.value(), state.map(Enum::name), below, page.fetch()),
                page,
                WebhookDelivery::of,
                delivery -> Cursor.of(delivery.id())));
    }

    @Operation(summary = "重新投递 Send a delivery again, under the same number")
    @PostMapping("/webhooks/{id}/deliveries/{deliveryId}/replay")
    @ResponseStatus(HttpStatus.ACCEPTED)
    Mono<Void> replay(SignedInAdmin me, @PathVariable Id id, @PathVariable Id deliveryId) {
        return offload.call(() -> {
            webhooks.replay(id.value(), deliveryId.value());
            return null;
        });
    }

    private ToldWebhook told(Told told) {
        return new ToldWebhook(view(told.subscription()), told.secret());
    }

    private WebhookView view(Subscription subscription) {
        return new WebhookView(
                Long.toString(subscription.id()),
                subscription.name(),
                subscription.url(),
                webhooks.types(subscription.id()),
                subscription.isActive(),
                subscription.previousUntil(),
                subscription.createdAt(),
                subscription.version());
    }

    enum DeliveryState {
        PENDING,
        DONE,
        DEAD
    }

    record EventCatalogue(List<EventTypeView> items, String nextCursor) {}

    /** @param subject the field of the event's data that says about what */
    record EventTypeView(String type, String subject, String description) {}

    record NewWebhook(
            @NotBlank @Size(max = 64) String name,
            @NotBlank @Size(max = 500) String url,
            @NotNull @Size(min = 1, max = 50) List<@NotBlank @Size(max = 48) String> events) {}

    record WebhookChange(
            int version,
            @NotBlank @Size(max = 64) String name,
            @NotBlank @Size(max = 500) String url,
            @NotNull @Size(min = 1, max = 50) List<@NotBlank @Size(max = 48) String> events,
            boolean active) {}

    /** @param secret for HMAC-SHA256; never told again */
    record ToldWebhook(WebhookView webhook, String secret) {

        @Override
        public String toString() {
            return "ToldWebhook[%s]".formatted(webhook.id());
        }
    }

    record WebhookView(
            String id,
            String name,
            String url,
            List<String> events,
            boolean active,
            Instant previousSecretUntil,
            Instant createdAt,
            int version) {}

    /**
     * @param id what the receiver is told in {@code X-Guidepost-Delivery}, however often it is sent
     * @param lastError in a word, where no answer came
     */
    record WebhookDelivery(
            String id,
            String eventId,
            String type,
            Instant occurredAt,
            DeliveryState state,
            int attempts,
            Instant nextAttemptAt,
            Integer lastStatus,
            String lastError,
            Instant doneAt) {

        static WebhookDelivery of(Delivery delivery) {
            var state = DeliveryState.valueOf(delivery.state());
            return new WebhookDelivery(
                    Long.toString(delivery.id()),
                    Long.toString(delivery.eventId()),
                    delivery.type(),
                    delivery.occurredAt(),
                    state,
                    delivery.attempts(),
                    state == DeliveryState.PENDING ? delivery.availableAt() : null,
                    delivery.lastStatus(),
                    delivery.lastError(),
                    delivery.doneAt());
        }
    }
}
