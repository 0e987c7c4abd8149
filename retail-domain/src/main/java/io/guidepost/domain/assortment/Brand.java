package io.guidepost.domain.assortment;

/**
 * A brand. Products, rates and prices go by its name and follow when it is renamed; past orders keep the name under which they
 * were placed and still mean this brand.
 *
 * @param logo address of a picture, or empty
 */
public record Brand(long id, String name, String nameEn, String logo, String description, int sortOrder, int version) {}
