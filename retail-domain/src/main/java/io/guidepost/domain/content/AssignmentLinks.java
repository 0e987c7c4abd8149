package io.guidepost.domain.content;

import io.guidepost.core.words.Words;
import io.guidepost.domain.Refusal;
import io.guidepost.domain.material.Material;
import io.guidepost.domain.material.Materials;
import io.guidepost.domain.sharing.CreateShareLink;
import io.guidepost.domain.sharing.CreateShareLink.ShareLink;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** The guide's own tracked link of an assignment: the same at every tap (C2). */
@Component
public class AssignmentLinks {

    private final CreateShareLink createShareLink;
    private final Materials materials;

    AssignmentLinks(CreateShareLink createShareLink, Materials materials) {
        this.createShareLink = createShareLink;
        this.materials = materials;
    }

    /** The product a link would lead to is not sold at present. */
    static final class ProductOffShelf extends Refusal {
        ProductOffShelf(long productId) {
            super(
                    Kind.CONFLICT,
                    "product_off_shelf",
                    new Words(
                            "任务推荐的商品已下架,暂时不能执行,请联系总部",
                            "The task's product is off the shelf; it cannot be carried out at present, please tell headquarters"),
                    Map.of("productId", Long.toString(productId)));
        }
    }

    /**
     * What the assignment's card shows when the task itself names no product: its first page of the mini-program or look.
     */
    static Optional<Material> onCard(Task task, List<Material> used) {
        return task.terms().productIds().isEmpty()
                ? used.stream().filter(Material::isCard).findFirst()
                : Optional.empty();
    }

    /** The link that the assignment has, or a new one to what its card shows. Joins a transaction. */
    public ShareLink of(Task task, Assignment assignment, List<Material> used) {
        var onCard = onCard(task, used);
        var link = assignment.linkId().flatMap(createShareLink::again);
        if (onCard.isPresent()) {
            return atPage(onCard.get(), link.orElseGet(() -> toMaterial(assignment, onCard.get())));
        }
        return link.orElseGet(
                () -> toProduct(assignment, products(task, used).stream().findFirst()));
    }

    /** The guide's own link to one more page or look of the task; the same again at every tap. Joins a transaction. */
    ShareLink ofMaterial(Assignment assignment, Material material) {
        return atPage(material, toMaterial(assignment, material));
    }

    private ShareLink toMaterial(Assignment assignment, Material material) {
        if (material.kind() == Material.Kind.LOOK) {
            return link(assignment, Optional.empty(), Optional.of(material.id()), Optional.empty());
        }
        return material.productIds().isEmpty()
                ? link(assignment, Optional.empty(), Optional.empty(), Optional.of(material.id()))
                : toProduct(assignment, material.productIds().stream().findFirst());
    }

    private ShareLink toProduct(Assignment assignment, Optional<Long> shown) {
        shown.filter(product -> !createShareLink.isOnShelf(product)).ifPresent(product -> {
            throw new ProductOffShelf(product);
        });
        return link(assignment, shown, Optional.empty(), Optional.empty());
    }

    private ShareLink link(
            Assignment assignment, Optional<Long> product, Optional<Long> look, Optional<Long> material) {
        return createShareLink.forAssignment(new CreateShareLink.Wanted(
                assignment.guideId(), assignment.storeId(), product, look, material, Optional.of(assignment.id())));
    }

    /** A page of its own instead of a product's; WeCom wants pages that others open to end in {@code .html}. */
    private static ShareLink atPage(Material material, ShareLink link) {
        var page = material.content().page();
        if (page.isEmpty() || !material.productIds().isEmpty()) {
            return link;
        }
        int query = page.indexOf('?');
        var path = query < 0 ? page : page.substring(0, query);
        var parameters = query < 0 ? "" : page.substring(query + 1) + "&";
        return new ShareLink(
                link.linkId(),
                link.token(),
                path + (path.endsWith(".html") ? "" : ".html") + "?" + parameters + "s=" + link.token(),
                link.expiresAt());
    }

    /**
     * The title of the card that carries the link: that of the look or page it shows, the product's, else the task's; as short
     * as WeCom wants it.
     */
    public String title(Task task, List<Material> used) {
        var page = onCard(task, used)
                .filter(material -> material.kind() == Material.Kind.LOOK
                        || material.productIds().isEmpty());
        if (page.isPresent()) {
            return Utf8.shortened(page.get().title(), 64);
        }
        var titles =
                materials.productTitles(products(task, used).stream().limit(1).toList());
        return Utf8.shortened(titles.isEmpty() ? task.title() : titles.get(0), 64);
    }

    /** What headquarters named in the task itself is shown first. */
    private static List<Long> products(Task task, List<Material> used) {
        return Stream.concat(
                        task.terms().productIds().stream(),
                        used.stream().flatMap(material -> material.productIds().stream()))
                .toList();
    }
}
