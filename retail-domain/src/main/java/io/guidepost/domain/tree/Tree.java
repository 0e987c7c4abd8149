package io.guidepost.domain.tree;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** How things lie in one another, each in one other at most; by their numbers. */
public final class Tree {

    private final Map<Long, Optional<Long>> parents = new HashMap<>();

    private Tree() {}

    public static <T> Tree of(Collection<T> things, Function<T, Long> id, Function<T, Optional<Long>> parent) {
        var tree = new Tree();
        things.forEach(thing -> tree.parents.put(id.apply(thing), parent.apply(thing)));
        return tree;
    }

    /** The thing and all below it; empty when it is unknown. */
    public List<Long> below(long id) {
        return parents.keySet().stream().filter(each -> path(each).contains(id)).toList();
    }

    /** Whether this thing, with all in it, can lie in that one: in none of its own, and not deeper than so many levels. */
    public boolean fits(long id, Optional<Long> parent, int mostLevels) {
        if (parent.isEmpty()) {
            return true;
        }
        var above = path(parent.get());
        return !above.isEmpty() && !above.contains(id) && above.size() + height(id) <= mostLevels;
    }

    private int height(long id) {
        int own = path(id).size();
        return below(id).stream()
                .mapToInt(each -> path(each).size() - own + 1)
                .max()
                .orElse(1);
    }

    /** From the thing up to the first level; empty for an unknown one. A tree that bites its tail ends too. */
    public List<Long> path(long id) {
        var path = new ArrayList<Long>();
        var at = Optional.of(id);
        while (at.isPresent() && parents.containsKey(at.get()) && path.size() <= parents.size()) {
            path.add(at.get());
            at = parents.get(at.get());
        }
        return path;
    }
}
