package io.guidepost.domain.content;

import io.guidepost.domain.organization.Guide;
import io.guidepost.domain.organization.Store;
import java.util.Optional;
import java.util.Set;

/**
 * How tasks of certain types are carried out and what proves it (C1). Each type has exactly one way, in one class; an
 * application in which one is missing does not start.
 */
public interface Way {

    Set<TaskType> types();

    /**
     * The guide's one tap (C9), on an assignment that is his and open. Runs outside any transaction and may call WeCom;
     * doing it again must begin nothing a second time.
     */
    Tap tap(Turn turn);

    /**
     * What is known about an assignment by now, asked from time to time after the tap until it is settled (C7). Runs
     * outside any transaction; what it writes itself may be written twice.
     */
    Finding look(Task task, Assignment assignment);

    /**
     * The task has been called off (C4): what WeCom has and nobody has confirmed is taken back. Group sends of single
     * assignments are taken back already.
     */
    default void calledOff(Task task) {}

    /**
     * Who is to do what.
     *
     * @param pageUrl the page of ours from which the guide taps, for WeCom's signature
     */
    record Turn(Task task, Assignment assignment, Guide guide, Store store, Optional<String> pageUrl) {}
}
