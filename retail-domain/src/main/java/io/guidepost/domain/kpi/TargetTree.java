package io.guidepost.domain.kpi;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The organization as targets are divided along it: headquarters, regions, regions within them, stores, guides. */
public interface TargetTree {

    Optional<Place> find(Node node, Instant at);

    /** In the order of type and id, after this one. A guide is a child of the main store. */
    List<Place> children(Node parent, Instant at, Optional<Node> after, int limit);

    /** Everything below headquarters. */
    List<Place> all(Instant at);

    /** These regions and those within them. */
    Set<Long> within(Collection<Long> regionIds, Instant at);

    /** Those of them that exist. */
    Set<Node> known(Collection<Node> nodes);

    /** Guide id by userid, of those that exist. */
    Map<String, Long> guides(Collection<String> userids);

    record Place(Node node, String name, Node parent) {}
}
