package io.guidepost.domain.remark;

import io.guidepost.domain.tag.SyncState;
import java.time.Instant;

/** What a guide has written about a customer. {@code base} is what WeCom had when it was heard of last. */
public record Remark(
        long guideId,
        String externalUserid,
        Text text,
        Text base,
        SyncState syncState,
        String refusal,
        Instant changedAt) {

    /** Name and words; empty for none. */
    public record Text(String remark, String description) {

        public static final Text NONE = new Text("", "");
    }

    static Remark none(long guideId, String externalUserid, Instant at) {
        return new Remark(guideId, externalUserid, Text.NONE, Text.NONE, SyncState.SYNCED, "", at);
    }

    Remark written(Text next, Instant at) {
        var state = syncState == SyncState.UNKNOWN
                ? SyncState.UNKNOWN
                : next.equals(base) ? SyncState.SYNCED : SyncState.PENDING;
        return new Remark(guideId, externalUserid, next, base, state, "", at);
    }

    /** WeCom has this, and so have we. */
    Remark agreed(Text theirs, Instant at) {
        return new Remark(guideId, externalUserid, theirs, theirs, SyncState.SYNCED, "", at);
    }

    /** WeCom has this, and is to be told ours. */
    Remark pending(Text theirs) {
        return new Remark(guideId, externalUserid, text, theirs, SyncState.PENDING, "", changedAt);
    }

    Remark in(SyncState state, String why) {
        return new Remark(guideId, externalUserid, text, base, state, why, changedAt);
    }
}
