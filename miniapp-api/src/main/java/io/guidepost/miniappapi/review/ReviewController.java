package io.guidepost.miniappapi.review;

import io.guidepost.domain.asset.Asset;
import io.guidepost.domain.asset.FileKind;
import io.guidepost.domain.asset.MediaLinks;
import io.guidepost.domain.review.RatingSummary;
import io.guidepost.domain.review.Review;
import io.guidepost.domain.review.Review.Kind;
import io.guidepost.domain.review.Review.State;
import io.guidepost.domain.review.Reviews;
import io.guidepost.domain.review.WriteReview;
import io.guidepost.domain.review.WriteReview.Draft;
import io.guidepost.domain.shopper.OneShopper;
import io.guidepost.miniappapi.answer.BriefAnswers;
import io.guidepost.webedge.Offload;
import io.guidepost.webedge.file.UploadDoor;
import io.guidepost.webedge.file.Uploads;
import io.guidepost.webedge.json.Id;
import io.guidepost.webedge.paging.Cursor;
import io.guidepost.webedge.paging.Page;
import io.guidepost.webedge.paging.PageRequest;
import io.guidepost.webedge.session.SignedInShopper;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.util.unit.DataSize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** What shoppers say of what they received. */
@RestController
@RequestMapping(path = "/api/shop/v1", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "评价 Reviews")
class ReviewController {

    private static final String FILES = "/api/shop/v1/review-files";
    private static final DataSize LARGEST = DataSize.ofBytes(FileKind.VIDEO.mostBytes());

    private final WriteReview write;
    private final Reviews reviews;
    private final OneShopper shoppers;
    private final MediaLinks media;
    private final BriefAnswers brief;
    private final Uploads uploads;
    private final Offload offload;

    ReviewController(
            WriteReview write,
            Reviews reviews,
            OneShopper shoppers,
            MediaLinks media,
            BriefAnswers brief,
            Uploads uploads,
            Offload offload) {
        this.write = write;
        this.reviews = reviews;
        this.shoppers = shoppers;
        this.media = media;
        this.brief = brief;
        this.uploads = uploads;
        this.offload = offload;
    }

    @Configuration(proxyBeanMethods = false)
    static class Door {

        @Bean
        UploadDoor reviewFileDoor() {
            return new UploadDoor(FILES, Optional.of(LARGEST));
        }
    }

    @PostMapping("/orders/{orderId}/reviews")
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(
            summary = "评价商品 Review a line of a received order",
            description =
                    "Once with a rating of 1 to 5, and later once more without. It is shown after somebody has looked at"
                            + " it. The nickname of the profile is shown masked; with isUnnamed none is. 409 order_not_received,"
                            + " already_reviewed, line_returned, review_too_late.")
    Mono<ReviewView> review(
            SignedInShopper me,
            @PathVariable Id orderId,
            @Valid @org.springframework.web.bind.annotation.RequestBody NewReview body) {
        return offload.call(() -> view(write.write(me.memberId(), body.draft(orderId.value())), List.of()));
    }

    @PostMapping("/review-files")
    @Operation(
            summary = "上传评价图片或视频 Hand in a picture or video",
            description =
                    "The body is the file: JPEG, PNG or MP4 of at most 10 MB, known by its bytes. At most 60 a day.",
            requestBody =
                    @RequestBody(
                            required = true,
                            content = {
                                @Content(
                                        mediaType = "application/octet-stream",
                                        schema = @Schema(type = "string", format = "binary"))
                            }))
    Mono<ResponseEntity<ReviewFileView>> handIn(
            SignedInShopper me, @RequestParam(defaultValue = "IMAGE") FileKind kind, ServerHttpRequest request) {
        return uploads.received(
                request.getBody(),
                LARGEST.toBytes(),
                file -> offload.call(() -> {
                    var view = ReviewFileView.of(write.handIn(me.memberId(), file, kind), media);
                    return ResponseEntity.created(URI.create(view.url())).body(view);
                }));
    }

    @GetMapping("/products/{id}/reviews")
    @Operation(
            summary = "商品评价 Reviews of a product, newest first",
            description = "Each with what its author added and what the shop answered.")
    @ApiResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = ReviewPage.class)))
    Mono<ResponseEntity<byte[]>> ofProduct(
            @PathVariable Id id,
            @RequestParam Optional<@Min(1) @Max(5) Integer> rating,
            @RequestParam(defaultValue = "false") boolean withMedia,
            PageRequest page) {
        return brief.of(List.of("reviews", id, rating, withMedia, page), () -> {
            var found = reviews.published(
                    id.value(),
                    rating,
                    withMedia,
                    page.after().map(after -> after.longAt(0)).orElse(Long.MAX_VALUE),
                    page.fetch());
            var added = added(found);
            return Page.of(
                    found,
                    page,
                    review -> view(review, added.getOrDefault(review.orderLineId(), List.of())),
                    review -> Cursor.of(review.id()));
        });
    }

    private Map<Long, List<Review>> added(List<Review> firsts) {
        return reviews.ofLines(firsts.stream().map(Review::orderLineId).toList()).stream()
                .filter(review -> review.kind() == Kind.FOLLOWUP && review.state() == State.PUBLISHED)
                .collect(Collectors.groupingBy(Review::orderLineId));
    }

    @GetMapping("/products/{id}/rating")
    @Operation(summary = "评分汇总 What the reviews of a product come to")
    @ApiResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = RatingView.class)))
    Mono<ResponseEntity<byte[]>> rating(@PathVariable Id id) {
        return brief.of(List.of("rating", id), () -> RatingView.of(reviews.summary(id.value())));
    }

    @GetMapping("/reviews")
    @Operation(summary = "我的评价 My reviews, newest first", description = "Rejected ones with the reason.")
    Mono<Page<OwnReviewView>> own(SignedInShopper me, PageRequest page) {
        return offload.call(() -> Page.of(
                reviews.ofMembers(
                        shoppers.recordsOf(me.memberId()),
                        page.after().map(after -> after.longAt(0)).orElse(Long.MAX_VALUE),
                        page.fetch()),
                page,
                review -> new OwnReviewView(
                        new Id(review.orderId()),
                        new Id(review.orderLineId()),
                        review.state(),
                        review.reason().isEmpty() ? null : review.reason(),
                        view(review, List.of())),
                review -> Cursor.of(review.id())));
    }

    private ReviewView view(Review review, List<Review> added) {
        return new ReviewView(
                new Id(review.id()),
                new Id(review.productId()),
                review.kind(),
                review.spec(),
                review.rating() == 0 ? null : review.rating(),
                review.text(),
                review.media().stream().map(media::shown).toList(),
                review.nickname(),
                review.reply().isEmpty() ? null : review.reply(),
                review.repliedAt().orElse(null),
                review.writtenAt(),
                added.isEmpty() ? null : view(added.get(0), List.of()));
    }

    record NewReview(
            @NotNull Id orderLineId,
            @Min(1) @Max(5) Integer rating,
            @NotBlank @Size(max = 2000) String text,
            @Size(max = 9) List<@NotNull Id> fileIds,
            Boolean isUnnamed) {

        Draft draft(long orderId) {
            return new Draft(
                    orderId,
                    orderLineId.value(),
                    Optional.ofNullable(rating),
                    text,
                    Id.values(fileIds),
                    Boolean.TRUE.equals(isUnnamed));
        }
    }

    record ReviewFileView(Id id, String contentType, String url) {

        static ReviewFileView of(Asset asset, MediaLinks media) {
            return new ReviewFileView(
                    new Id(asset.id()), asset.type().mediaType(), media.shown(MediaLinks.kept(asset)));
        }
    }

    /** {@code rating} is absent for what was added; {@code nickname} is masked, and empty for who stays unnamed. */
    record ReviewView(
            Id id,
            Id productId,
            Kind kind,
            String spec,
            Integer rating,
            String text,
            List<String> media,
            String nickname,
            String reply,
            Instant repliedAt,
            Instant writtenAt,
            ReviewView followup) {}

    record OwnReviewView(Id orderId, Id orderLineId, State state, String reason, ReviewView review) {}

    record ReviewPage(List<ReviewView> items, String nextCursor) {}

    /** {@code averageHundredths} is 480 for 4.80 stars; {@code byRating} counts one star first. */
    record RatingView(
            String productId, long count, int averageHundredths, int goodBp, List<Long> byRating, long withMedia) {

        static RatingView of(RatingSummary summary) {
            return new RatingView(
                    Long.toString(summary.productId()),
                    summary.count(),
                    summary.averageHundredths(),
                    summary.goodBp(),
                    summary.byRating(),
                    summary.withMedia());
        }
    }
}
