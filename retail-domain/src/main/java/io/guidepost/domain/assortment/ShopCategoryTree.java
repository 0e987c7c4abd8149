package io.guidepost.domain.assortment;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** How categories lie in one another, at most three deep. */
public final class ShopCategoryTree {

    public static final int MOST_LEVELS = 3;

    private final Map<Long, ShopCategory> byId;

    public ShopCategoryTree(List<ShopCategory> categories) {
        this.byId = categories.stream().collect(Collectors.toMap(ShopCategory::id, Function.identity()));
    }

    /** The category and all below it; empty when it is unknown. */
    public List<Long> below(long id) {
        return byId.keySet().stream().filter(each -> path(each).contains(id)).toList();
    }

    /** Whether this category, with all in it, can lie in that one: in none of its own, and not too deep. */
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

    /** From the first level down to the category, by name in Chinese; as it is written in a table. */
    public String nameOf(long id) {
        var path = path(id);
        Collections.reverse(path);
        return path.stream().map(each -> byId.get(each).name()).collect(Collectors.joining("/"));
    }

    /** From the category up to the first level; empty for an unknown one. */
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
