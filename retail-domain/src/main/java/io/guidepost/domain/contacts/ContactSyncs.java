package io.guidepost.domain.contacts;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The rows of syncs and of their plans; at most one sync is under way, which a unique key sees to. */
public interface ContactSyncs {

    Optional<ContactSync> find(long syncId);

    /** Held until the end of the transaction. */
    Optional<ContactSync> lock(long syncId);

    /** Newest first, older than this one. */
    List<ContactSync> page(long beforeId, int limit);

    Optional<ContactSync> active();

    /** False when another one is under way. */
    boolean begin(ContactSync sync);

    /** The lease is taken, or renewed; false when somebody else has it, or when the sync is not under way. */
    boolean claim(long syncId, long owner, Instant now, Instant leaseUntil);

    void release(long syncId, long owner);

    /** Writes how far it has come; false when the lease is no longer the owner's. Holds the row. */
    boolean save(ContactSync sync, long owner, Instant leaseUntil);

    /** Writes it whoever has the lease; false when another one is under way and this one would be as well. */
    boolean decide(ContactSync sync);

    /** The latest moment at which any sync applied something; empty when none ever did. */
    Optional<Instant> lastApplied();

    void add(long syncId, List<PlannedChange> lines);

    /** In the order of the plan, after this one. */
    List<PlannedChange> pending(long syncId, int afterSeq, int limit);

    void end(long syncId, List<PlannedChange> lines);

    /** In the order of the plan, after this one; of one kind or state where one is given. */
    List<PlannedChange> lines(
            long syncId, Optional<ChangeKind> kind, Optional<PlannedChange.State> state, int afterSeq, int limit);

    Map<ChangeKind, Integer> counts(long syncId);

    Map<PlannedChange.State, Integer> outcomes(long syncId);

    /** Pairs of a leaver and a newcomer of the same name in the same posts; at most so many. */
    List<Alike> alike(long syncId, int limit);

    /** Lines of syncs that ended before; at most so many, and says how many. */
    int forgetLines(Instant before, int limit);

    record Alike(String name, String leftUserid, String newUserid) {}
}
