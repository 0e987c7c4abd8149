package io.guidepost.domain.access;

import java.time.Instant;
import java.util.Collection;
import java.util.List;

/** Appended only; says what was looked at or changed, and never what it was. */
public interface AccessLog {

    /** What was done with a member's data. */
    enum Action {
        VIEWED,
        /** Shown whole where it is masked otherwise. */
        REVEALED,
        CHANGED,
        EXPORTED,
        ERASED
    }

    /** Who did it. */
    record Actor(Kind kind, Long id) {

        /** What kind of person. */
        public enum Kind {
            ADMIN,
            GUIDE,
            MEMBER,
            SYSTEM
        }

        public static final Actor SYSTEM = new Actor(Kind.SYSTEM, null);

        public static Actor admin(long adminId) {
            return new Actor(Kind.ADMIN, adminId);
        }

        public static Actor guide(long guideId) {
            return new Actor(Kind.GUIDE, guideId);
        }

        public static Actor member(long memberId) {
            return new Actor(Kind.MEMBER, memberId);
        }
    }

    /** Joins the caller's transaction. */
    default void add(long memberId, Actor actor, Action action, String what) {
        add(memberId, actor, action, what, "");
    }

    /** @param what a word for the data, such as {@code phone}; never the data */
    void add(long memberId, Actor actor, Action action, String what, String reason);

    /** The same about many members at once. Joins the caller's transaction. */
    void addAll(Collection<Long> memberIds, Actor actor, Action action, String what, String reason);

    /** Of all these records, the latest first, before the given entry. */
    List<Entry> of(Collection<Long> memberIds, long beforeId, int limit);

    /** How often since then. */
    int count(Actor actor, Action action, Instant since);

    /** @param actorName of an administrator or guide; null for the rest */
    record Entry(
            long id,
            long memberId,
            Actor.Kind actorKind,
            Long actorId,
            String actorName,
            Action action,
            String what,
            String reason,
            Instant happenedAt) {}
}
