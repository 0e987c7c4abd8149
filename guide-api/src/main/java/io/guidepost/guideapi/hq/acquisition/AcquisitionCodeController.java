package io.guidepost.guideapi.hq.acquisition;

import io.guidepost.domain.Refusal;
import io.guidepost.domain.acquisition.AcquisitionCode;
import io.guidepost.domain.acquisition.AcquisitionCode.Kind;
import io.guidepost.domain.acquisition.AcquisitionCode.Status;
import io.guidepost.domain.acquisition.Codes;
import io.guidepost.domain.acquisition.KeepContactWays;
import io.guidepost.domain.acquisition.LeadChannel;
import io.guidepost.domain.acquisition.MakeCode;
import io.guidepost.domain.acquisition.MakeCode.Settings;
import io.guidepost.domain.acquisition.MakeCode.Wish;
import io.guidepost.domain.organization.Area;
import io.guidepost.domain.organization.Sights;
import io.guidepost.guideapi.hq.Roles;
import io.guidepost.webedge.Offload;
import io.guidepost.webedge.json.Id;
import io.guidepost.webedge.paging.Cursor;
import io.guidepost.webedge.paging.Page;
import io.guidepost.webedge.paging.PageRequest;
import io.guidepost.webedge.session.SignedInAdmin;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
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

/** Codes of guides, stores and channels; a region manager keeps those of the region. */
@RestController
@RequestMapping("/api/admin/v1/acquisition-codes")
@Tag(name = "活码 Acquisition codes")
class AcquisitionCodeController {

    private final MakeCode makeCode;
    private final KeepContactWays contactWays;
    private final Codes codes;
    private final Sights sights;
    private final Offload offload;

    AcquisitionCodeController(
            MakeCode makeCode, KeepContactWays contactWays, Codes codes, Sights sights, Offload offload) {
        this.makeCode = makeCode;
        this.contactWays = contactWays;
        this.codes = codes;
        this.sights = sights;
        this.offload = offload;
    }

    @GetMapping
    @Operation(summary = "活码列表 Codes by store, channel, kind and state at WeCom")
    Mono<Page<AcquisitionCodeView>> list(
            SignedInAdmin admin,
            @RequestParam Optional<Long> storeId,
            @RequestParam Optional<LeadChannel> channel,
            @RequestParam Optional<Kind> kind,
            @RequestParam Optional<Status> status,
            PageRequest page) {
        var filter = new Codes.Filter(admin.sight(), storeId, channel, kind, status);
        long after = page.after().map(cursor -> cursor.longAt(0)).orElse(0L);
        return offload.call(() -> Page.of(
                codes.list(filter, after, page.fetch()), page, AcquisitionCodeView::of, code -> Cursor.of(code.id())));
    }

    @GetMapping("/channels")
    @Operation(summary = "渠道类型 The channels that a code can be for, with their names")
    Mono<ChannelList> channels(SignedInAdmin admin) {
        return Mono.just(ChannelList.all());
    }

    @GetMapping("/{id}")
    @Operation(summary = "活码详情 A code with its staff, shifts and caps")
    Mono<AcquisitionCodeDetail> show(SignedInAdmin admin, @PathVariable long id) {
        return offload.call(() -> detail(seen(admin, id)));
    }

    @PostMapping
    @Operation(
            summary = "新建活码 Make a code",
            description =
                    "GUIDE names its guide, STORE and CHANNEL do not. staffedByStore puts everybody of the store on it, on a"
                            + " guide's code as backups. WeCom is asked at once: status is LIVE with qrCode, or WANTED or UNKNOWN while"
                            + " WeCom gives no answer, and is followed up in the background, never made twice. REFUSED carries"
                            + " failCode. 409 code_exists when a living code is like it; 422 code_without_staff.")
    Mono<ResponseEntity<AcquisitionCodeDetail>> make(SignedInAdmin admin, @Valid @RequestBody NewCode body) {
        Roles.require(admin, Roles.OPERATOR, Roles.REGION_MANAGER);
        return offload.call(Offload.Kind.TENCENT, () -> {
                    requireStore(admin, body.storeId().value());
                    long id = makeCode.make(body.of(admin.adminId()));
                    contactWays.now(id);
                    return detail(codes.find(id).orElseThrow());
                })
                .map(view -> ResponseEntity.created(URI.create(
                                "/api/admin/v1/acquisition-codes/" + view.code().id()))
                        .body(view));
    }

    @PostMapping("/batches")
    @Operation(
            summary =
                    "批量生成活码 Make a code of this kind and channel for every store or guide of a part of the organization",
            description =
                    "Those there are already are left as they are, so repeating it is harmless. WeCom follows in the"
                            + " background. At most 5,000 at a time (422 too_many_codes).")
    @ResponseStatus(HttpStatus.ACCEPTED)
    Mono<CodeBatch> forAll(SignedInAdmin admin, @Valid @RequestBody NewCodes body) {
        Roles.require(admin, Roles.OPERATOR, Roles.REGION_MANAGER);
        return offload.call(() -> {
            var regions = Set.copyOf(Id.values(body.regionIds()));
            var stores = Set.copyOf(Id.values(body.storeIds()));
            regions.forEach(region -> {
                if (!sights.coversRegion(admin.sight(), region)) {
                    throw Refusal.notFound("区域", "region");
                }
            });
            stores.forEach(store -> requireStore(admin, store));
            var area = regions.isEmpty() && stores.isEmpty()
                    ? new Area(admin.sight().regions(), admin.sight().stores(), Set.of())
                    : new Area(regions, stores, Set.of());
            var batch = makeCode.forAll(body.kind(), body.channel(), area, admin.adminId());
            return new CodeBatch(batch.made(), batch.existed());
        });
    }

    @PutMapping("/{id}")
    @Operation(
            summary = "修改活码 Change name, staff, shifts and caps",
            description = "Replaces the staff as a whole. The printed code stays the same. 409 version_conflict.")
    Mono<AcquisitionCodeDetail> change(
            SignedInAdmin admin, @PathVariable long id, @Valid @RequestBody CodeChange body) {
        Roles.require(admin, Roles.OPERATOR, Roles.REGION_MANAGER);
        return offload.call(Offload.Kind.TENCENT, () -> {
            seen(admin, id);
            makeCode.change(id, body.version(), body.of());
            contactWays.now(id);
            return detail(codes.find(id).orElseThrow());
        });
    }

    @PostMapping("/{id}/retry")
    @Operation(
            summary = "重新提交活码 Ask WeCom once more for a code that it has refused",
            description = "409 code_not_refused.")
    Mono<AcquisitionCodeDetail> again(
            SignedInAdmin admin, @PathVariable long id, @RequestBody(required = false) Nothing body) {
        Roles.require(admin, Roles.OPERATOR, Roles.REGION_MANAGER);
        return offload.call(Offload.Kind.TENCENT, () -> {
            seen(admin, id);
            makeCode.again(id);
            contactWays.now(id);
            return detail(codes.find(id).orElseThrow());
        });
    }

    @DeleteMapping("/{id}")
    @Operation(
            summary = "删除活码 End a code",
            description =
                    "Taken back from WeCom; whoever scans it later reaches nobody. What came by it stays counted.")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    Mono<Void> end(SignedInAdmin admin, @PathVariable long id, @RequestParam int version) {
        Roles.require(admin, Roles.OPERATOR, Roles.REGION_MANAGER);
        return offload.call(Offload.Kind.TENCENT, () -> {
                    seen(admin, id);
                    makeCode.end(id, version);
                    contactWays.now(id);
                    return true;
                })
                .then();
    }

    private AcquisitionCode seen(SignedInAdmin admin, long id) {
        return codes.find(id)
                .filter(code -> sights.coversStore(admin.sight(), code.storeId()))
                .orElseThrow(() -> Refusal.notFound("活码", "acquisition code"));
    }

    private void requireStore(SignedInAdmin admin, long storeId) {
        if (!sights.coversStore(admin.sight(), storeId)) {
            throw Refusal.notFound("门店", "store");
        }
    }

    private AcquisitionCodeDetail detail(AcquisitionCode code) {
        return new AcquisitionCodeDetail(
                AcquisitionCodeView.of(code),
                codes.staffOf(code.id()).stream().map(CodeStaffBody::of).toList());
    }

    record Nothing() {}

    record NewCode(
            @NotNull Kind kind,
            @NotNull LeadChannel channel,
            @NotNull Id storeId,
            Id guideId,
            @NotNull @Size(min = 1, max = 60) String name,
            Boolean skipVerify,
            Boolean staffedByStore,
            @Min(1) Integer capADay,
            @Size(max = 100) List<@NotNull @Valid CodeStaffBody> staff) {

        Wish of(long adminId) {
            return new Wish(
                    kind,
                    channel,
                    storeId.value(),
                    Optional.ofNullable(guideId).map(Id::value),
                    CodeStaffBody.settings(name, skipVerify, staffedByStore, capADay, staff),
                    adminId);
        }
    }

    record CodeChange(
            @NotNull @Size(min = 1, max = 60) String name,
            Boolean skipVerify,
            Boolean staffedByStore,
            @Min(1) Integer capADay,
            @Size(max = 100) List<@NotNull @Valid CodeStaffBody> staff,
            @NotNull @Min(0) Integer version) {

        Settings of() {
            return CodeStaffBody.settings(name, skipVerify, staffedByStore, capADay, staff);
        }
    }

    /** Without regions and stores: everywhere the administrator may. */
    record NewCodes(
            @NotNull Kind kind,
            @NotNull LeadChannel channel,
            @Size(max = 200) List<Id> regionIds,
            @Size(max = 1000) List<Id> storeIds) {}

    record CodeBatch(int made, int existed) {}
}
