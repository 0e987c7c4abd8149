package io.guidepost.guideapi.hq.proof;

import io.guidepost.domain.proof.ReviewProof;
import io.guidepost.domain.proof.ViewProofs;
import io.guidepost.guideapi.hq.Roles;
import io.guidepost.guideapi.material.MaterialFiles;
import io.guidepost.guideapi.task.ProofDecision;
import io.guidepost.guideapi.task.ProofView;
import io.guidepost.webedge.Offload;
import io.guidepost.webedge.json.Id;
import io.guidepost.webedge.paging.Cursor;
import io.guidepost.webedge.paging.Page;
import io.guidepost.webedge.paging.PageRequest;
import io.guidepost.webedge.session.SignedInAdmin;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Headquarters looks at proofs, above all those of store managers themselves. */
@RestController
@RequestMapping("/api/admin/v1/proofs")
@Tag(name = "内容任务 Content tasks")
class ProofReviewController {

    private final ReviewProof reviewProof;
    private final ViewProofs viewProofs;
    private final MaterialFiles files;
    private final Offload offload;

    ProofReviewController(ReviewProof reviewProof, ViewProofs viewProofs, MaterialFiles files, Offload offload) {
        this.reviewProof = reviewProof;
        this.viewProofs = viewProofs;
        this.files = files;
        this.offload = offload;
    }

    @GetMapping
    @Operation(summary = "待审凭证 Proofs that wait for their review, oldest first; a region manager sees the own region")
    Mono<Page<ProofView>> pending(SignedInAdmin admin, PageRequest page) {
        long after = page.after().map(cursor -> cursor.longAt(0)).orElse(0L);
        return offload.call(() -> {
            Roles.require(admin, Roles.OPERATOR, Roles.CHECKER, Roles.REGION_MANAGER);
            var waiting = viewProofs.pending(admin.sight(), after, page.fetch());
            var subjects = viewProofs.subjects(waiting);
            return Page.of(
                    waiting,
                    page,
                    proof -> ProofView.of(proof, subjects.get(proof.id())),
                    proof -> Cursor.of(proof.id()));
        });
    }

    @PostMapping("/{id}/decision")
    @Operation(summary = "审核凭证 Approve or reject a proof; a rejection needs its reason and opens the work again")
    Mono<ProofView> decide(SignedInAdmin admin, @PathVariable Id id, @Valid @RequestBody ProofDecision body) {
        return offload.call(() -> {
            Roles.require(admin, Roles.OPERATOR, Roles.CHECKER, Roles.REGION_MANAGER);
            return ProofView.of(reviewProof.byAdmin(admin.adminId(), admin.sight(), id.value(), body.verdict()));
        });
    }

    @GetMapping("/{id}/photos/{photoId}")
    @Operation(summary = "凭证照片 A photo of a proof; a region manager sees those of the own region")
    @ApiResponse(
            responseCode = "200",
            description = "The photo",
            content = {
                @Content(mediaType = "application/octet-stream", schema = @Schema(type = "string", format = "binary"))
            })
    Mono<ResponseEntity<Flux<DataBuffer>>> photo(SignedInAdmin admin, @PathVariable Id id, @PathVariable Id photoId) {
        return offload.call(() -> {
            Roles.require(admin, Roles.OPERATOR, Roles.CHECKER, Roles.REGION_MANAGER);
            return files.answer(
                    viewProofs.photoForAdmin(admin.sight(), id.value(), photoId.value()), photoId.toString());
        });
    }
}
