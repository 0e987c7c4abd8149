package io.guidepost.domain.review;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.guidepost.domain.DomainTest;
import io.guidepost.domain.MovableClock;
import io.guidepost.domain.Refusal;
import io.guidepost.domain.asset.FileKind;
import io.guidepost.domain.asset.Pictures;
import io.guidepost.domain.order.OrderLine;
import io.guidepost.domain.order.Orders;
import io.guidepost.domain.order.PlaceOrder;
import io.guidepost.domain.order.ShopScene;
import io.guidepost.domain.order.WholeOrders;
import io.guidepost.domain.profile.KeepProfile;
import io.guidepost.domain.review.Review.Kind;
import io.guidepost.domain.review.Review.State;
import io.guidepost.domain.review.WriteReview.Draft;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;

@DomainTest
class ReviewsTest {

    @Autowired
    WriteReview write;

    @Autowired
    ModerateReviews moderate;

    @Autowired
    Reviews reviews;

    @Autowired
    PlaceOrder placeOrder;

    @Autowired
    Orders orders;

    @Autowired
    WholeOrders wholeOrders;

    @Autowired
    ShopScene scene;

    @Autowired
    MovableClock clock;

    @TempDir
    Path folder;

    @Autowired
    KeepProfile keepProfile;

    long sku;
    long product;

    @BeforeEach
    void goods() {
        sku = scene.sku(1_000, 1_000);
        product = scene.productOf(sku);
    }

    @Test
    void onlyOwnReceivedGoodsAreReviewedOnceAndOnceMore() {
        long member = scene.member();
        var line = received(member);
        keepProfile.rename(member, "王小明", 0);

        assertThat(refused(scene.member(), draft(line, 5))).isEqualTo("not_found");
        assertThat(refused(member, draft(line, 0))).isEqualTo("rating_missing");
        var first = write.write(member, draft(line, 5));
        assertThat(refused(member, draft(line, 4))).isEqualTo("already_reviewed");
        var more = write.write(member, draft(line, 0));
        assertThat(refused(member, draft(line, 0))).isEqualTo("already_reviewed");

        assertThat(first.kind()).isEqualTo(Kind.FIRST);
        assertThat(first.nickname()).isEqualTo("王**");
        assertThat(more.kind()).isEqualTo(Kind.FOLLOWUP);
        assertThat(reviews.published(product, Optional.empty(), false, Long.MAX_VALUE, 10))
                .isEmpty();
        var unpaid = placeOrder.place(scene.basket(member, sku));
        assertThat(refused(member, draft(unpaid.lines().get(0), 5))).isEqualTo("order_not_received");
    }

    @Test
    void twoFirstReviewsAtOnceAreOne() {
        long member = scene.member();
        var line = received(member);

        var written = IntStream.range(0, 4)
                .mapToObj(i -> CompletableFuture.supplyAsync(() -> refused(member, draft(line, 5))))
                .toList()
                .stream()
                .map(CompletableFuture::join)
                .toList();

        assertThat(written).containsOnlyOnce("");
        assertThat(reviews.ofLines(List.of(line.id()))).hasSize(1);
    }

    /** However reviews are shown and hidden, the counts are what counting all of them would give. */
    @Test
    void theCountsOfAProductAreThoseOfItsShownReviews() {
        var random = new Random(7);
        var written = new ArrayList<Long>();
        for (int i = 0; i < 6; i++) {
            long member = scene.member();
            written.add(write.write(member, draft(received(member), 1 + random.nextInt(5)))
                    .id());
        }
        for (int step = 0; step < 30; step++) {
            var review =
                    reviews.find(written.get(random.nextInt(written.size()))).orElseThrow();
            switch (random.nextInt(3)) {
                case 0 -> moderate.publish(review.id(), review.version(), 1);
                case 1 -> moderate.reject(review.id(), review.version(), "广告", 1);
                default -> moderate.reply(review.id(), review.version(), "谢谢", 1);
            }
            assertThat(reviews.summary(product)).isEqualTo(reviews.counted(product));
        }
        var stale = reviews.find(written.get(0)).orElseThrow();
        moderate.publish(stale.id(), stale.version(), 1);
        assertThatThrownBy(() -> moderate.publish(stale.id(), stale.version(), 1))
                .hasMessageContaining("version_conflict");
        var shown = reviews.published(product, Optional.empty(), false, Long.MAX_VALUE, 10);
        assertThat(shown).allMatch(review -> review.state() == State.PUBLISHED);
        assertThat(reviews.published(
                        product, Optional.empty(), false, shown.get(0).id(), 10))
                .isEqualTo(shown.subList(1, shown.size()));
    }

    @Test
    void aReviewShowsOnlyPicturesOfItsOwnAuthor() {
        long member = scene.member();
        var line = received(member);
        long own = write.handIn(member, Pictures.picture(folder, "png", 4, 4), FileKind.IMAGE)
                .id();
        long other = write.handIn(scene.member(), Pictures.picture(folder, "png", 5, 4), FileKind.IMAGE)
                .id();

        assertThat(refused(member, pictured(line, own, other))).isEqualTo("file_unknown");
        assertThatThrownBy(() -> write.handIn(member, Pictures.picture(folder, "png", 4, 4), FileKind.VIDEO))
                .hasMessageContaining("file_type_mismatch");
        var review = write.write(member, pictured(line, own));
        moderate.publish(review.id(), 0, 1);

        assertThat(reviews.published(product, Optional.of(5), true, Long.MAX_VALUE, 10))
                .singleElement()
                .extracting(Review::media)
                .asString()
                .contains("/media/");
        assertThat(reviews.summary(product).withMedia()).isOne();
    }

    @Test
    void theAverageIsExactAndNothingIsDividedByNothing() {
        assertThat(RatingSummary.none(1).averageHundredths()).isZero();
        assertThat(RatingSummary.none(1).goodBp()).isZero();
        var summary = new RatingSummary(1, List.of(1L, 0L, 0L, 0L, 2L), 0);
        assertThat(summary.averageHundredths()).isEqualTo(367);
        assertThat(summary.goodBp()).isEqualTo(6_666);
    }

    private OrderLine received(long member) {
        var placed = placeOrder.place(scene.basket(member, sku));
        long id = placed.order().id();
        var now = clock.instant();
        orders.markPaid(id, 0, now);
        orders.markShipped(id, 1, now);
        orders.markReceived(id, 2, now, now);
        wholeOrders.paid(id);
        return placed.lines().get(0);
    }

    private static Draft draft(OrderLine line, int rating) {
        return new Draft(
                line.orderId(),
                line.id(),
                rating == 0 ? Optional.empty() : Optional.of(rating),
                "很好",
                List.of(),
                false);
    }

    private static Draft pictured(OrderLine line, Long... files) {
        return new Draft(line.orderId(), line.id(), Optional.of(5), "很好", List.of(files), true);
    }

    private String refused(long member, Draft draft) {
        try {
            write.write(member, draft);
            return "";
        } catch (Refusal refusal) {
            return refusal.code();
        }
    }
}
