package io.guidepost.guideapi.hq.organization;

import io.guidepost.core.words.Words;
import io.guidepost.domain.Refusal;
import io.guidepost.domain.organization.ChangeStores;
import io.guidepost.domain.organization.ChangeStores.Wanted;
import io.guidepost.domain.organization.OpeningHours;
import io.guidepost.domain.organization.OpeningHours.Span;
import io.guidepost.domain.organization.Roster;
import io.guidepost.domain.organization.Sights;
import io.guidepost.domain.organization.Store;
import io.guidepost.domain.organization.StoreChange;
import io.guidepost.domain.organization.StoreDetail;
import io.guidepost.domain.organization.StoreDetail.Place;
import io.guidepost.guideapi.hq.Roles;
import io.guidepost.webedge.Offload;
import io.guidepost.webedge.json.Id;
import io.guidepost.webedge.session.SignedInAdmin;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.net.URI;
import java.time.Clock;
import java.time.DayOfWeek;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** A store as headquarters keeps it, and the days from which it belongs elsewhere. */
@RestController
@RequestMapping("/api/admin/v1/org/stores/{storeId}")
@Tag(name = "门店档案 Store master data")
class StoreMasterController {

    private final ChangeStores changeStores;
    private final Roster roster;
    private final Sights sights;
    private final Clock clock;
    private final Offload offload;

    StoreMasterController(ChangeStores changeStores, Roster roster, Sights sights, Clock clock, Offload offload) {
        this.changeStores = changeStores;
        this.roster = roster;
        this.sights = sights;
        this.clock = clock;
        this.offload = offload;
    }

    @GetMapping
    @Operation(summary = "门店档案 A store with address, hours and payee")
    Mono<StoreView> show(SignedInAdmin admin, @PathVariable long storeId) {
        return offload.call(() -> view(seen(admin, storeId)));
    }

    @PutMapping("/detail")
    @Operation(
            summary = "修改门店档案 Write address, place, hours and payee",
            description =
                    "detailVersion is that of the detail when it was read, 0 where nothing was ever written. A day that"
                            + " is not named is closed; without any day the hours are not known.")
    Mono<StoreView> describe(SignedInAdmin admin, @PathVariable long storeId, @Valid @RequestBody NewDetail body) {
        Roles.require(admin, Roles.OPERATOR);
        return offload.call(() -> {
            var store = seen(admin, storeId);
            changeStores.describe(body.of(storeId), admin.adminId());
            return view(store);
        });
    }

    @GetMapping("/changes")
    @Operation(summary = "门店变更历史 Changes of region and owner, the latest first")
    Mono<ChangeList> changes(SignedInAdmin admin, @PathVariable long storeId) {
        return offload.call(() -> {
            seen(admin, storeId);
            return new ChangeList(
                    changeStores.history(storeId).stream().map(ChangeView::of).toList());
        });
    }

    @PostMapping("/changes")
    @Operation(
            summary = "提交门店变更 Move a store to another region, or make it somebody else's, from a date on",
            description =
                    "A change of region is APPROVED at once, a change of owner PROPOSED until another administrator"
                            + " approves. Nothing takes effect in the past; the region is then headquarters' decision, which a sync of"
                            + " the contacts does not undo.")
    Mono<ResponseEntity<ChangeView>> propose(
            SignedInAdmin admin, @PathVariable long storeId, @Valid @RequestBody NewChange body) {
        Roles.require(admin, Roles.OPERATOR);
        return offload.call(() -> ChangeView.of(changeStores.propose(body.of(storeId, admin.adminId()))))
                .map(view -> ResponseEntity.created(
                                URI.create("/api/admin/v1/org/stores/%d/changes".formatted(storeId)))
                        .body(view));
    }

    @PostMapping("/changes/{changeId}/approval")
    @Operation(summary = "批准门店变更 Approve; by another administrator than the one who proposed")
    Mono<ChangeView> approve(
            SignedInAdmin admin,
            @PathVariable long storeId,
            @PathVariable long changeId,
            @RequestBody(required = false) Nothing body) {
        Roles.require(admin, Roles.OPERATOR, Roles.CHECKER);
        return offload.call(() -> ChangeView.of(changeStores.approve(storeId, changeId, admin.adminId())));
    }

    @PostMapping("/changes/{changeId}/rejection")
    @Operation(summary = "驳回门店变更 Reject; by another administrator than the one who proposed")
    Mono<ChangeView> reject(
            SignedInAdmin admin,
            @PathVariable long storeId,
            @PathVariable long changeId,
            @RequestBody(required = false) Nothing body) {
        Roles.require(admin, Roles.OPERATOR, Roles.CHECKER);
        return offload.call(() -> ChangeView.of(changeStores.reject(storeId, changeId, admin.adminId())));
    }

    @PostMapping("/changes/{changeId}/cancellation")
    @Operation(summary = "撤回门店变更 Withdraw what has not taken effect yet")
    Mono<ChangeView> cancel(
            SignedInAdmin admin,
            @PathVariable long storeId,
            @PathVariable long changeId,
            @RequestBody(required = false) Nothing body) {
        Roles.require(admin, Roles.OPERATOR);
        return offload.call(() -> ChangeView.of(changeStores.cancel(storeId, changeId, admin.adminId())));
    }

    @PostMapping("/region-release")
    @Operation(summary = "区域交还企业微信 Let WeCom's tree say again to which region the store belongs")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    Mono<Void> release(SignedInAdmin admin, @PathVariable long storeId, @RequestBody(required = false) Nothing body) {
        Roles.require(admin, Roles.OPERATOR);
        return offload.call(() -> {
                    changeStores.leaveRegionToWeCom(storeId);
                    return true;
                })
                .then();
    }

    private Store seen(SignedInAdmin admin, long storeId) {
        return roster.store(storeId)
                .filter(store -> sights.coversStore(admin.sight(), storeId))
                .orElseThrow(() -> Refusal.notFound("门店", "store"));
    }

    private StoreView view(Store store) {
        return StoreView.of(store, roster.regionOf(store.id(), clock.instant()), changeStores.detail(store.id()));
    }

    record Nothing() {}

    record Hours(
            @NotNull DayOfWeek day,
            @NotNull @Pattern(regexp = "([01]\\d|2[0-3]):[0-5]\\d") String opensAt,
            @NotNull @Pattern(regexp = "([01]\\d|2[0-3]):[0-5]\\d|24:00") String closesAt) {}

    record NewDetail(
            @NotNull @Size(max = 200) String address,
            @NotNull @Pattern(regexp = "[0-9+\\- ]{0,32}") String phone,
            @DecimalMin("-90") @DecimalMax("90") BigDecimal latitude,
            @DecimalMin("-180") @DecimalMax("180") BigDecimal longitude,
            @NotNull @Size(max = 7) List<@NotNull @Valid Hours> hours,
            @Pattern(regexp = "[0-9A-Za-z]{0,32}") String merchantId,
            @Size(max = 64) String payeeName,
            @NotNull @Min(0) Integer detailVersion) {

        StoreDetail of(long storeId) {
            if ((latitude == null) != (longitude == null)) {
                throw new Refusal(
                        Refusal.Kind.MALFORMED,
                        "half_a_place",
                        new Words("经纬度须同时填写", "Latitude and longitude go together"),
                        Map.of("field", latitude == null ? "latitude" : "longitude"));
            }
            return new StoreDetail(
                    storeId,
                    address.strip(),
                    phone.strip(),
                    Optional.ofNullable(latitude).map(north -> new Place(e6(north), e6(longitude))),
                    new OpeningHours(hours.stream()
                            .collect(Collectors.toMap(
                                    Hours::day,
                                    day -> Span.of(day.opensAt(), day.closesAt()),
                                    (first, same) -> first))),
                    merchantId == null ? "" : merchantId,
                    payeeName == null ? "" : payeeName.strip(),
                    detailVersion);
        }

        private static int e6(BigDecimal degrees) {
            return degrees.movePointRight(6).setScale(0, RoundingMode.HALF_UP).intValueExact();
        }
    }

    /** @param effectiveFromAt absent for now */
    record NewChange(
            Id regionId, Store.Ownership ownership, Instant effectiveFromAt, @NotBlank @Size(max = 200) String reason) {

        Wanted of(long storeId, long adminId) {
            return new Wanted(
                    storeId,
                    Optional.ofNullable(regionId).map(Id::value),
                    Optional.ofNullable(ownership),
                    Optional.ofNullable(effectiveFromAt),
                    reason,
                    adminId);
        }
    }

    record ChangeList(List<ChangeView> items) {}

    record ChangeView(
            String id,
            String regionId,
            Store.Ownership ownership,
            Store.Ownership oldOwnership,
            Instant effectiveFromAt,
            StoreChange.State status,
            String reason,
            String createdBy,
            Instant createdAt,
            String decidedBy,
            Instant decidedAt,
            Instant appliedAt) {

        static ChangeView of(StoreChange change) {
            return new ChangeView(
                    Long.toString(change.id()),
                    change.regionId().map(String::valueOf).orElse(null),
                    change.ownership().orElse(null),
                    change.oldOwnership(),
                    change.effectiveFrom(),
                    change.state(),
                    change.note(),
                    Long.toString(change.createdBy()),
                    change.createdAt(),
                    change.decidedBy().map(String::valueOf).orElse(null),
                    change.decidedAt().orElse(null),
                    change.appliedAt().orElse(null));
        }
    }

    record StoreView(
            String id,
            String name,
            String nameEn,
            String departmentId,
            String regionId,
            Store.Ownership ownership,
            Store.State state,
            String address,
            String phone,
            BigDecimal latitude,
            BigDecimal longitude,
            List<Hours> hours,
            String merchantId,
            String payeeName,
            int detailVersion) {

        static StoreView of(Store store, Optional<Long> regionId, StoreDetail detail) {
            return new StoreView(
                    Long.toString(store.id()),
                    store.name(),
                    store.nameEn(),
                    Long.toString(store.departmentId()),
                    regionId.map(String::valueOf).orElse(null),
                    store.ownership(),
                    store.state(),
                    detail.address(),
                    detail.phone(),
                    detail.place()
                            .map(place -> BigDecimal.valueOf(place.latitudeE6(), 6))
                            .orElse(null),
                    detail.place()
                            .map(place -> BigDecimal.valueOf(place.longitudeE6(), 6))
                            .orElse(null),
                    detail.hours().days().entrySet().stream()
                            .sorted(Comparator.comparing(Map.Entry::getKey))
                            .map(day -> new Hours(
                                    day.getKey(),
                                    day.getValue().opensAt(),
                                    day.getValue().closesAt()))
                            .toList(),
                    detail.merchantId(),
                    detail.payeeName(),
                    detail.version());
        }
    }
}
