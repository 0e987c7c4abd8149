package io.guidepost.domain.content;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The tasks, and the making of their assignments in bulk. */
public interface Tasks {

    void insert(Task task);

    Optional<Task> find(long id);

    /** Locks the task's row for the rest of the transaction. */
    Optional<Task> lock(long id);

    /** Newest first, before the given id. */
    List<Task> page(Optional<Task.Status> status, long beforeId, int limit);

    void submitted(long id, Instant at);

    void approved(long id, long adminId, Instant at);

    void moved(long id, Task.Status to);

    /** Tasks to be dispatched whose time has come and that no node holds, oldest first. */
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
     * @return false when the whole audience has been served
     */
    boolean dispatchNext(Task task, Instant asOf, int guides);

    void endDispatch(long id);
}
