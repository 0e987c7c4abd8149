package io.guidepost.domain.tag;

import java.time.Instant;

/**
 * A tag on a guide's friend.
 *
 * @param isWanted false once it was taken away
 * @param isAtWecom what WeCom had when it was heard of last
 */
public record Mark(
        long guideId,
        String externalUserid,
        long tagId,
        boolean isWanted,
        boolean isAtWecom,
        SyncState syncState,
        String refusal,
        Source source,
        Instant changedAt) {

    /** From where it was changed. */
    public enum Source {
        HQ,
        GUIDE,
        WECOM,
        HANDOVER
    }

    static Mark none(long guideId, String externalUserid, long tagId, Instant at) {
        return new Mark(guideId, externalUserid, tagId, false, false, SyncState.SYNCED, "", Source.WECOM, at);
    }

    /** Somebody here wants it, or wants it no longer. */
    Mark wanted(boolean isWanted, Source source, Instant at) {
        // While nobody knows what WeCom has it has to be asked first, whatever is wanted now.
        var next = syncState == SyncState.UNKNOWN
                ? SyncState.UNKNOWN
                : isWanted == isAtWecom ? SyncState.SYNCED : SyncState.PENDING;
        return new Mark(guideId, externalUserid, tagId, isWanted, isAtWecom, next, "", source, at);
    }

    /** WeCom has it, or has it not. What was changed there alone counts; what was changed here is still to be told. */
    Mark heard(boolean theirs, Instant at) {
        boolean weHaveChanged = isWanted != isAtWecom || syncState == SyncState.UNKNOWN;
        if (weHaveChanged && syncState != SyncState.REFUSED) {
            var next = isWanted == theirs ? SyncState.SYNCED : SyncState.PENDING;
            return new Mark(guideId, externalUserid, tagId, isWanted, theirs, next, "", source, changedAt);
        }
        return isWanted == theirs && isAtWecom == theirs
                ? this
                : new Mark(guideId, externalUserid, tagId, theirs, theirs, SyncState.SYNCED, "", Source.WECOM, at);
    }

    Mark in(SyncState state, String why) {
        return new Mark(guideId, externalUserid, tagId, isWanted, isAtWecom, state, why, source, changedAt);
    }

    Mark told() {
        return new Mark(guideId, externalUserid, tagId, isWanted, isWanted, SyncState.SYNCED, "", source, changedAt);
    }
}
