package io.guidepost.domain.material;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** How the shelves stand on one another. */
final class CategoryTree {

    static final int MOST_LEVELS = 3;

    private final Map<Long, Category> byId;

    CategoryTree(List<Category> categories) {
        this.byId = categories.stream().collect(Collectors.toMap(Category::id, Function.identity()));
    }

    /** The shelf and all below it. */
    List<Long> below(long id) {
        var found = new ArrayList<Long>();
        for (var category : byId.values()) {
            if (path(category.id()).contains(id)) {
                found.add(category.id());
            }
        }
        return found;
    }

    /** Whether this shelf, with all on it, can stand on that one: on none of its own, and not too high. */
    boolean fits(long id, Optional<Long> parent) {
        if (parent.isEmpty()) {
            return true;
        }
        var above = path(parent.get());
        return !above.isEmpty() && !above.contains(id) && above.size() + height(id) <= MOST_LEVELS;
    }

    private int height(long id) {
        int own = path(id).size();
        return below(id).stream()
                .mapToInt(each -> path(each).size() - own + 1)
                .max()
                .orElse(1);
    }

    /** From the shelf up to the one that stands on the floor; empty for an unknown one. */
    private List<Long> path(long id) {
        var path = new ArrayList<Long>();
        for (var at = Optional.ofNullable(byId.get(id));
                at.isPresent() && path.size() <= byId.size();
                at = at.get().parentId().map(byId::get)) {
            path.add(at.get().id());
        }
        return path;
    }
}
