package io.guidepost.domain.material;

import io.guidepost.core.words.Words;
import io.guidepost.domain.Refusal;
import io.guidepost.domain.database.Ids;
import io.guidepost.domain.tree.Tree;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Puts up, moves and takes down the shelves of the library. */
@Service
public class ArrangeCategories {

    private static final int MOST_LEVELS = 3;

    private final Categories categories;
    private final Ids ids;

    ArrangeCategories(Categories categories, Ids ids) {
        this.categories = categories;
        this.ids = ids;
    }

    @Transactional
    public Category add(Optional<Long> parentId, String name, int sortOrder) {
        var category = new Category(ids.next(), parentId, name, sortOrder, 0);
        requirePlace(category);
        categories.insert(category);
        return category;
    }

    /** Also moves it, with all that is on it. */
    @Transactional
    public Category change(Category wanted) {
        categories.find(wanted.id()).orElseThrow(ArrangeCategories::unknown);
        requirePlace(wanted);
        if (!categories.update(wanted)) {
            throw new Refusal(
                    Refusal.Kind.CONFLICT,
                    "version_conflict",
                    new Words("分类已被他人修改，请刷新后重试", "Somebody else has changed the category; load it again"));
        }
        return categories.find(wanted.id()).orElseThrow();
    }

    /** Only an empty one: materials without a shelf would be found by nobody. */
    @Transactional
    public void remove(long id) {
        categories.find(id).orElseThrow(ArrangeCategories::unknown);
        if (!categories.deleteEmpty(id)) {
            throw new Refusal(
                    Refusal.Kind.CONFLICT,
                    "category_not_empty",
                    new Words("分类下还有素材或子分类", "There are still materials or categories in it"));
        }
    }

    /** The category and all below it; empty when there is no such category. */
    public List<Long> below(long id) {
        return tree().below(id);
    }

    private void requirePlace(Category category) {
        if (!tree().fits(category.id(), category.parentId(), MOST_LEVELS)) {
            throw new Refusal(
                    Refusal.Kind.REFUSED,
                    "category_place",
                    new Words("上级分类不存在、在自身之下，或超过三级", "The parent is unknown, below the category itself, or too deep"));
        }
    }

    private Tree tree() {
        return Tree.of(categories.all(), Category::id, Category::parentId);
    }

    private static Refusal unknown() {
        return Refusal.notFound("素材分类", "category");
    }
}
