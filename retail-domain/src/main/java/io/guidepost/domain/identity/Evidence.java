package io.guidepost.domain.identity;

import io.guidepost.domain.identity.Facts.Verdict;
import io.guidepost.domain.identity.Grouping.Against;
import io.guidepost.domain.identity.Grouping.Conflict;
import io.guidepost.domain.identity.Regrouping.InForce;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What is known about who is who, and what headquarters has decided or has to decide. */
public interface Evidence {

    /** More records than this are never joined by evidence alone: something is wrong with the evidence. */
    int MOST_RECORDS = 60;

    /**
     * Everything about this record and all whom it is, or may be, the same as.
     *
     * @param isWhole false when there are more than {@link #MOST_RECORDS}
     */
    record Around(Facts facts, List<InForce> mergers, boolean isWhole) {}

    Around around(long recordId);

    /** Whose the identity is: the member, and the record it came with; empty when it is nobody's. */
    Optional<Holder> holder(IdentityKind kind, String value);

    record Holder(long memberId, long recordId) {}

    /** Under which names these members are known, by kind; phones are not among them. */
    List<Named> named(Collection<Long> memberIds);

    /** @param appId of an openid; empty for the shop's own mini-program */
    record Named(long recordId, IdentityKind kind, String appId, String value, Instant createdAt) {

        /** Not for logs. */
        @Override
        public String toString() {
            return "Named[%d %s]".formatted(recordId, kind);
        }
    }

    /** The record was seen with an identity that is another's; false when that was known. */
    boolean claim(long recordId, IdentityKind kind, String value, Instant at);

    /**
     * An identity of this record, whoever stands for it.
     *
     * @param memberId who stands for the record today
     * @throws org.springframework.dao.DuplicateKeyException when it is somebody's already
     */
    void add(long memberId, long recordId, IdentityKind kind, String value, Instant at);

    /**
     * Names of members who stand for themselves, many at once.
     *
     * @throws org.springframework.dao.DuplicateKeyException when one is somebody's already
     */
    void add(Collection<NewName> names, Instant at);

    record NewName(long memberId, IdentityKind kind, String value) {

        /** Not for logs. */
        @Override
        public String toString() {
            return "NewName[%d %s]".formatted(memberId, kind);
        }
    }

    /** Whose these are today, by value; those that are nobody's are missing. */
    Map<String, Long> holders(IdentityKind kind, Collection<String> values);

    /** Takes the place of an earlier verdict about the same two. */
    void decide(Verdict verdict, long adminId, String note, Instant at);

    /** Opens those conflicts that are not known, and closes open ones among these records that are none any more. */
    void keep(Collection<Long> recordIds, List<Conflict> conflicts, Instant at);

    /** Opens this one if it is not known. */
    void open(Conflict conflict, Instant at);

    Optional<Queued> conflict(long id);

    /** Open ones, or all, by id after the given one. */
    List<Queued> conflicts(Optional<State> state, long afterId, int limit);

    /** Answers whether it was open. */
    boolean close(long conflictId, State state, long adminId, String note, Instant at);

    /** The open one about these two, if there is. */
    Optional<Queued> openAbout(long oneId, long otherId);

    /** What has become of a conflict; GONE when the evidence has changed. */
    enum State {
        OPEN,
        SAME,
        APART,
        GONE
    }

    /** @param decidedBy null while nobody has decided */
    record Queued(
            long id,
            long oneId,
            long otherId,
            IdentityKind evidence,
            Against against,
            State state,
            Instant noticedAt,
            Long decidedBy,
            Instant decidedAt,
            String note) {}
}
