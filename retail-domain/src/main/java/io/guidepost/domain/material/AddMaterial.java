package io.guidepost.domain.material;

import io.guidepost.core.words.Words;
import io.guidepost.domain.Refusal;
import io.guidepost.domain.database.Ids;
import java.time.Clock;
import java.util.List;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Puts something into the library that guides can pass on (MAT-1). */
@Service
public class AddMaterial {

    private final Materials materials;
    private final Ids ids;
    private final Clock clock;

    AddMaterial(Materials materials, Ids ids, Clock clock) {
        this.materials = materials;
        this.ids = ids;
        this.clock = clock;
    }

    public record NewMaterial(
            Material.Kind kind, String title, String text, String url, List<Long> productIds, long adminId) {}

    @Transactional
    public Material add(NewMaterial wanted) {
        switch (wanted.kind()) {
            case TEXT -> require(!wanted.text().isBlank(), "text_missing", "文本素材需要 text", "A text needs its text");
            case IMAGE, VIDEO, FILE, LINK, POSTER ->
                require(
                        isWebAddress(wanted.url()),
                        "url_missing",
                        "该素材需要 http(s) 地址 url",
                        "This kind needs an http(s) url");
            case MINIPROGRAM, LOOK ->
                require(
                        !wanted.productIds().isEmpty(),
                        "products_missing",
                        "该素材需要至少一个商品",
                        "This kind needs at least one product");
        }
        require(
                materials.existingProducts(wanted.productIds())
                        == wanted.productIds().stream().distinct().count(),
                "product_unknown",
                "包含不存在的商品",
                "One of the products does not exist");
        var material = new Material(
                ids.next(),
                wanted.kind(),
                wanted.title(),
                wanted.text(),
                wanted.url(),
                wanted.productIds(),
                wanted.adminId(),
                clock.instant());
        materials.insert(material);
        return material;
    }

    private static boolean isWebAddress(String url) {
        return url.startsWith("https://") || url.startsWith("http://");
    }

    private static void require(boolean fine, String code, String zh, String en) {
        if (!fine) {
            throw new Refusal(Refusal.Kind.REFUSED, code, new Words(zh, en));
        }
    }
}
