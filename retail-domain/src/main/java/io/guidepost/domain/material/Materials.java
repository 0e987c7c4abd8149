package io.guidepost.domain.material;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** The material library. */
public interface Materials {

    void insert(Material material);

    /** False when it has been changed since that version. */
    boolean update(Material material);

    Optional<Material> find(long id);

    /** Whether the file is a picture, video, document or cover of the library. */
    boolean refersTo(long fileId);

    /** In the order of the ids asked for; unknown ids are left out. */
    List<Material> all(Collection<Long> ids);

    /** Newest first, before the given id. */
    List<Material> page(Wanted wanted, long beforeId, int limit);

    /** Whether this guide may use it now. */
    boolean isVisible(long id, Reader reader);

    /** How many of these products exist. */
    long existingProducts(Collection<Long> productIds);

    /** Titles of these products, in the order asked for. */
    List<String> productTitles(List<Long> productIds);

    /**
     * What is looked for.
     *
     * @param categoryIds any of these
     * @param text part of the title
     * @param regionId what can be used somewhere in this region
     * @param reader what this guide may use now
     */
    record Wanted(
            Optional<Material.Kind> kind,
            Collection<Long> categoryIds,
            Optional<String> tag,
            Optional<String> scene,
            Optional<String> text,
            Optional<Long> regionId,
            Optional<Reader> reader) {

        public static final Wanted EVERYTHING = new Wanted(
                Optional.empty(),
                List.of(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    /** Where a guide works, and when it is asked. */
    record Reader(long storeId, long regionId, Instant at) {}
}
