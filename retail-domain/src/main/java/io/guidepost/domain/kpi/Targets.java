package io.guidepost.domain.kpi;

import java.time.YearMonth;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The figures aimed at, and what they were. */
public interface Targets {

    /** Held until the end of the transaction. */
    Optional<Target> lock(YearMonth month, TargetKind kind, Node node);

    Map<Node, Target> of(YearMonth month, TargetKind kind, Collection<Node> nodes);

    /** In the order of type and id, after this node; all levels and kinds of the month. */
    List<Target> page(YearMonth month, Optional<Target> after, int limit);

    /** Writes them with a line of history each; all must have been read in the same transaction. */
    void put(Collection<Target> targets);

    /** The latest first; at most 200. */
    List<Target> history(YearMonth month, TargetKind kind, Node node);
}
