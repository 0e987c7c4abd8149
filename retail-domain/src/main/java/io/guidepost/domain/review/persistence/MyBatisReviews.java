package io.guidepost.domain.review.persistence;

import io.guidepost.domain.review.RatingSummary;
import io.guidepost.domain.review.Review;
import io.guidepost.domain.review.Review.Kind;
import io.guidepost.domain.review.Review.State;
import io.guidepost.domain.review.Reviews;
import io.guidepost.domain.review.persistence.ReviewMapper.Row;
import io.guidepost.domain.review.persistence.ReviewMapper.SummaryRow;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Repository;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

@Repository
class MyBatisReviews implements Reviews {

    private static final TypeReference<List<String>> STRINGS = new TypeReference<>() {};

    private final ReviewMapper mapper;
    private final JsonMapper json = JsonMapper.shared();

    MyBatisReviews(ReviewMapper mapper) {
        this.mapper = mapper;
    }

    @Override
    public boolean insert(Review review) {
        try {
            return mapper.insert(row(review)) == 1;
        } catch (DuplicateKeyException there) {
            return false;
        }
    }

    @Override
    public Optional<Review> find(long id) {
        return Optional.ofNullable(mapper.find(id)).map(this::review);
    }

    @Override
    public Optional<Review> lock(long id) {
        return Optional.ofNullable(mapper.lock(id)).map(this::review);
    }

    @Override
    public List<Review> ofLines(Collection<Long> orderLineIds) {
        return orderLineIds.isEmpty() ? List.of() : reviews(mapper.ofLines(orderLineIds));
    }

    @Override
    public boolean update(Review review, long adminId, Instant now) {
        return mapper.update(row(review), adminId, now) == 1;
    }

    @Override
    public List<Review> published(
            long productId, Optional<Integer> rating, boolean withMediaOnly, long beforeId, int limit) {
        return reviews(mapper.published(productId, rating.orElse(null), withMediaOnly, beforeId, limit));
    }

    @Override
    public List<Review> waiting(State state, Optional<Long> productId, long afterId, int limit) {
        return reviews(mapper.waiting(state, productId.orElse(null), afterId, limit));
    }

    @Override
    public List<Review> ofMembers(Collection<Long> memberIds, long beforeId, int limit) {
        return reviews(mapper.ofMembers(memberIds, beforeId, limit));
    }

    @Override
    public void count(long productId, int rating, boolean hasMedia, int by) {
        mapper.openSummary(productId);
        mapper.count(productId, rating, by, hasMedia ? by : 0);
    }

    @Override
    public RatingSummary summary(long productId) {
        return summary(productId, mapper.summary(productId));
    }

    @Override
    public RatingSummary counted(long productId) {
        return summary(productId, mapper.counted(productId));
    }

    private static RatingSummary summary(long productId, SummaryRow row) {
        return row == null
                ? RatingSummary.none(productId)
                : new RatingSummary(
                        productId, List.of(row.one(), row.two(), row.three(), row.four(), row.five()), row.withMedia());
    }

    @Override
    public boolean addFile(long memberId, long fileId, Instant now) {
        return mapper.addFile(memberId, fileId, now) == 1;
    }

    @Override
    public int filesSince(Collection<Long> memberIds, Instant since) {
        return mapper.filesSince(memberIds, since);
    }

    @Override
    public List<Long> filesOf(Collection<Long> memberIds, Collection<Long> fileIds) {
        return fileIds.isEmpty() ? List.of() : mapper.filesOf(memberIds, fileIds);
    }

    @Override
    public void forgetAuthor(Collection<Long> memberIds) {
        mapper.uncountMedia(memberIds);
        mapper.forgetAuthor(memberIds);
    }

    @Override
    public List<Long> forgetFiles(Collection<Long> memberIds) {
        var files = mapper.filesOfMembers(memberIds);
        mapper.forgetFiles(memberIds);
        return files;
    }

    @Override
    public boolean isShownByProduct(String digest) {
        return mapper.shownByProducts(digest) > 0;
    }

    private List<Review> reviews(List<Row> rows) {
        return rows.stream().map(this::review).toList();
    }

    private Review review(Row row) {
        return new Review(
                row.id(),
                row.orderId(),
                row.orderLineId(),
                Kind.valueOf(row.kind()),
                row.memberId(),
                row.productId(),
                row.spec(),
                row.rating(),
                row.text(),
                json.readValue(row.media(), STRINGS),
                row.nickname(),
                State.valueOf(row.state()),
                row.reason(),
                row.reply(),
                Optional.ofNullable(row.repliedAt()),
                row.writtenAt(),
                row.version());
    }

    private Row row(Review review) {
        return new Row(
                review.id(),
                review.orderId(),
                review.orderLineId(),
                review.kind().name(),
                review.memberId(),
                review.productId(),
                review.spec(),
                review.rating(),
                review.text(),
                json.writeValueAsString(review.media()),
                review.nickname(),
                review.state().name(),
                review.reason(),
                review.reply(),
                review.repliedAt().orElse(null),
                review.writtenAt(),
                review.version());
    }
}
