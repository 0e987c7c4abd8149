package io.guidepost.domain.assortment;

import io.guidepost.domain.tree.Tree;
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
    private final Tree tree;

    public ShopCategoryTree(List<ShopCategory> categories) {
        this.byId = categories.stream().collect(Collectors.toMap(ShopCategory::id, Function.identity()));
        this.tree = Tree.of(categories, ShopCategory::id, ShopCategory::parentId);
    }

    /** The category and all below it; empty when it is unknown. */
    public List<Long> below(long id) {
        return tree.below(id);
    }

    /** Whether this category, with all in it, can lie in that one: in none of its own, and not too deep. */
    boolean fits(long id, Optional<Long> parent) {
        return tree.fits(id, parent, MOST_LEVELS);
    }

    /** From the first level down to the category, by name in Chinese; as it is written in a table. */
    public String nameOf(long id) {
        var path = new ArrayList<>(tree.path(id));
        Collections.reverse(path);
        return path.stream().map(each -> byId.get(each).name()).collect(Collectors.joining("/"));
    }
}
