package io.guidepost.guideapi.task;

import io.guidepost.domain.proof.Proof;
import io.guidepost.domain.proof.ReviewProof;
import io.guidepost.domain.proof.SubmitProof;
import io.guidepost.domain.proof.ViewProofs;
import io.guidepost.webedge.Offload;
import io.guidepost.webedge.json.Id;
import io.guidepost.webedge.once.IdempotencyKey;
import io.guidepost.webedge.once.OnceAnswer;
import io.guidepost.webedge.once.OnceOnly;
import io.guidepost.webedge.paging.Cursor;
import io.guidepost.webedge.paging.Page;
import io.guidepost.webedge.paging.PageRequest;
import io.guidepost.webedge.session.SignedInGuide;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** A guide shows that his part is done, and the manager of the store looks at it. */
@RestController
@RequestMapping("/api/guide/v1")
@Tag(name = "我的任务 My tasks")
class ProofController {

    private final SubmitProof submitProof;
    private final ReviewProof reviewProof;
    private final ViewProofs viewProofs;
    private final OnceOnly once;
    private final Offload offload;

    ProofController(
            SubmitProof submitProof, ReviewProof reviewProof, ViewProofs viewProofs, OnceOnly once, Offload offload) {
        this.submitProof = submitProof;
        this.reviewProof = reviewProof;
        this.viewProofs = viewProofs;
        this.once = once;
        this.offload = offload;
    }

    @PostMapping("/assignments/{id}/proofs")
    @Operation(summary = "提交凭证 Submit a proof: a claim (E0) until the store's manager or headquarters approves it (E1)")
    Mono<OnceAnswer<ProofView>> submit(
            SignedInGuide guide, @PathVariable Id id, IdempotencyKey key, @Valid @RequestBody NewProof body) {
        return offload.call(() -> once.inTransaction(
                guide,
                key,
                body,
                HttpStatus.CREATED,
                () -> ProofView.of(submitProof.submit(guide.guideId(), id.value(), body.content())),
                proof -> "/api/guide/v1/assignments/" + id + "/proofs"));
    }

    @GetMapping("/assignments/{id}/proofs")
    @Operation(summary = "我的凭证 The proofs of one of my assignments, oldest first, with what their reviews said")
    Mono<SubmittedProofs> mine(SignedInGuide guide, @PathVariable Id id) {
        return offload.call(() -> new SubmittedProofs(viewProofs.ofAssignment(guide.guideId(), id.value()).stream()
                .map(ProofView::of)
                .toList()));
    }

    @GetMapping("/proof-reviews")
    @Operation(summary = "待审凭证 Proofs that wait in the stores I manage, oldest first; never my own")
    Mono<Page<ProofView>> pending(SignedInGuide guide, PageRequest page) {
        long after = page.after().map(cursor -> cursor.longAt(0)).orElse(0L);
        return offload.call(() -> {
            var waiting = viewProofs.pendingFor(guide.guideId(), after, page.fetch());
            var subjects = viewProofs.subjects(waiting);
            return Page.of(
                    waiting,
                    page,
                    proof -> ProofView.of(proof, subjects.get(proof.id())),
                    proof -> Cursor.of(proof.id()));
        });
    }

    @PostMapping("/proof-reviews/{id}/decision")
    @Operation(summary = "审核凭证 Approve or reject a proof; a rejection needs its reason and opens the work again")
    Mono<ProofView> decide(SignedInGuide guide, @PathVariable Id id, @Valid @RequestBody ProofDecision body) {
        return offload.call(() -> ProofView.of(reviewProof.byManager(guide.guideId(), id.value(), body.verdict())));
    }

    record SubmittedProofs(List<ProofView> items) {}

    /** @param photos ids that proof-photos answered */
    record NewProof(@Size(max = 2000) String text, @Valid Place place, @Size(max = 9) List<@NotNull Id> photos) {

        /** In millionths of degrees. */
        record Place(
                @NotNull @Min(-90_000_000) @Max(90_000_000) Integer latitudeE6,
                @NotNull @Min(-180_000_000) @Max(180_000_000) Integer longitudeE6) {}

        Proof.Content content() {
            return new Proof.Content(
                    Optional.ofNullable(text).orElse("").strip(),
                    Optional.ofNullable(place).map(where -> new Proof.Place(where.latitudeE6(), where.longitudeE6())),
                    Id.values(photos));
        }
    }
}
