package io.guidepost.guideapi.hq.member;

import io.guidepost.domain.shopper.Bonds.BindingStory;
import io.guidepost.domain.shopper.Bonds.Change;
import io.guidepost.domain.shopper.MergeShoppers;
import io.guidepost.domain.shopper.RebindShopper;
import io.guidepost.domain.shopper.RebindShopper.Bindings;
import io.guidepost.domain.shopper.RebindShopper.Order;
import io.guidepost.guideapi.hq.Roles;
import io.guidepost.webedge.Offload;
import io.guidepost.webedge.json.Id;
import io.guidepost.webedge.session.SignedInAdmin;
import io.swagger.v3.oas.annotations.Operation;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** To whom a member is bound and was, and the administrator's hand in it: one member at a time, always with a reason. */
@RestController
@RequestMapping("/api/admin/v1/members/{memberId}")
class MemberBindingController {

    private final RebindShopper rebindShopper;
    private final MergeShoppers mergeShoppers;
    private final Offload offload;

    MemberBindingController(RebindShopper rebindShopper, MergeShoppers mergeShoppers, Offload offload) {
        this.rebindShopper = rebindShopper;
        this.mergeShoppers = mergeShoppers;
        this.offload = offload;
    }

    @Operation(summary = "会员绑定与历史 A member's binding, its history with every change, and the home store")
    @GetMapping("/bindings")
    Mono<MemberBindings> show(SignedInAdmin admin, @PathVariable long memberId) {
        return offload.call(() -> rebindShopper.look(memberId, admin.sight())).map(MemberBindings::from);
    }

    @Operation(summary = "绑定或改绑 Bind the member to a guide, or move the binding there")
    @PostMapping("/bindings")
    Mono<ResponseEntity<MemberBindings>> bind(
            SignedInAdmin admin, @PathVariable long memberId, @Valid @RequestBody NewBinding body) {
        Roles.require(admin, Roles.OPERATOR);
        var order = new Order(memberId, expected(body.currentBindingId()), admin.adminId(), body.reason());
        return offload.call(() -> rebindShopper.bind(order, body.guideId().value()))
                .map(bound -> ResponseEntity.created(
                                URI.create("/api/admin/v1/members/%d/bindings".formatted(memberId)))
                        .body(MemberBindings.from(bound)));
    }

    @Operation(summary = "解除绑定 End the binding in force")
    @PostMapping("/bindings/{bindingId}/ending")
    Mono<MemberBindings> end(
            SignedInAdmin admin,
            @PathVariable long memberId,
            @PathVariable long bindingId,
            @Valid @RequestBody Reason body) {
        Roles.require(admin, Roles.OPERATOR);
        var order = new Order(memberId, Optional.of(bindingId), admin.adminId(), body.reason());
        return offload.call(() -> rebindShopper.end(order)).map(MemberBindings::from);
    }

    @Operation(summary = "设置归属门店 Set the store the member belongs to when no guide is credited")
    @PutMapping("/home-store")
    Mono<MemberBindings> settle(SignedInAdmin admin, @PathVariable long memberId, @Valid @RequestBody HomeStore body) {
        Roles.require(admin, Roles.OPERATOR);
        return offload.call(
                        () -> rebindShopper.settle(memberId, body.storeId().value(), admin.adminId(), body.reason()))
                .map(MemberBindings::from);
    }

    @Operation(summary = "合并会员 Merge another member's record into this one; decided orders stay as they are")
    @PostMapping("/mergers")
    Mono<MemberBindings> merge(SignedInAdmin admin, @PathVariable long memberId, @Valid @RequestBody Merger body) {
        Roles.require(admin, Roles.OPERATOR);
        return offload.call(() -> {
                    mergeShoppers.merge(memberId, body.memberId().value(), admin.adminId(), body.reason());
                    return rebindShopper.look(memberId, admin.sight());
                })
                .map(MemberBindings::from);
    }

    @Operation(summary = "撤销合并 Undo the merger by which this record became part of another")
    @PostMapping("/unmerger")
    Mono<MemberBindings> unmerge(SignedInAdmin admin, @PathVariable long memberId, @Valid @RequestBody Reason body) {
        Roles.require(admin, Roles.OPERATOR);
        return offload.call(() -> {
                    mergeShoppers.unmerge(memberId, admin.adminId(), body.reason());
                    return rebindShopper.look(memberId, admin.sight());
                })
                .map(MemberBindings::from);
    }

    private static Optional<Long> expected(Id currentBindingId) {
        return Optional.ofNullable(currentBindingId).map(Id::value);
    }

    /** @param currentBindingId the binding that was seen in force, null for none; anything else is a conflict */
    record NewBinding(@NotNull Id guideId, Id currentBindingId, @NotBlank @Size(max = 200) String reason) {}

    record Reason(@NotBlank @Size(max = 200) String reason) {}

    record HomeStore(@NotNull Id storeId, @NotBlank @Size(max = 200) String reason) {}

    /** @param memberId the record that becomes part of the member of the path */
    record Merger(@NotNull Id memberId, @NotBlank @Size(max = 200) String reason) {}

    /**
     * @param homeStoreId the store credited where no guide is; null for none
     * @param poolRegionId the region in whose pool the member waits because the store was closed
     * @param current null while nobody is bound
     * @param history newest first, the current one included
     */
    record MemberBindings(
            String memberId, String homeStoreId, String poolRegionId, BindingView current, List<BindingView> history) {

        static MemberBindings from(Bindings bindings) {
            return new MemberBindings(
                    Long.toString(bindings.memberId()),
                    bindings.home().storeId().map(String::valueOf).orElse(null),
                    bindings.home().poolRegionId().map(String::valueOf).orElse(null),
                    bindings.current().map(BindingView::from).orElse(null),
                    bindings.history().stream().map(BindingView::from).toList());
        }
    }

    /**
     * @param storeId where the guide served when it began
     * @param keeperStoreId the store that keeps the member when the guide goes
     * @param protectedUntilAt null without protection
     * @param expiresAt null for a permanent binding
     * @param endReason EXPIRED, SNATCHED, TRANSFER, GUIDE_LEFT, MEMBER_DELETED, ADMIN or UNMERGE; null while in force
     */
    record BindingView(
            String id,
            String guideId,
            String guideName,
            String storeId,
            String storeName,
            String keeperStoreId,
            String source,
            Instant boundAt,
            Instant protectedUntilAt,
            Instant expiresAt,
            Instant lastPaidAt,
            Instant endedAt,
            String endReason,
            List<ChangeView> changes) {

        static BindingView from(BindingStory story) {
            return new BindingView(
                    Long.toString(story.id()),
                    Long.toString(story.guideId()),
                    story.guideName(),
                    Long.toString(story.storeId()),
                    story.storeName(),
                    Long.toString(story.keeperStoreId()),
                    story.source().name(),
                    story.boundAt(),
                    story.protectedUntil().orElse(null),
                    story.expiresAt().orElse(null),
                    story.lastPaidAt().orElse(null),
                    story.endedAt().orElse(null),
                    story.endReason().map(Enum::name).orElse(null),
                    story.changes().stream().map(ChangeView::from).toList());
        }
    }

    /** @param cause FRIEND, TOUCH, PAYMENT, STAFF, HANDOVER, DELETED, MERGE or ADMIN; the last two name who did it */
    record ChangeView(
            String kind,
            String cause,
            Instant happenedAt,
            Instant recordedAt,
            Instant expiresAt,
            String orderId,
            String adminId,
            String adminName,
            String reason) {

        static ChangeView from(Change change) {
            return new ChangeView(
                    change.kind(),
                    change.cause(),
                    change.happenedAt(),
                    change.recordedAt(),
                    change.expiresAt().orElse(null),
                    change.orderId().map(String::valueOf).orElse(null),
                    change.adminId().map(String::valueOf).orElse(null),
                    change.adminName().orElse(null),
                    change.note().isEmpty() ? null : change.note());
        }
    }
}
