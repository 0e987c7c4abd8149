package io.guidepost.miniappapi.behaviour;

import io.guidepost.domain.behaviour.Behaviour;
import io.guidepost.domain.behaviour.RecordBehaviour;
import io.guidepost.domain.behaviour.RecordBehaviour.Event;
import io.guidepost.domain.behaviour.RecordBehaviour.Recorded;
import io.guidepost.webedge.Offload;
import io.guidepost.webedge.json.Id;
import io.guidepost.webedge.session.SignedInShopper;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** What the mini-program saw its shopper do. */
@RestController
@RequestMapping("/api/shop/v1/behaviours")
@Tag(name = "浏览与收藏 Behaviour")
class BehaviourController {

    private final RecordBehaviour behaviour;
    private final Offload offload;

    BehaviourController(RecordBehaviour behaviour, Offload offload) {
        this.behaviour = behaviour;
        this.offload = offload;
    }

    @PostMapping
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Operation(
            summary = "上报浏览与分享 Tell what was looked at and shared",
            description =
                    "At most 50 at once, up to seven days late; an eventId counts once. kind is VIEW or SHARE. What is"
                            + " refused (product_unknown, too_late, kind_unfit) need not be told again.")
    Mono<RecordedView> tell(SignedInShopper me, @Valid @RequestBody Bundle body) {
        return offload.call(() -> RecordedView.of(behaviour.record(
                me.memberId(), body.events().stream().map(SeenEvent::event).toList())));
    }

    record Bundle(@NotNull @Size(min = 1, max = 50) List<@NotNull @Valid SeenEvent> events) {}

    record SeenEvent(
            @NotBlank @Size(max = 64) String eventId,
            @NotNull Behaviour.Kind kind,
            @NotNull Id productId,
            Id storeId,
            @NotNull Instant occurredAt) {

        Event event() {
            return new Event(
                    eventId,
                    kind,
                    productId.value(),
                    Optional.ofNullable(storeId).map(Id::value),
                    occurredAt);
        }
    }

    record RecordedView(int accepted, int repeated, List<RefusedEvent> refused) {

        record RefusedEvent(String eventId, String code) {}

        static RecordedView of(Recorded recorded) {
            return new RecordedView(
                    recorded.accepted(),
                    recorded.repeated(),
                    recorded.refused().stream()
                            .map(each -> new RefusedEvent(each.eventId(), each.code()))
                            .toList());
        }
    }
}
