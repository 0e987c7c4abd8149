package io.guidepost.domain.assortment;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * A product (SPU) as headquarters sees it. Prices in fen.
 *
 * @param code headquarters' own, unique where there is one
 * @param images addresses on the web, or of files of ours
 * @param returnWindowDays from receipt, for each line sold from now on
 * @param publishAt when it goes on the shelf by itself
 * @param unpublishAt when it comes off the shelf by itself
 * @param isEverywhere sold in every store but the exceptions; otherwise in the exceptions alone
 * @param skus all it ever had, on the shelf or not
 */
public record Product(
        long id,
        Optional<String> code,
        long categoryId,
        String brand,
        String title,
        String titleEn,
        String description,
        List<String> images,
        String video,
        int returnWindowDays,
        State state,
        Optional<Instant> publishAt,
        Optional<Instant> unpublishAt,
        boolean isEverywhere,
        Instant createdAt,
        int version,
        List<Sku> skus) {

    public enum State {
        ON_SHELF,
        OFF_SHELF,
        /** For good: it was sold, so it stays on record, and nobody sells it any more. */
        ARCHIVED
    }

    public Product {
        Objects.requireNonNull(state, "state");
        images = List.copyOf(images);
        skus = List.copyOf(skus);
    }

    /** One choice of a specification, as in colour: black. */
    public record Spec(String name, String value) {}

    /**
     * @param spec the values of its specs as a shopper reads them; unique within the product
     * @param specs empty for what was written before specs had names
     */
    public record Sku(long id, Optional<String> code, String spec, List<Spec> specs, long priceFen, boolean isOnShelf) {

        public Sku {
            specs = List.copyOf(specs);
        }
    }

    /** Of the cheapest SKU on the shelf; of the cheapest at all when none is. */
    public long priceFromFen() {
        return skus.stream()
                .filter(Sku::isOnShelf)
                .mapToLong(Sku::priceFen)
                .min()
                .orElseGet(() -> skus.stream().mapToLong(Sku::priceFen).min().orElseThrow());
    }

    Product shelved(State state, Optional<Instant> publishAt, Optional<Instant> unpublishAt) {
        return new Product(
                id,
                code,
                categoryId,
                brand,
                title,
                titleEn,
                description,
                images,
                video,
                returnWindowDays,
                state,
                publishAt,
                unpublishAt,
                isEverywhere,
                createdAt,
                version,
                skus);
    }

    /** The same with these pictures. */
    public Product pictured(List<String> others) {
        return new Product(
                id,
                code,
                categoryId,
                brand,
                title,
                titleEn,
                description,
                others,
                video,
                returnWindowDays,
                state,
                publishAt,
                unpublishAt,
                isEverywhere,
                createdAt,
                version,
                skus);
    }
}
