package io.guidepost.domain.content;

import io.guidepost.domain.fatigue.Thresholds;
import io.guidepost.domain.sight.Sight;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The tasks, and the making of their assignments in bulk. */
public interface Tasks {

    void insert(Task task);

    Optional<Task> find(long id);

    /** Locks the task's row for the rest of the transaction. */
    Optional<Task> lock(long id);

    /** Newest first, before the given id; whoever is kept to places sees what guides there were given. */
    List<Task> page(Sight sight, Optional<Task.Status> status, long beforeId, int limit);

    boolean isSeen(Sight sight, long id);

    void submitted(long id, Instant at);

    /** Scheduled, with the times that the calendar allows. */
    void approved(long id, long adminId, Instant at, Instant startAt, Instant deadlineAt);

    /** Replaces a draft's content and keeps its wording as a version of its own. */
    void revised(Task task, long adminId, Instant at);

    void extended(long id, Instant deadlineAt);

    /** Every wording there has been, oldest first. */
    List<Wording> wordings(long id);

    /** Whether the friends of the target's guides are more than that; stops counting there. */
    boolean reachesMoreThan(Target target, Instant asOf, int members);

    /** Customers of the task's list who are no friend of any guide who has the task, by id, after the given one. */
    List<String> unreachable(Task task, String after, int limit);

    /** Running tasks by id, after the given one. */
    List<Task> running(long afterId, int limit);

    /** Running tasks with guides whose time to be told has come. */
    List<Long> toAnnounce(Instant now, int limit);

    /** Not dispatched before then, because of the hour or the day. */
    void postponed(long id, Instant until);

    /** Makes whoever gives customers to guides come one after the other, until the transaction ends. */
    void takeTurn();

    void moved(long id, Task.Status to);

    /** Tasks to be dispatched whose time has come and that no node holds: by priority, then by deadline (C8). */
    List<Long> due(Instant now, int limit);

    /** Running tasks whose deadline has passed. */
    List<Long> over(Instant now, int limit);

    /** Tasks in the middle of dispatch that nobody holds; taken for {@code owner} until then. */
    boolean lease(long id, String owner, Instant now, Instant until);

    void release(long id, String owner);

    /** Begins the dispatch: the audience is who serves at that instant, however long it takes (C3). */
    void beginDispatch(long id, Instant at);

    /** Where the dispatch has got to: all guides up to this id have their assignment. */
    long dispatchedThrough(long id);

    /**
     * Gives the next guides of the audience their assignments and their customers, and remembers how far it got.
     *
     * @param limits on messages to one customer; empty where nothing is written to customers
     * @return false when the whole audience has been served
     */
    boolean dispatchNext(Task task, Instant asOf, int guides, Optional<Thresholds> limits);

    record Wording(
            int textVersion, String title, String instruction, String copyText, long changedBy, Instant changedAt) {}

    void endDispatch(long id);
}
