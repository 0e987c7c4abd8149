package io.guidepost.domain.assortment;

import java.util.Optional;

/**
 * A category of the shop.
 *
 * @param icon address of a picture, or empty
 */
public record ShopCategory(
        long id, Optional<Long> parentId, String name, String nameEn, int sortOrder, String icon, int version) {}
