package io.guidepost.domain.material;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What headquarters writes into the library.
 *
 * @param url where media or a link are on the web; empty for none
 * @param page of the mini-program, for one that shows no product; empty for none
 * @param skuIds the pieces of a look
 * @param fileId the picture, video or document itself; of a poster its background
 * @param coverId the small picture on a card; of a poster the picture of the product
 * @param scene what it is for, such as 通勤; empty for everything
 * @param validUntil the first instant at which it counts no longer
 * @param regionIds where it may be used; with {@code storeIds} empty as well: everywhere
 */
public record MaterialContent(
        Material.Kind kind,
        String title,
        String text,
        String url,
        String page,
        List<Long> productIds,
        List<Long> skuIds,
        Optional<Long> fileId,
        Optional<Long> coverId,
        Optional<Long> categoryId,
        Set<String> tags,
        String scene,
        Instant validFrom,
        Instant validUntil,
        Set<Long> regionIds,
        Set<Long> storeIds) {

    /** From the beginning: before there was any material. */
    public static final Instant ALWAYS = Instant.parse("2000-01-01T00:00:00Z");

    public static final Instant FOR_EVER = Instant.parse("9999-12-31T00:00:00Z");

    public MaterialContent {
        productIds = List.copyOf(productIds);
        skuIds = List.copyOf(skuIds);
        tags = Set.copyOf(tags);
        regionIds = Set.copyOf(regionIds);
        storeIds = Set.copyOf(storeIds);
    }

    /** For everybody and for ever, without file and category. */
    public static MaterialContent of(Material.Kind kind, String title, String text, String url, List<Long> productIds) {
        return new MaterialContent(
                kind,
                title,
                text,
                url,
                "",
                productIds,
                List.of(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Set.of(),
                "",
                ALWAYS,
                FOR_EVER,
                Set.of(),
                Set.of());
    }

    /** The same with these pictures or documents. */
    public MaterialContent with(Optional<Long> file, Optional<Long> cover) {
        return new MaterialContent(
                kind,
                title,
                text,
                url,
                page,
                productIds,
                skuIds,
                file,
                cover,
                categoryId,
                tags,
                scene,
                validFrom,
                validUntil,
                regionIds,
                storeIds);
    }

    /** The same for these stores and regions, from then until then. */
    public MaterialContent during(Instant from, Instant until, Set<Long> regions, Set<Long> stores) {
        return new MaterialContent(
                kind,
                title,
                text,
                url,
                page,
                productIds,
                skuIds,
                fileId,
                coverId,
                categoryId,
                tags,
                scene,
                from,
                until,
                regions,
                stores);
    }

    /** The same on this shelf of the library. */
    public MaterialContent filed(Optional<Long> category, Set<String> as, String forScene) {
        return new MaterialContent(
                kind,
                title,
                text,
                url,
                page,
                productIds,
                skuIds,
                fileId,
                coverId,
                category,
                as,
                forScene,
                validFrom,
                validUntil,
                regionIds,
                storeIds);
    }

    /** The same with these products; those of a look's pieces. */
    MaterialContent showing(List<Long> products) {
        return new MaterialContent(
                kind,
                title,
                text,
                url,
                page,
                products,
                skuIds,
                fileId,
                coverId,
                categoryId,
                tags,
                scene,
                validFrom,
                validUntil,
                regionIds,
                storeIds);
    }

    public boolean isEverywhere() {
        return regionIds.isEmpty() && storeIds.isEmpty();
    }
}
