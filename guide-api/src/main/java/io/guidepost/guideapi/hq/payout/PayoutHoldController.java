package io.guidepost.guideapi.hq.payout;

import io.guidepost.domain.payout.HoldPayouts;
import io.guidepost.domain.payout.PayoutHold;
import io.guidepost.domain.payout.PayoutHolds;
import io.guidepost.guideapi.hq.Roles;
import io.guidepost.webedge.Offload;
import io.guidepost.webedge.paging.Cursor;
import io.guidepost.webedge.paging.Page;
import io.guidepost.webedge.paging.PageRequest;
import io.guidepost.webedge.session.SignedInAdmin;
import io.swagger.v3.oas.annotations.Operation;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.net.URI;
import java.time.Instant;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** Guides under investigation, whose money stays where it is. */
@RestController
@RequestMapping("/api/admin/v1/payout-holds")
class PayoutHoldController {

    private final HoldPayouts holdPayouts;
    private final PayoutHolds holds;
    private final Offload offload;

    PayoutHoldController(HoldPayouts holdPayouts, PayoutHolds holds, Offload offload) {
        this.holdPayouts = holdPayouts;
        this.holds = holds;
        this.offload = offload;
    }

    /** Newest first; {@code open=true} leaves out what is lifted. */
    @Operation(summary = "暂停打款名单 Payees to whom nothing is paid out at present")
    @GetMapping
    Mono<Page<HoldView>> list(
            SignedInAdmin admin, PageRequest page, @RequestParam(defaultValue = "false") boolean open) {
        Roles.require(admin, Roles.FINANCE, Roles.CHECKER, Roles.OPERATOR);
        long before = page.after().map(cursor -> cursor.longAt(0)).orElse(Long.MAX_VALUE);
        return offload.call(() ->
                Page.of(holds.all(open, before, page.fetch()), page, HoldView::from, hold -> Cursor.of(hold.id())));
    }

    @Operation(summary = "暂停打款 Pay nothing out to a payee until it is lifted")
    @PostMapping
    Mono<ResponseEntity<HoldView>> place(SignedInAdmin admin, @Valid @RequestBody NewHold body) {
        Roles.require(admin, Roles.FINANCE, Roles.CHECKER);
        return offload.call(() -> HoldView.from(holdPayouts.place(
                        Long.parseLong(body.guideId()), body.reason().strip(), admin.adminId())))
                .map(hold -> ResponseEntity.created(URI.create("/api/admin/v1/payout-holds/" + hold.id()))
                        .body(hold));
    }

    /** By somebody else than who placed it. */
    @Operation(summary = "恢复打款 Lift a hold; by another administrator than the one who set it")
    @PostMapping("/{id}/lifting")
    Mono<HoldView> lift(SignedInAdmin admin, @PathVariable long id, @RequestBody Nothing body) {
        Roles.require(admin, Roles.FINANCE, Roles.CHECKER);
        return offload.call(() -> holdPayouts.lift(id, admin.adminId())).map(HoldView::from);
    }

    record Nothing() {}

    record NewHold(
            @NotNull @Pattern(regexp = "\\d{1,18}|[1-8]\\d{18}") String guideId,
            @NotBlank @Size(max = 200) String reason) {}

    record HoldView(
            String id,
            String guideId,
            String reason,
            String placedBy,
            Instant placedAt,
            String liftedBy,
            Instant liftedAt) {

        static HoldView from(PayoutHold hold) {
            return new HoldView(
                    Long.toString(hold.id()),
                    Long.toString(hold.guideId()),
                    hold.reason(),
                    Long.toString(hold.placedBy()),
                    hold.placedAt(),
                    hold.liftedBy().map(id -> Long.toString(id)).orElse(null),
                    hold.liftedAt().orElse(null));
        }
    }
}
