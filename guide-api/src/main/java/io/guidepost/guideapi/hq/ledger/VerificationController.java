package io.guidepost.guideapi.hq.ledger;

import io.guidepost.domain.Refusal;
import io.guidepost.domain.ledger.Verification;
import io.guidepost.domain.ledger.Verification.Claim;
import io.guidepost.domain.ledger.Verifications;
import io.guidepost.domain.ledger.VerifyLedger;
import io.guidepost.guideapi.hq.Roles;
import io.guidepost.webedge.Offload;
import io.guidepost.webedge.paging.Cursor;
import io.guidepost.webedge.paging.Page;
import io.guidepost.webedge.paging.PageRequest;
import io.guidepost.webedge.session.SignedInAdmin;
import io.swagger.v3.oas.annotations.Operation;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** Checks of the ledger's seals: begun here or every night, carried out by the scheduler. */
@RestController
@RequestMapping("/api/admin/v1/ledger/verifications")
class VerificationController {

    private final VerifyLedger verify;
    private final Verifications verifications;
    private final Offload offload;

    VerificationController(VerifyLedger verify, Verifications verifications, Offload offload) {
        this.verify = verify;
        this.verifications = verifications;
        this.offload = offload;
    }

    /** Begins one; {@code kept} is a root that was kept somewhere else and must be found again. */
    @Operation(summary = "发起封签核验 Compute the seals again and compare them")
    @PostMapping
    Mono<ResponseEntity<VerificationView>> start(SignedInAdmin admin, @Valid @RequestBody NewVerification body) {
        Roles.require(admin, Roles.OPERATOR, Roles.CHECKER, Roles.FINANCE);
        var claim = Optional.ofNullable(body.kept()).map(kept -> new Claim(kept.sealedOn(), kept.root()));
        return offload.call(() -> VerificationView.from(verify.start(admin.adminId(), claim)))
                .map(begun -> ResponseEntity.created(URI.create("/api/admin/v1/ledger/verifications/" + begun.id()))
                        .body(begun));
    }

    /** Newest first, those of the nights included. */
    @Operation(summary = "封签核验记录 Verifications of the seals, newest first")
    @GetMapping
    Mono<Page<VerificationView>> list(SignedInAdmin admin, PageRequest page) {
        Roles.require(admin, Roles.OPERATOR, Roles.CHECKER, Roles.FINANCE);
        long before = page.after().map(cursor -> cursor.longAt(0)).orElse(Long.MAX_VALUE);
        return offload.call(() -> Page.of(
                verifications.before(before, page.fetch()),
                page,
                VerificationView::from,
                verification -> Cursor.of(verification.id())));
    }

    @Operation(summary = "封签核验结果 How a verification has come along, and what it found")
    @GetMapping("/{id}")
    Mono<VerificationView> show(SignedInAdmin admin, @PathVariable long id) {
        Roles.require(admin, Roles.OPERATOR, Roles.CHECKER, Roles.FINANCE);
        return offload.call(() -> verifications
                .find(id)
                .map(VerificationView::from)
                .orElseThrow(() -> Refusal.notFound("校验", "verification")));
    }

    record NewVerification(@Valid Kept kept) {}

    record Kept(@NotNull LocalDate sealedOn, @NotNull @Pattern(regexp = "[0-9a-f]{64}") String root) {}

    /** {@code askedBy} is absent for those of the nights; {@code examples} names the first hundred mismatches. */
    record VerificationView(
            String id,
            String status,
            String askedBy,
            long blocks,
            long transfers,
            int days,
            int mismatches,
            List<String> examples,
            Instant startedAt,
            Instant finishedAt) {

        static VerificationView from(Verification verification) {
            return new VerificationView(
                    Long.toString(verification.id()),
                    verification.status().name(),
                    verification.askedBy().map(id -> Long.toString(id)).orElse(null),
                    verification.reached().block(),
                    verification.reached().transfers(),
                    verification.reached().days(),
                    verification.mismatches(),
                    verification.examples(),
                    verification.startedAt(),
                    verification.finishedAt().orElse(null));
        }
    }
}
