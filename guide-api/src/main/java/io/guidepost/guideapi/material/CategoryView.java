package io.guidepost.guideapi.material;

import io.guidepost.domain.material.Category;
import io.guidepost.webedge.json.Id;
import java.util.List;

/** A category; without {@code parentId} it stands at the top. */
public record CategoryView(Id id, Id parentId, String name, int sortOrder, int version) {

    public static CategoryView of(Category category) {
        return new CategoryView(
                new Id(category.id()),
                category.parentId().map(Id::new).orElse(null),
                category.name(),
                category.sortOrder(),
                category.version());
    }

    /** All of them, in their order. */
    public record Tree(List<CategoryView> items) {

        public static Tree of(List<Category> categories) {
            return new Tree(categories.stream().map(CategoryView::of).toList());
        }
    }
}
