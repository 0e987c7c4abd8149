package io.guidepost.domain.shopper;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Who is whose friend in WeCom, and since when. */
public interface Friends {

    /** Adds an event; one that is there already changes nothing. */
    void remember(long guideId, String externalUserid, FriendEvent event);

    List<FriendEvent> events(long guideId, String externalUserid);

    /** Makes the stored periods of this pair be these. */
    void save(long guideId, String externalUserid, List<FriendPeriod> periods);

    /** What WeCom says about the customer, for all guides; an empty value leaves what is known. */
    void describe(String externalUserid, Optional<Long> memberId, Optional<String> unionid, Optional<String> name);

    /** The living friendships among these pairs. */
    List<Living> livingAmong(Collection<Long> guideIds, Collection<String> externalUserids);

    /** The living friendships of a guide by external userid, after the given one. */
    List<Living> livingOf(long guideId, String afterExternalUserid, int limit);

    /** The living friendships of a member, oldest first; at most 20. */
    List<Living> livingOfMember(long memberId);

    /** Members who were already the guide's living friends then and are a reason for credit, by id, after the given one. */
    List<Long> membersMetBefore(long guideId, Instant at, long afterMemberId, int limit);

    /** From then on the friendship with this member is no reason to credit the guide; as friends they stay. */
    void endCredit(long guideId, long memberId, Instant at);

    record Living(long guideId, String externalUserid, Instant addedAt, boolean isMemberKnown) {}
}
