package io.guidepost.domain.content;

import io.guidepost.core.words.Words;
import io.guidepost.domain.Refusal;
import io.guidepost.domain.material.Material;
import io.guidepost.domain.material.Materials;
import io.guidepost.domain.sharing.CreateShareLink;
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

    /** The link that the assignment has, or a new one to the first product of the task or its materials. Joins a transaction. */
    public CreateShareLink.ShareLink of(Task task, Assignment assignment, List<Material> used) {
        return assignment.linkId().flatMap(createShareLink::again).orElseGet(() -> created(task, assignment, used));
    }

    private CreateShareLink.ShareLink created(Task task, Assignment assignment, List<Material> used) {
        var shown = products(task, used).stream().findFirst();
        shown.filter(product -> !createShareLink.isOnShelf(product)).ifPresent(product -> {
            throw new ProductOffShelf(product);
        });
        return createShareLink.create(new CreateShareLink.Wanted(
                assignment.guideId(),
                assignment.storeId(),
                shown,
                Optional.empty(),
                Optional.empty(),
                Optional.of(assignment.id())));
    }

    /** The title of the card that carries the link: the product's, else the task's; as short as WeCom wants it. */
    public String title(Task task, List<Material> used) {
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
