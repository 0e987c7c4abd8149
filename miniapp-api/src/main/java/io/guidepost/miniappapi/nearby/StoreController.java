package io.guidepost.miniappapi.nearby;

import io.guidepost.core.words.Words;
import io.guidepost.domain.Refusal;
import io.guidepost.domain.nearby.FindStores;
import io.guidepost.domain.nearby.FindStores.After;
import io.guidepost.domain.nearby.FindStores.Shown;
import io.guidepost.domain.nearby.FindStores.Wanted;
import io.guidepost.domain.nearby.Spots.Host;
import io.guidepost.domain.organization.StoreDetail;
import io.guidepost.domain.organization.StoreDetail.Place;
import io.guidepost.webedge.Offload;
import io.guidepost.webedge.paging.Cursor;
import io.guidepost.webedge.paging.Page;
import io.guidepost.webedge.paging.PageRequest;
import io.guidepost.webedge.session.SignedInShopper;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DayOfWeek;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** Stores near the shopper, with somebody to turn to. */
@RestController
@RequestMapping("/api/shop/v1/stores")
@Tag(name = "附近门店 Stores nearby")
class StoreController {

    private final FindStores stores;
    private final Offload offload;

    StoreController(FindStores stores, Offload offload) {
        this.stores = stores;
        this.offload = offload;
    }

    @GetMapping
    @Operation(
            summary = "附近门店 Open stores, the nearest first",
            description =
                    "Without latitude and longitude (the shopper need not tell) by regionId or city, a part of the address or of"
                            + " the region's name. distanceMetres is absent where one of the two places is not known; such stores come"
                            + " last. guide is the shopper's own where he serves there, else one of the store's, the same at every call;"
                            + " qrCode adds him or the store. The place of the shopper is used for the answer and kept nowhere.")
    Mono<Page<NearbyStore>> nearby(
            SignedInShopper me,
            @RequestParam Optional<BigDecimal> latitude,
            @RequestParam Optional<BigDecimal> longitude,
            @RequestParam Optional<Long> regionId,
            @RequestParam Optional<String> city,
            PageRequest page) {
        var wanted = new Wanted(
                place(latitude, longitude), regionId, city.map(String::strip).filter(text -> !text.isEmpty()));
        var after = page.after()
                .map(cursor -> new After(cursor.longAt(0), cursor.longAt(1)))
                .orElse(After.FIRST);
        return offload.call(() -> Page.of(
                stores.find(me.memberId(), wanted, after, page.fetch()),
                page,
                NearbyStore::of,
                shown -> Cursor.of(shown.position().metres(), shown.position().storeId())));
    }

    private static Optional<Place> place(Optional<BigDecimal> latitude, Optional<BigDecimal> longitude) {
        if (latitude.isPresent() != longitude.isPresent()) {
            throw new Refusal(
                    Refusal.Kind.MALFORMED,
                    "half_a_place",
                    new Words("经纬度须同时提供", "Latitude and longitude go together"),
                    Map.of("field", latitude.isPresent() ? "longitude" : "latitude"));
        }
        return latitude.map(north -> new Place(e6("latitude", north, 90), e6("longitude", longitude.get(), 180)));
    }

    private static int e6(String name, BigDecimal degrees, int most) {
        if (degrees.abs().compareTo(BigDecimal.valueOf(most)) > 0) {
            throw new Refusal(
                    Refusal.Kind.MALFORMED,
                    "invalid_parameter",
                    new Words("参数 %s 的值无效".formatted(name), "The value of %s is not valid".formatted(name)),
                    Map.of("field", name));
        }
        return degrees.movePointRight(6).setScale(0, RoundingMode.HALF_UP).intValueExact();
    }

    /** @param open within its hours now; absent where these are not known */
    record NearbyStore(
            String id,
            String name,
            String address,
            String phone,
            BigDecimal latitude,
            BigDecimal longitude,
            Long distanceMetres,
            Boolean open,
            List<OpeningSpan> hours,
            StoreHost guide,
            String qrCode) {

        static NearbyStore of(Shown shown) {
            var spot = shown.spot();
            return new NearbyStore(
                    Long.toString(spot.storeId()),
                    spot.name(),
                    spot.address(),
                    shown.detail().phone(),
                    spot.place()
                            .map(there -> BigDecimal.valueOf(there.latitudeE6(), 6))
                            .orElse(null),
                    spot.place()
                            .map(there -> BigDecimal.valueOf(there.longitudeE6(), 6))
                            .orElse(null),
                    shown.metres().isPresent() ? shown.metres().getAsLong() : null,
                    shown.isOpen().orElse(null),
                    OpeningSpan.of(shown.detail()),
                    shown.host().map(StoreHost::of).orElse(null),
                    shown.qrCode().orElse(null));
        }
    }

    record OpeningSpan(DayOfWeek day, String opensAt, String closesAt) {

        static List<OpeningSpan> of(StoreDetail detail) {
            return detail.hours().days().entrySet().stream()
                    .sorted(Comparator.comparing(Map.Entry::getKey))
                    .map(day -> new OpeningSpan(
                            day.getKey(),
                            day.getValue().opensAt(),
                            day.getValue().closesAt()))
                    .toList();
        }
    }

    record StoreHost(String guideId, String name, String title, String pictureUrl) {

        static StoreHost of(Host host) {
            return new StoreHost(
                    Long.toString(host.guideId()),
                    host.name(),
                    host.title(),
                    host.pictureUrl().isEmpty() ? null : host.pictureUrl());
        }
    }
}
