package io.guidepost.domain.audit;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The entries and the chain over them. Nothing in it is ever changed or removed. */
public interface AuditLog {

    /** Joins the caller's transaction. */
    void append(AuditEntry entry);

    void appendAll(List<AuditEntry> entries);

    /** Newest first. */
    List<AuditEntry> page(Sought sought, long belowId, int limit);

    Optional<Link> head();

    /** Entries without a link above an id, oldest first. */
    List<AuditEntry> unchained(long aboveId, int limit);

    void addLinks(List<Link> links);

    /** Links in order, each with its entry; a link whose entry is gone has none. */
    List<Linked> links(long aboveSeq, int limit);

    /** How many entries below an id have no link. */
    long countUnchained(long belowId);

    void note(Verification verification);

    List<Verification> verifications(long belowId, int limit);

    record Link(long seq, long entryId, String hash) {}

    /** @param entry null when it is gone */
    record Linked(Link link, AuditEntry entry) {}

    /** What is looked for; what is empty does not matter. */
    record Sought(
            Optional<AuditEntry.Actor> actor,
            Optional<Long> actorId,
            Optional<String> objectType,
            Optional<String> objectId,
            Optional<AuditEntry.Kind> kind,
            Optional<Instant> from,
            Optional<Instant> until) {}

    /**
     * @param unchained entries older than an hour that the chain does not hold
     * @param brokenSeq the first link that is wrong; null when the chain is whole
     * @param brokenHow {@code ALTERED}, {@code ENTRY_GONE}, {@code LINK_GONE} or {@code CUT_OFF}; null likewise
     */
    record Verification(
            long id,
            Instant ranAt,
            long checked,
            long headSeq,
            String headHash,
            long unchained,
            Long brokenSeq,
            String brokenHow) {

        public boolean isWhole() {
            return brokenSeq == null && unchained == 0;
        }
    }
}
