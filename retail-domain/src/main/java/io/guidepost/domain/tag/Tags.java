package io.guidepost.domain.tag;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Groups, tags, the customers who have them, and every change. */
public interface Tags {

    Optional<Tag> group(long groupId);

    Optional<Tag> tag(long tagId);

    /** The group until the end of the transaction, so that two changes follow each other. */
    Optional<Tag> lockGroup(long groupId);

    /** All groups that are not deleted, by position and id, with the customers of each tag counted on demand. */
    List<Tag> groups();

    /** Every group and tag that is in WeCom or should be, deleted ones included while WeCom has them. */
    List<Tag> everything();

    /** Tags of these groups that are active or still at WeCom. */
    List<Tag> tagsOf(Collection<Long> groupIds);

    List<Tag> tags(Collection<Long> tagIds);

    /** By WeCom's id; ids that are none of ours are left out. */
    Map<String, Long> byWecomId(Collection<String> wecomIds);

    /** @throws org.springframework.dao.DuplicateKeyException when the name is taken */
    void insert(Tag tag);

    /** @throws org.springframework.dao.DuplicateKeyException when the name is taken */
    void save(Tag tag);

    List<Mark> marks(long guideId, String externalUserid);

    /** Of these guides' friends among these customers. */
    List<Mark> marks(Collection<Long> guideIds, Collection<String> externalUserids);

    void save(Collection<Mark> marks);

    void remember(Collection<Change> changes);

    /** Newest first. */
    List<Change> changesOf(Collection<String> externalUserids, long beforeId, int limit);

    /** Newest first. */
    List<Change> changesOfGroup(long groupId, long beforeId, int limit);

    /** Living friendships of the member with the guides. */
    List<Friend> friendsOfMember(long memberId);

    /** How many customers have each tag of the group now. */
    Map<Long, Long> customersByTag(long groupId);

    /** A living friendship. */
    record Friend(long guideId, String externalUserid) {}

    /** @param actorId the administrator or guide, by source */
    record Change(
            long id,
            Kind kind,
            long groupId,
            Optional<Long> tagId,
            Optional<Long> guideId,
            Optional<String> externalUserid,
            String was,
            String becomes,
            Mark.Source source,
            Optional<Long> actorId,
            String reason,
            Instant at) {}

    /** What was changed. */
    enum Kind {
        GROUP_CREATED,
        GROUP_RENAMED,
        GROUP_DELETED,
        TAG_CREATED,
        TAG_RENAMED,
        TAG_DELETED,
        MARKED,
        UNMARKED
    }
}
