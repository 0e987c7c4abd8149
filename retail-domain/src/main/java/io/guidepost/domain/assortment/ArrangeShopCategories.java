package io.guidepost.domain.assortment;

import io.guidepost.core.words.Words;
import io.guidepost.domain.Refusal;
import io.guidepost.domain.database.Ids;
import io.guidepost.domain.database.TransactionRetry;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Service;

/**
 * Opens, moves and closes categories of the shop. All of them are held while one is moved, so that two moves at once cannot
 * put two categories into each other.
 */
@Service
public class ArrangeShopCategories {

    private static final int MOST = 1_000;

    private final ShopCategories categories;
    private final List<AssortmentFollower> followers;
    private final TransactionRetry transaction;
    private final Ids ids;

    ArrangeShopCategories(
            ShopCategories categories, List<AssortmentFollower> followers, TransactionRetry transaction, Ids ids) {
        this.categories = categories;
        this.followers = followers;
        this.transaction = transaction;
        this.ids = ids;
    }

    public ShopCategory add(Optional<Long> parentId, String name, String nameEn, int sortOrder, String icon) {
        var category = new ShopCategory(ids.next(), parentId, name, nameEn, sortOrder, icon, 0);
        return transaction.call(() -> {
            var all = categories.lockAll();
            if (all.size() >= MOST) {
                throw ProductRules.refused("too_many_categories", "类目最多 1000 个", "There are at most 1000 categories")
                        .orElseThrow();
            }
            requirePlace(all, category);
            categories.insert(category);
            return category;
        });
    }

    /** Also moves it, with all that is in it. */
    public ShopCategory change(ShopCategory wanted) {
        return transaction.call(() -> {
            var all = categories.lockAll();
            if (all.stream().noneMatch(each -> each.id() == wanted.id())) {
                throw unknown();
            }
            requirePlace(all, wanted);
            if (!categories.update(wanted)) {
                throw new Refusal(
                        Refusal.Kind.CONFLICT,
                        "version_conflict",
                        new Words("类目已被他人修改，请刷新后重试", "Somebody else has changed the category; load it again"));
            }
            var below = new ShopCategoryTree(all).below(wanted.id());
            followers.forEach(follower -> follower.renamed(below));
            return categories.find(wanted.id()).orElseThrow();
        });
    }

    /** Only an empty one. */
    public void remove(long id) {
        transaction.run(() -> {
            categories.find(id).orElseThrow(ArrangeShopCategories::unknown);
            if (!categories.deleteEmpty(id)) {
                throw new Refusal(
                        Refusal.Kind.CONFLICT,
                        "category_not_empty",
                        new Words("类目下还有商品或子类目", "There are still products or categories in it"));
            }
        });
    }

    private static void requirePlace(List<ShopCategory> all, ShopCategory category) {
        if (!new ShopCategoryTree(all).fits(category.id(), category.parentId())) {
            throw ProductRules.refused(
                            "category_place",
                            "上级类目不存在、在自身之下，或超过三级",
                            "The parent is unknown, below the category itself, or too deep")
                    .orElseThrow();
        }
    }

    private static Refusal unknown() {
        return Refusal.notFound("商品类目", "category");
    }
}
