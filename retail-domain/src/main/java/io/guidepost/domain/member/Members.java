package io.guidepost.domain.member;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Members as rows of lists. Whatever pages does so along an index, and none of it counts. */
public interface Members {

    /** Active members by id, the newest first, before this one. */
    List<Long> newest(long beforeId, int limit);

    /** Of a store: bound to a guide for it, or at home there. */
    List<Long> ofStores(Collection<Long> storeIds, long beforeId, int limit);

    /** Waiting in the pools of these regions. */
    List<Long> inPools(Collection<Long> regionIds, long beforeId, int limit);

    List<Long> ofGuide(long guideId, long beforeId, int limit);

    List<Long> inGroup(long groupId, long beforeId, int limit);

    /** @param phoneIndexes digests of the number, one for each key */
    List<Long> byPhone(Collection<String> phoneIndexes, int limit);

    /** Under any name by which WeChat, WeCom or another channel knows somebody. */
    List<Long> byIdentity(String value, int limit);

    /** By the beginning of the nickname or of the name in WeCom, in lower case; by name, after the given one. */
    List<Hit> byName(String beginning, String afterName, long afterId, int limit);

    /**
     * Customers whom a guide they are friends of has marked with the tag; by WeCom's id, after the given one. Who has not opened
     * the shop yet is {@link #NOBODY}.
     */
    List<Hit> marked(long tagId, String afterExternalUserid, Instant now, int limit);

    /** The member of a hit that is none. */
    long NOBODY = 0;

    record Hit(String name, long memberId) {}

    /** Stores that lie in these regions today. */
    List<Long> storesIn(Collection<Long> regionIds);

    /** In no particular order; those who are part of somebody else or closed their account are left out. */
    List<Card> cards(Collection<Long> memberIds, Instant now);

    /**
     * @param nickname empty where none was told
     * @param wecomName as WeCom calls the friend; null for nobody's friend
     * @param guideId to whom he is bound today; null for nobody
     * @param storeId that keeps the binding
     */
    record Card(
            long id,
            Instant registeredAt,
            String nickname,
            String wecomName,
            Long guideId,
            String guideName,
            Long storeId,
            String storeName,
            Long homeStoreId,
            String homeStoreName,
            Long poolRegionId) {}

    Summary summary(Collection<Long> records, Instant now);

    /**
     * @param paidFen of orders that were paid and not closed
     * @param refundedFen of all of them
     */
    record Summary(
            long orders,
            long paidFen,
            long refundedFen,
            Instant lastPaidAt,
            int couponsToUse,
            int cartLines,
            int favourites) {}

    List<LastOrder> lastOrders(Collection<Long> records, int limit);

    record LastOrder(long id, long memberId, String status, long payableFen, Instant placedAt) {}

    /** Guides whose friend he is, the latest first. */
    List<Friend> friends(long memberId, Instant now);

    record Friend(long guideId, String guideName, String externalUserid, Instant addedAt, String state) {}

    List<Group> groups(Collection<Long> records);

    record Group(long id, String name) {}

    List<Touch> lastTouches(Collection<Long> records, int limit);

    record Touch(long id, Long guideId, String guideName, String source, Instant occurredAt) {}

    /** What is not valid is somebody who is no member any more, or never was. */
    default Optional<Card> card(long memberId, Instant now) {
        return cards(List.of(memberId), now).stream().findFirst();
    }
}
