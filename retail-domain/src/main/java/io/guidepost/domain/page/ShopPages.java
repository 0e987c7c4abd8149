package io.guidepost.domain.page;

import io.guidepost.domain.page.ShopPage.Kind;
import io.guidepost.domain.page.ShopPage.Release;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** All pages, with what was published of them. */
public interface ShopPages {

    Optional<ShopPage> find(long id);

    /** Newest first, older than {@code beforeId}. */
    List<ShopPage> page(Optional<Kind> kind, long beforeId, int limit);

    void insert(ShopPage page);

    /** False when it has been changed since that version. */
    boolean update(ShopPage page);

    void insert(Release release);

    /** Latest first. */
    List<Release> releasesOf(long pageId, int limit);

    /** What is published of all pages that are not archived, whether its time has come or not; at most 2,000. */
    List<Release> live();

    /** A number that is another one whenever {@link #live} is. */
    long mark();

    /** The region of each store today. */
    Map<Long, Long> regions();
}
