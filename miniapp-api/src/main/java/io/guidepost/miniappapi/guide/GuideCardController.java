package io.guidepost.miniappapi.guide;

import io.guidepost.domain.organization.OpeningHours.Span;
import io.guidepost.domain.organization.ShowGuideCard;
import io.guidepost.domain.organization.ShowGuideCard.Shown;
import io.guidepost.domain.organization.StoreDetail.Place;
import io.guidepost.webedge.Offload;
import io.guidepost.webedge.json.Id;
import io.guidepost.webedge.session.SignedInShopper;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** A guide's public card, for the mini-program's page and for posters made of it. */
@RestController
@RequestMapping("/api/shop/v1/guides")
@Tag(name = "导购名片 Guide card")
class GuideCardController {

    private final ShowGuideCard cards;
    private final Offload offload;

    GuideCardController(ShowGuideCard cards, Offload offload) {
        this.cards = cards;
        this.offload = offload;
    }

    @GetMapping("/{id}/card")
    @Operation(
            summary = "导购名片 A guide's card",
            description =
                    "404 for whoever does not serve today or does not want to be shown. isOnline is whether the store is"
                            + " within its hours; absent where these are not known.")
    Mono<CardView> show(SignedInShopper shopper, @PathVariable Id id) {
        return offload.call(() -> CardView.of(cards.toShopper(id.value())));
    }

    record CardView(
            String guideId,
            String name,
            String title,
            String greeting,
            String introduction,
            String pictureUrl,
            Boolean isOnline,
            StoreView store) {

        static CardView of(Shown shown) {
            return new CardView(
                    Long.toString(shown.serving().guideId()),
                    shown.serving().name(),
                    shown.card().title(),
                    shown.card().greeting(),
                    shown.card().introduction(),
                    shown.card().pictureUrl().isEmpty() ? null : shown.card().pictureUrl(),
                    shown.isOnline().orElse(null),
                    StoreView.of(shown));
        }
    }

    record StoreView(
            String id,
            String name,
            String address,
            String phone,
            BigDecimal latitude,
            BigDecimal longitude,
            List<HoursView> hours) {

        static StoreView of(Shown shown) {
            var detail = shown.store();
            return new StoreView(
                    Long.toString(shown.serving().storeId()),
                    shown.serving().storeName(),
                    detail.address(),
                    detail.phone(),
                    detail.place()
                            .map(Place::latitudeE6)
                            .map(StoreView::degrees)
                            .orElse(null),
                    detail.place()
                            .map(Place::longitudeE6)
                            .map(StoreView::degrees)
                            .orElse(null),
                    detail.hours().days().entrySet().stream()
                            .sorted(Comparator.comparing(Map.Entry::getKey))
                            .map(day -> HoursView.of(day.getKey(), day.getValue()))
                            .toList());
        }

        private static BigDecimal degrees(int millionths) {
            return BigDecimal.valueOf(millionths, 6);
        }
    }

    record HoursView(DayOfWeek day, String opensAt, String closesAt) {

        static HoursView of(DayOfWeek day, Span span) {
            return new HoursView(day, span.opensAt(), span.closesAt());
        }
    }
}
