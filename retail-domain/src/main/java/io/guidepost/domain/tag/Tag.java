package io.guidepost.domain.tag;

import java.time.Instant;

/**
 * A tag, or a group of tags: both have a name here and there.
 *
 * @param groupId the group it is in; of a group its own id
 * @param isActive false once it was deleted
 * @param wecomId empty while WeCom does not have it
 * @param baseName the name that both sides agreed on last; empty while WeCom does not have it
 * @param refusal WeCom's errcode, where it has refused
 */
public record Tag(
        long id,
        long groupId,
        String name,
        int position,
        boolean isActive,
        String wecomId,
        String baseName,
        SyncState syncState,
        String refusal,
        Instant changedAt,
        int version) {

    static Tag created(long id, long groupId, String name, int position, Instant at) {
        return new Tag(id, groupId, name, position, true, "", "", SyncState.PENDING, "", at, 0);
    }

    boolean isGroup() {
        return id == groupId;
    }

    /** As WeCom would have it; empty when it is not to be there. */
    String wantedName() {
        return isActive ? name : "";
    }

    Tag renamed(String next, Instant at) {
        return new Tag(id, groupId, next, position, isActive, wecomId, baseName, SyncState.PENDING, "", at, version);
    }

    Tag deleted(Instant at) {
        var state = wecomId.isEmpty() && syncState != SyncState.UNKNOWN ? SyncState.SYNCED : SyncState.PENDING;
        return new Tag(id, groupId, name, position, false, wecomId, baseName, state, "", at, version);
    }

    /** WeCom has it under this id and by this name, or not at all where both are empty. */
    Tag at(String id, String theirs) {
        var state = theirs.equals(wantedName()) ? SyncState.SYNCED : SyncState.PENDING;
        return new Tag(this.id, groupId, name, position, isActive, id, theirs, state, "", changedAt, version);
    }

    /** As WeCom has it, because that is what counts. */
    Tag taken(String id, String theirs, Instant at) {
        return theirs.isEmpty()
                ? new Tag(this.id, groupId, name, position, false, "", "", SyncState.SYNCED, "", at, version)
                : new Tag(this.id, groupId, theirs, position, true, id, theirs, SyncState.SYNCED, "", at, version);
    }

    Tag in(SyncState state, String why) {
        return new Tag(id, groupId, name, position, isActive, wecomId, baseName, state, why, changedAt, version);
    }
}
