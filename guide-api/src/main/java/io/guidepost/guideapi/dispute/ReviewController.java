package io.guidepost.guideapi.dispute;

import io.guidepost.core.words.Words;
import io.guidepost.domain.fraud.Suspicion;
import io.guidepost.domain.fraud.Suspicions;
import io.guidepost.webedge.Offload;
import io.guidepost.webedge.paging.Cursor;
import io.guidepost.webedge.paging.Page;
import io.guidepost.webedge.paging.PageRequest;
import io.guidepost.webedge.session.SignedInGuide;
import io.swagger.v3.oas.annotations.Operation;
import java.time.Instant;
import java.util.Locale;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** Which of a guide's orders are in review; what they are looked at for is told when the review is over. */
@RestController
@RequestMapping("/api/guide/v1/holds")
class ReviewController {

    private static final Words IN_REVIEW = new Words("审核中,佣金暂缓结算", "In review: the commission waits");

    private final Suspicions suspicions;
    private final Offload offload;

    ReviewController(Suspicions suspicions, Offload offload) {
        this.suspicions = suspicions;
        this.offload = offload;
    }

    @Operation(summary = "审核中的订单 My orders in review, newest first")
    @GetMapping
    Mono<Page<InReview>> list(SignedInGuide me, PageRequest page, Locale locale) {
        long before = page.after().map(cursor -> cursor.longAt(0)).orElse(Long.MAX_VALUE);
        return offload.call(() -> Page.of(
                suspicions.inReviewOf(me.guideId(), before, page.fetch()),
                page,
                hold -> InReview.from(hold, locale),
                hold -> Cursor.of(hold.id())));
    }

    record InReview(String orderId, Instant sinceAt, String text) {

        static InReview from(Suspicion hold, Locale locale) {
            return new InReview(Long.toString(hold.orderId()), hold.openedAt(), IN_REVIEW.in(locale));
        }
    }
}
