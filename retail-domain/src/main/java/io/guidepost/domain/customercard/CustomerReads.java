package io.guidepost.domain.customercard;

import io.guidepost.core.words.Words;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** What the card is made of. Each method is one statement; none of them grows with the shop. */
public interface CustomerReads {

    /** Empty unless the guide serves the customer now: as a friend in WeCom, or bound to the guide in the shop. */
    Optional<Served> served(long guideId, CustomerKey customer, Instant now);

    Optional<Person> person(long memberId, Instant now);

    /** Newest first. */
    List<PastOrder> orders(Collection<Long> memberIds, int limit);

    /** Those of {@link #orders}. */
    List<PastLine> lines(Collection<Long> memberIds, int limit);

    /** Those that can be used now, the one that ends first before the others. */
    List<Coupon> coupons(Collection<Long> memberIds, Instant now, int limit);

    /** Links opened and products looked at, newest first, and what lies in the cart; so many of each. */
    List<Trace> traces(Collection<Long> memberIds, int limit);

    /** What guides who are friends of the customer have marked him with, and the groups of the members. */
    List<Tag> tags(long guideId, Served customer, Collection<Long> memberIds, Instant now);

    /** The guide's living friends by WeCom's id, after the given one. */
    List<Served> friends(long guideId, String afterExternalUserid, Instant now, int limit);

    /**
     * @param externalUserid empty for a member who is bound to the guide and not a friend
     * @param friendSince null for such a one
     * @param channel by which code of ours the customer came; null where that is not known
     * @param memberId null while the customer has not opened the shop
     * @param isOptedOut whether he wants no messages
     */
    record Served(
            String externalUserid,
            String name,
            Instant friendSince,
            String channel,
            Long memberId,
            boolean isOptedOut) {}

    /**
     * A member. {@code phoneSealed}, the home store, the consent and the binding are null where there is none.
     *
     * @param wantsMarketing what was answered last
     * @param points that can be spent
     */
    record Person(
            long memberId,
            Instant memberSince,
            String nickname,
            String homeStore,
            byte[] phoneSealed,
            Boolean wantsMarketing,
            long points,
            Long boundGuideId,
            String boundGuide,
            Instant boundAt,
            Instant protectedUntil,
            Instant bindingExpires) {}

    /** As it can be used: {@code off} and threshold are its own where it has some. */
    record Coupon(
            long id,
            Words name,
            String kind,
            long offFen,
            int offBp,
            long capFen,
            long thresholdFen,
            Instant validUntil) {}

    /** What leaves a trace. */
    enum TraceKind {
        TOUCH,
        VIEW,
        CART
    }

    /**
     * @param product empty for a link to no product
     * @param detail of a touch its source, of a cart line the specification
     * @param count of a view how often, of a cart line how many
     */
    record Trace(TraceKind kind, Instant at, Long productId, Words product, String detail, int count) {}

    /**
     * @param id empty for what is no tag of WeCom's
     * @param source who says so
     * @param isOwn whether the asking guide has given it
     */
    record Tag(Optional<Long> id, Words group, Words name, String source, boolean isOwn) {}
}
