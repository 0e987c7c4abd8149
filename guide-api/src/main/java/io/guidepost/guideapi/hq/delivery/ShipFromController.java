package io.guidepost.guideapi.hq.delivery;

import io.guidepost.domain.routing.SuggestShipFrom;
import io.guidepost.domain.routing.SuggestShipFrom.Suggestion;
import io.guidepost.guideapi.hq.Roles;
import io.guidepost.webedge.Offload;
import io.guidepost.webedge.paging.Page;
import io.guidepost.webedge.session.SignedInAdmin;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.util.Locale;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** From where an order is best sent. */
@RestController
@Tag(name = "物流 Parcels")
class ShipFromController {

    private final SuggestShipFrom suggest;
    private final Offload offload;

    ShipFromController(SuggestShipFrom suggest, Offload offload) {
        this.suggest = suggest;
        this.offload = offload;
    }

    @Operation(
            summary = "发货点建议 From where the rest of an order is best sent, and why not from elsewhere",
            description =
                    "The chosen place first: one that has everything, in the receiver's city if there is one, then by"
                            + " priority. placeId 0 is the central warehouse. 409 nothing_to_ship.")
    @GetMapping("/api/admin/v1/orders/{id}/ship-from")
    Mono<Page<ShipFromPlace>> show(SignedInAdmin admin, @PathVariable long id, Locale language) {
        return offload.call(() -> new Page<>(
                suggest.suggest(admin.sight(), id).stream()
                        .map(place -> ShipFromPlace.from(place, language))
                        .toList(),
                null));
    }

    @Operation(
            summary = "设置发货点 Set how soon a place is asked to send, or that it is not",
            description =
                    "The smaller the priority the sooner; without it the central warehouse has 100 and a store 500.")
    @PutMapping("/api/admin/v1/ship-from-places/{placeId}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    Mono<Void> set(SignedInAdmin admin, @PathVariable long placeId, @Valid @RequestBody ShipFromSetting body) {
        Roles.require(admin, Roles.OPERATOR);
        return offload.call(() -> {
            suggest.set(placeId, body.priority(), body.isEnabled(), admin.adminId());
            return null;
        });
    }

    record ShipFromSetting(@NotNull @Min(0) @Max(1000) Integer priority, @NotNull Boolean isEnabled) {}

    /** {@code reason}: CHOSEN, SWITCHED_OFF, STORE_CLOSED, SHORT_OF_STOCK, FARTHER or LOWER_PRIORITY. */
    record ShipFromPlace(
            String placeId,
            String name,
            boolean isChosen,
            boolean isSameCity,
            int priority,
            String reason,
            String text) {

        static ShipFromPlace from(Suggestion place, Locale language) {
            return new ShipFromPlace(
                    Long.toString(place.placeId()),
                    place.name(),
                    place.isChosen(),
                    place.isNear(),
                    place.priority(),
                    place.reason(),
                    place.words().in(language));
        }
    }
}
