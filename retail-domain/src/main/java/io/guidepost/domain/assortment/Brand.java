package io.guidepost.domain.assortment;

/**
 * A brand. Its name never changes: products, past orders, rates and targets go by it.
 *
 * @param logo address of a picture, or empty
 */
public record Brand(long id, String name, String nameEn, String logo, String description, int sortOrder, int version) {}
