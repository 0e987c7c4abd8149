package io.guidepost.domain.review;

import io.guidepost.core.words.Words;
import io.guidepost.domain.Refusal;
import io.guidepost.domain.asset.Asset;
import io.guidepost.domain.asset.Assets;
import io.guidepost.domain.asset.FileKind;
import io.guidepost.domain.asset.KeepFile;
import io.guidepost.domain.asset.MediaLinks;
import io.guidepost.domain.database.Ids;
import io.guidepost.domain.database.TransactionRetry;
import io.guidepost.domain.order.Order;
import io.guidepost.domain.order.OrderLine;
import io.guidepost.domain.order.OrderStatus;
import io.guidepost.domain.order.Orders;
import io.guidepost.domain.privacy.Masked;
import io.guidepost.domain.profile.Profiles;
import io.guidepost.domain.review.Review.Kind;
import io.guidepost.domain.review.Review.State;
import io.guidepost.domain.shopper.OneShopper;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Service;

/** A shopper says something of a line of an order that was received: once, and later once more. */
@Service
public class WriteReview {

    private static final int MOST_FILES_A_DAY = 60;

    private final Reviews reviews;
    private final Orders orders;
    private final OneShopper shoppers;
    private final Profiles profiles;
    private final Assets assets;
    private final KeepFile keepFile;
    private final TransactionRetry transaction;
    private final Ids ids;
    private final Clock clock;
    private final Duration period;

    WriteReview(
            Reviews reviews,
            Orders orders,
            OneShopper shoppers,
            Profiles profiles,
            Assets assets,
            KeepFile keepFile,
            TransactionRetry transaction,
            Ids ids,
            Clock clock,
            @Value("${guidepost.review.days:180}") int days) {
        this.reviews = reviews;
        this.orders = orders;
        this.shoppers = shoppers;
        this.profiles = profiles;
        this.assets = assets;
        this.keepFile = keepFile;
        this.transaction = transaction;
        this.ids = ids;
        this.clock = clock;
        this.period = Duration.ofDays(days);
    }

    /**
     * @param rating empty for what is added later
     * @param fileIds handed in by the same shopper
     * @param isUnnamed the shopper does not want to be called by the name in his profile
     */
    public record Draft(
            long orderId,
            long orderLineId,
            Optional<Integer> rating,
            String text,
            List<Long> fileIds,
            boolean isUnnamed) {}

    /** The first review of the line, or what is added to it; not shown until somebody has looked at it. */
    public Review write(long memberId, Draft draft) {
        var records = shoppers.recordsOf(memberId);
        var order = orders.findOf(memberId, draft.orderId()).orElseThrow(() -> Refusal.notFound("订单", "order"));
        var line = orders.linesOf(order.id()).stream()
                .filter(each -> each.id() == draft.orderLineId())
                .findFirst()
                .orElseThrow(() -> Refusal.notFound("订单行", "order line"));
        requireReviewable(order, line);
        var media = media(records, draft.fileIds());
        return transaction.call(() -> {
            var before = reviews.ofLines(List.of(line.id()));
            var review = review(memberId, order, line, draft, media, before);
            if (!reviews.insert(review)) {
                throw already();
            }
            return review;
        });
    }

    private void requireReviewable(Order order, OrderLine line) {
        if (order.status() != OrderStatus.RECEIVED || order.receivedAt().isEmpty()) {
            throw conflict("order_not_received", "收货后才能评价", "It can be reviewed once it has been received");
        }
        if (line.keptQuantity() == 0) {
            throw conflict("line_returned", "已全部退货的商品不能评价", "All of it was given back");
        }
        if (order.receivedAt().get().plus(period).isBefore(clock.instant())) {
            throw conflict("review_too_late", "已超过评价期限", "The time for reviews is over");
        }
    }

    private Review review(
            long memberId, Order order, OrderLine line, Draft draft, List<String> media, List<Review> before) {
        boolean isFirst = before.stream().noneMatch(review -> review.kind() == Kind.FIRST);
        if (isFirst && draft.rating().isEmpty()) {
            throw refused("rating_missing", "首次评价须有评分", "The first review has a rating");
        }
        if (!isFirst && draft.rating().isPresent()) {
            throw already();
        }
        return new Review(
                ids.next(),
                order.id(),
                line.id(),
                isFirst ? Kind.FIRST : Kind.FOLLOWUP,
                memberId,
                line.productId(),
                line.spec(),
                draft.rating().orElse(0),
                draft.text().strip(),
                media,
                draft.isUnnamed() ? "" : Masked.name(nicknameOf(memberId)),
                State.PENDING,
                "",
                "",
                Optional.empty(),
                now(),
                0);
    }

    /** What he has told us of himself, and not what the request says: nobody writes under another's name. */
    private String nicknameOf(long memberId) {
        return profiles.find(memberId).map(Profiles.Stored::nickname).orElse("");
    }

    private List<String> media(List<Long> records, List<Long> fileIds) {
        if (fileIds.isEmpty()) {
            return List.of();
        }
        if (reviews.filesOf(records, fileIds).size() != fileIds.size()) {
            throw refused("file_unknown", "包含不是您上传的文件", "One of the files was not handed in by you");
        }
        Map<Long, Asset> found = assets.all(fileIds).stream().collect(Collectors.toMap(Asset::id, Function.identity()));
        return fileIds.stream().map(id -> MediaLinks.kept(found.get(id))).toList();
    }

    /** Takes a picture or a video in, looked at by its bytes; so many a day. */
    public Asset handIn(long memberId, Path file, FileKind kind) {
        if (kind == FileKind.FILE) {
            throw refused("file_type_unsupported", "评价只能上传图片或视频", "A review has pictures and videos only");
        }
        var records = shoppers.recordsOf(memberId);
        if (reviews.filesSince(records, now().minus(Duration.ofDays(1))) >= MOST_FILES_A_DAY) {
            throw new Refusal(
                    Refusal.Kind.TOO_MANY,
                    "too_many_files",
                    new Words("今天上传的文件过多，请明天再试", "Too many files for one day"));
        }
        var asset = keepFile.keep(file, kind, Optional.empty(), memberId);
        transaction.run(() -> reviews.addFile(memberId, asset.id(), now()));
        return asset;
    }

    private static Refusal already() {
        return conflict("already_reviewed", "该商品已评价", "This line has its review already");
    }

    private static Refusal conflict(String code, String zh, String en) {
        return new Refusal(Refusal.Kind.CONFLICT, code, new Words(zh, en));
    }

    private static Refusal refused(String code, String zh, String en) {
        return new Refusal(Refusal.Kind.REFUSED, code, new Words(zh, en));
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
