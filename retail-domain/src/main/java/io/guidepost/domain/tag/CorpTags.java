package io.guidepost.domain.tag;

import java.util.Collection;
import java.util.List;
import java.util.Set;

/**
 * The corporation's tags at WeCom. Names have at most 30 characters; a group exists by its tags and is gone with the last one;
 * a corporation has at most 10,000 tags.
 */
public interface CorpTags {

    /** All groups with their tags. */
    List<CorpGroup> all();

    /**
     * Adds tags to a group, which comes into being by its name where {@code groupId} is empty.
     *
     * @return the group with the tags that were added
     */
    CorpGroup add(String groupId, String groupName, List<String> names);

    /** Renames a tag or a group. */
    void rename(String id, String name);

    /** Deletes tags; customers lose them. One that is not there is rejected with 40068 like all of them. */
    void delete(Collection<String> tagIds);

    /** Marks a guide's friend with tags and takes others away; doing it again changes nothing. */
    void mark(String userid, String externalUserid, Set<String> add, Set<String> remove);

    /** A group at WeCom. */
    record CorpGroup(String id, String name, List<CorpTag> tags) {}

    /** A tag at WeCom. */
    record CorpTag(String id, String name) {}
}
