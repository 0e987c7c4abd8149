package io.guidepost.domain.material;

import io.guidepost.domain.asset.UseFiles;
import io.guidepost.domain.catalog.Products;
import io.guidepost.domain.organization.Roster;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Whether all that a material names exists and fits together. */
@Component
class CheckContent {

    private final Materials materials;
    private final Categories categories;
    private final UseFiles useFiles;
    private final Products products;
    private final Roster roster;

    CheckContent(Materials materials, Categories categories, UseFiles useFiles, Products products, Roster roster) {
        this.materials = materials;
        this.categories = categories;
        this.useFiles = useFiles;
        this.products = products;
        this.roster = roster;
    }

    /** The content as it is kept: a look shows the products of its pieces, in their order. */
    MaterialContent checked(MaterialContent wanted) {
        var content = wanted.skuIds().isEmpty() ? wanted : withProductsOfPieces(wanted);
        var files = useFiles.take(Stream.concat(content.fileId().stream(), content.coverId().stream())
                .toList());
        MaterialRules.requireComplete(
                content, content.fileId().map(files::get), content.coverId().map(files::get));
        MaterialRules.require(
                content.productIds().stream().distinct().count()
                                == content.productIds().size()
                        && materials.existingProducts(content.productIds())
                                == content.productIds().size(),
                "product_unknown",
                "包含不存在的商品",
                "One of the products does not exist");
        MaterialRules.require(
                content.categoryId().map(id -> categories.find(id).isPresent()).orElse(true),
                "category_unknown",
                "素材分类不存在",
                "There is no such category");
        requirePlaces(content);
        return content;
    }

    private MaterialContent withProductsOfPieces(MaterialContent wanted) {
        var pieces = products.known(wanted.skuIds());
        MaterialRules.require(
                pieces.size() == wanted.skuIds().size(), "sku_unknown", "包含不存在的 SKU", "One of the SKUs does not exist");
        var shown = Stream.concat(
                        wanted.productIds().stream(),
                        wanted.skuIds().stream().map(sku -> pieces.get(sku).productId()))
                .distinct()
                .toList();
        return wanted.showing(shown);
    }

    private void requirePlaces(MaterialContent content) {
        boolean known =
                roster.stores(content.storeIds()).size() == content.storeIds().size()
                        && content.regionIds().stream()
                                .allMatch(region -> roster.region(region).isPresent());
        MaterialRules.require(known, "place_unknown", "包含不存在的区域或门店", "One of the regions or stores does not exist");
    }
}
