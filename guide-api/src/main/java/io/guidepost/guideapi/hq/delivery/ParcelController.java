package io.guidepost.guideapi.hq.delivery;

import io.guidepost.domain.Refusal;
import io.guidepost.domain.order.ParcelChange;
import io.guidepost.domain.order.ParcelState;
import io.guidepost.domain.order.Shipment;
import io.guidepost.domain.order.Shipments;
import io.guidepost.domain.tracking.CarrierTracking.Word;
import io.guidepost.domain.tracking.ParcelEvent;
import io.guidepost.domain.tracking.ParcelEvents;
import io.guidepost.domain.tracking.TrackParcels;
import io.guidepost.guideapi.hq.Roles;
import io.guidepost.webedge.Offload;
import io.guidepost.webedge.session.SignedInAdmin;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** Where the parcels of an order are; headquarters may note what a carrier says on the telephone. */
@RestController
@RequestMapping("/api/admin/v1/orders/{orderId}/shipments/{shipmentId}/events")
@Tag(name = "物流 Parcels")
class ParcelController {

    private final TrackParcels trackParcels;
    private final Shipments shipments;
    private final ParcelEvents events;
    private final Offload offload;

    ParcelController(TrackParcels trackParcels, Shipments shipments, ParcelEvents events, Offload offload) {
        this.trackParcels = trackParcels;
        this.shipments = shipments;
        this.events = events;
        this.offload = offload;
    }

    @Operation(summary = "物流轨迹 Everything that was said of a parcel, and the numbers it had before")
    @GetMapping
    Mono<ParcelStory> list(SignedInAdmin admin, @PathVariable long orderId, @PathVariable long shipmentId) {
        return offload.call(() -> {
            var parcel = shipments
                    .find(shipmentId)
                    .filter(found -> found.orderId() == orderId)
                    .filter(found -> shipments.isCreditedWithin(admin.sight(), orderId))
                    .orElseThrow(() -> Refusal.notFound("包裹", "parcel"));
            return story(parcel);
        });
    }

    @Operation(
            summary = "手工登记物流 Note what is known of a parcel",
            description =
                    "The newest word decides the parcel's state; nothing moves it once it is DELIVERED or RETURNED. The"
                            + " same moment and state again is the same word.")
    @PostMapping
    Mono<ParcelStory> note(
            SignedInAdmin admin,
            @PathVariable long orderId,
            @PathVariable long shipmentId,
            @Valid @RequestBody NewParcelWord body) {
        Roles.require(admin, Roles.OPERATOR, Roles.CHECKER, Roles.REGION_MANAGER);
        return offload.call(
                () -> story(trackParcels.note(admin.adminId(), admin.sight(), orderId, shipmentId, body.word())));
    }

    private ParcelStory story(Shipment parcel) {
        return new ParcelStory(
                Long.toString(parcel.id()),
                parcel.carrier(),
                parcel.trackingNo(),
                parcel.state(),
                parcel.stateAt(),
                events.of(List.of(parcel.id())).getOrDefault(parcel.id(), List.of()).stream()
                        .map(ParcelWord::from)
                        .toList(),
                shipments.changesOf(parcel.id()).stream()
                        .map(ParcelNumberChange::from)
                        .toList());
    }

    record NewParcelWord(
            @NotNull Instant occurredAt,
            @NotNull ParcelState state,
            @Size(max = 64) String place,
            @NotBlank @Size(max = 200) String text) {

        Word word() {
            return new Word(occurredAt, state, place == null ? "" : place.strip(), text.strip());
        }
    }

    /** {@code events} and {@code changes}: newest first. */
    record ParcelStory(
            String id,
            String carrier,
            String trackingNo,
            ParcelState state,
            Instant stateAt,
            List<ParcelWord> events,
            List<ParcelNumberChange> changes) {}

    record ParcelWord(Instant occurredAt, ParcelState state, String place, String text, String toldBy) {

        static ParcelWord from(ParcelEvent event) {
            return new ParcelWord(
                    event.occurredAt(),
                    event.state(),
                    event.place(),
                    event.text(),
                    event.toldBy().name());
        }
    }

    record ParcelNumberChange(
            String oldCarrier,
            String oldTrackingNo,
            String newCarrier,
            String newTrackingNo,
            String reason,
            Instant changedAt) {

        static ParcelNumberChange from(ParcelChange change) {
            return new ParcelNumberChange(
                    change.oldCarrier(),
                    change.oldNo(),
                    change.newCarrier(),
                    change.newNo(),
                    change.reason(),
                    change.changedAt());
        }
    }
}
