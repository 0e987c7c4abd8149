package io.guidepost.guideapi.hq.catalog;

import io.guidepost.domain.Refusal;
import io.guidepost.domain.asset.MediaLinks;
import io.guidepost.domain.review.ModerateReviews;
import io.guidepost.domain.review.Review;
import io.guidepost.domain.review.Reviews;
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
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** Headquarters looks at reviews before shoppers do. */
@RestController
@RequestMapping(HqReviewController.PATH)
@Tag(name = "评价 Product reviews")
class HqReviewController {

    static final String PATH = "/api/admin/v1/product-reviews";

    private final ModerateReviews moderate;
    private final Reviews reviews;
    private final MediaLinks media;
    private final Offload offload;

    HqReviewController(ModerateReviews moderate, Reviews reviews, MediaLinks media, Offload offload) {
        this.moderate = moderate;
        this.reviews = reviews;
        this.media = media;
        this.offload = offload;
    }

    @GetMapping
    @Operation(summary = "评价列表 List reviews of a state, oldest first", description = "state is PENDING when absent.")
    Mono<Page<HqReviewView>> list(
            SignedInAdmin admin,
            @RequestParam(defaultValue = "PENDING") Review.State state,
            @RequestParam Optional<Id> productId,
            PageRequest page) {
        return offload.call(() -> {
            Roles.require(admin, Roles.OPERATOR, Roles.CHECKER);
            return Page.of(
                    reviews.waiting(
                            state,
                            productId.map(Id::value),
                            page.after().map(after -> after.longAt(0)).orElse(0L),
                            page.fetch()),
                    page,
                    this::view,
                    review -> Cursor.of(review.id()));
        });
    }

    @GetMapping("/{id}")
    @Operation(summary = "评价详情 A review")
    Mono<HqReviewView> show(SignedInAdmin admin, @PathVariable Id id) {
        return offload.call(() -> {
            Roles.require(admin, Roles.OPERATOR, Roles.CHECKER);
            return view(reviews.find(id.value()).orElseThrow(() -> Refusal.notFound("评价", "review")));
        });
    }

    @PostMapping("/{id}/publication")
    @Operation(summary = "通过评价 Show a review", description = "Also one that was rejected before.")
    Mono<HqReviewView> publish(SignedInAdmin admin, @PathVariable Id id, @Valid @RequestBody ReviewVersion body) {
        return offload.call(() -> {
            Roles.require(admin, Roles.OPERATOR, Roles.CHECKER);
            return view(moderate.publish(id.value(), body.version(), admin.adminId()));
        });
    }

    @PostMapping("/{id}/rejection")
    @Operation(summary = "驳回评价 Do not show a review, or no longer", description = "Its author reads the reason.")
    Mono<HqReviewView> reject(SignedInAdmin admin, @PathVariable Id id, @Valid @RequestBody Rejection body) {
        return offload.call(() -> {
            Roles.require(admin, Roles.OPERATOR, Roles.CHECKER);
            return view(moderate.reject(id.value(), body.version(), body.reason(), admin.adminId()));
        });
    }

    @PutMapping("/{id}/reply")
    @Operation(summary = "回复评价 Answer a review", description = "Shown with it; an empty text takes the answer back.")
    Mono<HqReviewView> reply(SignedInAdmin admin, @PathVariable Id id, @Valid @RequestBody Reply body) {
        return offload.call(() -> {
            Roles.require(admin, Roles.OPERATOR, Roles.CHECKER);
            return view(moderate.reply(id.value(), body.version(), body.text(), admin.adminId()));
        });
    }

    private HqReviewView view(Review review) {
        return new HqReviewView(
                new Id(review.id()),
                new Id(review.orderId()),
                new Id(review.orderLineId()),
                new Id(review.productId()),
                review.kind(),
                review.spec(),
                review.rating() == 0 ? null : review.rating(),
                review.text(),
                review.media().stream().map(media::shown).toList(),
                review.nickname(),
                review.state(),
                review.reason().isEmpty() ? null : review.reason(),
                review.reply().isEmpty() ? null : review.reply(),
                review.repliedAt().orElse(null),
                review.writtenAt(),
                review.version());
    }

    record ReviewVersion(@NotNull Integer version) {}

    record Rejection(@NotNull Integer version, @NotBlank @Size(max = 200) String reason) {}

    record Reply(@NotNull Integer version, @NotNull @Size(max = 1000) String text) {}

    /** {@code rating} is absent for a FOLLOWUP; {@code nickname} is masked, and empty for who stays unnamed. */
    record HqReviewView(
            Id id,
            Id orderId,
            Id orderLineId,
            Id productId,
            Review.Kind kind,
            String spec,
            Integer rating,
            String text,
            List<String> media,
            String nickname,
            Review.State state,
            String reason,
            String reply,
            Instant repliedAt,
            Instant writtenAt,
            int version) {}
}
