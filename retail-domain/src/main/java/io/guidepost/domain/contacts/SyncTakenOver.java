package io.guidepost.domain.contacts;

/** Somebody else carries the sync on, or has cancelled it; what this node was about to write is not written. */
class SyncTakenOver extends RuntimeException {

    SyncTakenOver(long syncId) {
        super("Sync %d was taken over or cancelled".formatted(syncId), null, false, false);
    }
}
