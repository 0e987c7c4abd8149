package io.guidepost.guideapi.hq.attribution;

import io.guidepost.domain.Refusal;
import io.guidepost.domain.attribution.ReplayAttribution;
import io.guidepost.domain.attribution.Replays.Replayed;
import io.guidepost.guideapi.hq.Roles;
import io.guidepost.webedge.Offload;
import io.guidepost.webedge.json.Id;
import io.guidepost.webedge.session.SignedInAdmin;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.util.List;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** Decides again from the stored inputs, on demand; every night a duty does the same for a part of all orders. */
@RestController
@Tag(name = "归属规则 Attribution rules")
class ReplayController {

    private static final int ORDERS = 1_000;

    private final ReplayAttribution replay;
    private final Offload offload;

    ReplayController(ReplayAttribution replay, Offload offload) {
        this.replay = replay;
        this.offload = offload;
    }

    @PostMapping("/api/admin/v1/orders/{id}/attribution/replay")
    @Operation(
            summary = "重算一单归属 Decide an order again from what was stored",
            description = "Each revision must come out byte for byte as it was stored. Changes nothing.")
    Mono<OrderReplay> replayOne(SignedInAdmin admin, @PathVariable Id id, @RequestBody(required = false) Nothing body) {
        Roles.require(admin, Roles.OPERATOR, Roles.CHECKER, Roles.FINANCE);
        return offload.call(() -> {
            var replayed = replay.of(id.value());
            if (replayed.isEmpty()) {
                throw Refusal.notFound("订单", "order");
            }
            return OrderReplay.of(replayed);
        });
    }

    @PostMapping("/api/admin/v1/attribution/replays")
    @Operation(
            summary = "批量重算归属 Decide a range of orders again",
            description = "In the order of their ids; nextOrderId is null when the last order was reached.")
    Mono<RangeReplay> replayRange(SignedInAdmin admin, @Valid @RequestBody Range body) {
        Roles.require(admin, Roles.OPERATOR, Roles.CHECKER, Roles.FINANCE);
        return offload.call(() -> {
            var result = replay.range(
                    body.afterOrderId() == null ? 0 : body.afterOrderId().value(),
                    body.limit() == null ? ORDERS : body.limit());
            return new RangeReplay(
                    result.checked(),
                    result.mismatches(),
                    result.lastOrderId() == 0 ? null : new Id(result.lastOrderId()));
        });
    }

    /** An empty object; fields are refused like everywhere. */
    record Nothing() {}

    record Range(Id afterOrderId, @Min(1) @Max(10_000) Integer limit) {}

    record RangeReplay(long checked, List<String> mismatches, Id nextOrderId) {}

    record OrderReplay(boolean same, List<RevisionReplay> revisions) {

        /** {@code difference} is null where the two are the same. */
        record RevisionReplay(int revision, boolean same, String difference) {}

        static OrderReplay of(List<Replayed> replayed) {
            return new OrderReplay(
                    replayed.stream().allMatch(Replayed::isSame),
                    replayed.stream()
                            .map(one ->
                                    new RevisionReplay(one.revision(), one.isSame(), one.isSame() ? null : one.told()))
                            .toList());
        }
    }
}
