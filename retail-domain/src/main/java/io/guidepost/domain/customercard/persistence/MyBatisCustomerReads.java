package io.guidepost.domain.customercard.persistence;

import io.guidepost.core.words.Words;
import io.guidepost.domain.customercard.CustomerKey;
import io.guidepost.domain.customercard.CustomerReads;
import io.guidepost.domain.customercard.PastLine;
import io.guidepost.domain.customercard.PastOrder;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.stereotype.Repository;

@Repository
class MyBatisCustomerReads implements CustomerReads {

    private static final Words PRICE_GROUP = new Words("价格分组", "Price group");
    private static final int MOST_TAGS = 50;

    private final CustomerReadsMapper mapper;

    MyBatisCustomerReads(CustomerReadsMapper mapper) {
        this.mapper = mapper;
    }

    @Override
    public Optional<Served> served(long guideId, CustomerKey customer, Instant now) {
        if (customer instanceof CustomerKey.External external) {
            return Optional.ofNullable(mapper.friend(guideId, external.userid(), now));
        }
        long memberId = ((CustomerKey.Member) customer).id();
        return Optional.ofNullable(mapper.friendWhoIs(guideId, memberId, now))
                .or(() -> Optional.ofNullable(mapper.bound(guideId, memberId, now)));
    }

    @Override
    public Optional<Person> person(long memberId, Instant now) {
        return Optional.ofNullable(mapper.person(memberId, now));
    }

    @Override
    public List<PastOrder> orders(Collection<Long> memberIds, int limit) {
        return mapper.orders(memberIds, limit);
    }

    @Override
    public List<PastLine> lines(Collection<Long> memberIds, int limit) {
        return mapper.lines(memberIds, limit).stream()
                .map(row -> new PastLine(
                        row.orderId(),
                        row.skuId(),
                        row.productId(),
                        words(row.category(), row.categoryEn()),
                        row.brand(),
                        row.title(),
                        row.spec(),
                        row.quantity(),
                        row.paidFen(),
                        row.refundedQuantity(),
                        row.refundedFen()))
                .toList();
    }

    @Override
    public List<Coupon> coupons(Collection<Long> memberIds, Instant now, int limit) {
        return mapper.coupons(memberIds, now, limit).stream()
                .map(row -> new Coupon(
                        row.id(),
                        words(row.name(), row.nameEn()),
                        row.kind(),
                        row.offFen(),
                        row.offBp(),
                        row.capFen(),
                        row.thresholdFen(),
                        row.validUntil()))
                .toList();
    }

    @Override
    public List<Trace> traces(Collection<Long> memberIds, int limit) {
        return mapper.traces(memberIds, limit).stream()
                .map(row -> new Trace(
                        TraceKind.valueOf(row.kind()),
                        row.at(),
                        row.productId(),
                        words(row.title(), row.titleEn()),
                        row.detail(),
                        row.count()))
                .toList();
    }

    @Override
    public List<Tag> tags(long guideId, Served customer, Collection<Long> memberIds, Instant now) {
        var marks = customer.externalUserid().isEmpty()
                ? Stream.<Tag>of()
                : mapper.marks(guideId, customer.externalUserid(), now, MOST_TAGS).stream()
                        .map(row -> new Tag(
                                Optional.of(row.tagId()),
                                words(row.groupName(), ""),
                                words(row.name(), ""),
                                row.source(),
                                row.isOwn()));
        var groups = memberIds.isEmpty()
                ? Stream.<Tag>of()
                : mapper.groups(memberIds, MOST_TAGS).stream()
                        .map(row -> new Tag(
                                Optional.empty(), PRICE_GROUP, words(row.name(), row.nameEn()), "HEADQUARTERS", false));
        return Stream.concat(marks, groups).toList();
    }

    @Override
    public List<Served> friends(long guideId, String afterExternalUserid, Instant now, int limit) {
        return mapper.friends(guideId, afterExternalUserid, now, limit);
    }

    /** What has no English name goes by its Chinese one. */
    private static Words words(String zh, String en) {
        var chinese = zh == null ? "" : zh;
        return new Words(chinese, en == null || en.isBlank() ? chinese : en);
    }
}
