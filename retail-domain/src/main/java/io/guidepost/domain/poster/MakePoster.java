package io.guidepost.domain.poster;

import io.guidepost.core.words.Words;
import io.guidepost.domain.Refusal;
import io.guidepost.domain.asset.Asset;
import io.guidepost.domain.asset.AssetStore;
import io.guidepost.domain.asset.Assets;
import io.guidepost.domain.catalog.Products;
import io.guidepost.domain.catalog.Products.ProductDetail;
import io.guidepost.domain.material.Material;
import io.guidepost.domain.material.Materials;
import io.guidepost.domain.materialuse.MaterialUse;
import io.guidepost.domain.materialuse.RecordUse;
import io.guidepost.domain.organization.Roster;
import io.guidepost.domain.sharing.CreateShareLink;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Service;

/** Draws a guide's own poster (MAT-4): whoever scans its code has met that guide. */
@Service
public class MakePoster {

    private final Materials materials;
    private final Assets assets;
    private final AssetStore store;
    private final Products products;
    private final Roster roster;
    private final CreateShareLink createShareLink;
    private final RecordUse recordUse;
    private final Clock clock;
    private final String linkPrefix;

    MakePoster(
            Materials materials,
            Assets assets,
            AssetStore store,
            Products products,
            Roster roster,
            CreateShareLink createShareLink,
            RecordUse recordUse,
            Clock clock,
            @Value("${guidepost.share-token.link-prefix:}") String linkPrefix) {
        this.materials = materials;
        this.assets = assets;
        this.store = store;
        this.products = products;
        this.roster = roster;
        this.createShareLink = createShareLink;
        this.recordUse = recordUse;
        this.clock = clock;
        this.linkPrefix = linkPrefix;
    }

    /** For whom, of which material, and for which task if for one. */
    public record Wanted(long guideId, long storeId, long regionId, long materialId, Optional<Long> assignmentId) {}

    /**
     * The picture as JPEG. The guide's code for it is the same while it is good, so a picture that was saved stays good too.
     */
    public byte[] make(Wanted wanted) {
        var reader = new Materials.Reader(wanted.storeId(), wanted.regionId(), clock.instant());
        var material = materials
                .find(wanted.materialId())
                .filter(found -> found.kind() == Material.Kind.POSTER && materials.isVisible(found.id(), reader))
                .orElseThrow(() -> Refusal.notFound("海报", "poster"));
        if (linkPrefix.isEmpty()) {
            throw refused(
                    "poster_link_unset",
                    "尚未配置海报二维码的链接前缀 guidepost.share-token.link-prefix",
                    "guidepost.share-token.link-prefix is not set; the code on a poster would lead nowhere");
        }
        var offer = material.productIds().stream().findFirst().map(this::onShelf);
        requireBackground(material);
        var link = createShareLink.forPoster(new CreateShareLink.Wanted(
                wanted.guideId(),
                wanted.storeId(),
                offer.map(detail -> detail.card().id()),
                Optional.empty(),
                Optional.of(material.id()),
                wanted.assignmentId()));
        var signed = new Poster.Signature(
                roster.guide(wanted.guideId()).orElseThrow().name(),
                roster.store(wanted.storeId()).orElseThrow().name(),
                linkPrefix + link.token());
        var jpeg = drawn(material, offer, Optional.of(signed));
        recordUse.record(material.id(), wanted.guideId(), wanted.storeId(), MaterialUse.POSTER);
        return jpeg;
    }

    /** The picture as JPEG without anybody's name and code, for where WeCom shows the same to the customers of many guides. */
    public byte[] makeForEverybody(long materialId) {
        var material = materials
                .find(materialId)
                .filter(found -> found.kind() == Material.Kind.POSTER && found.isUsableAt(clock.instant()))
                .orElseThrow(() -> Refusal.notFound("海报", "poster"));
        requireBackground(material);
        return drawn(material, material.productIds().stream().findFirst().map(this::onShelf), Optional.empty());
    }

    private byte[] drawn(Material material, Optional<ProductDetail> offer, Optional<Poster.Signature> signed) {
        var background = asset(material.content().fileId()).orElseThrow();
        return PictureFiles.jpeg(PosterPicture.of(new Poster(
                PictureFiles.read(store, background, PosterPicture.WIDTH, PosterPicture.HEIGHT),
                asset(material.content().coverId()).map(cover -> PictureFiles.read(store, cover, 200, 200)),
                material.text(),
                offer.map(detail ->
                        new Poster.Offer(detail.card().title(), detail.card().priceFromFen())),
                signed)));
    }

    private void requireBackground(Material material) {
        if (asset(material.content().fileId()).isEmpty()) {
            throw refused("poster_without_background", "该海报没有上传背景图", "This poster has no background picture of ours");
        }
    }

    private ProductDetail onShelf(long productId) {
        return products.detail(productId)
                .orElseThrow(() -> new Refusal(
                        Refusal.Kind.CONFLICT,
                        "product_off_shelf",
                        new Words("海报上的商品已下架", "The product on the poster is off the shelf"),
                        Map.of("productId", Long.toString(productId))));
    }

    private Optional<Asset> asset(Optional<Long> id) {
        return id.flatMap(assets::find);
    }

    private static Refusal refused(String code, String zh, String en) {
        return new Refusal(Refusal.Kind.REFUSED, code, new Words(zh, en));
    }
}
