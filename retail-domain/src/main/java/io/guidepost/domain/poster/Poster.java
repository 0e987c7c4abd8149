package io.guidepost.domain.poster;

import java.awt.image.BufferedImage;
import java.util.Optional;

/**
 * What stands on a poster.
 *
 * @param picture of the product; empty for none
 * @param headline above everything; empty for none
 * @param signature empty for a poster that is nobody's own
 */
record Poster(
        BufferedImage background,
        Optional<BufferedImage> picture,
        String headline,
        Optional<Offer> offer,
        Optional<Signature> signature) {

    /** Whose poster it is. @param code what the code says when it is scanned */
    record Signature(String guideName, String storeName, String code) {}

    /** What is offered; {@code priceFromFen} is that of the cheapest SKU. */
    record Offer(String title, long priceFromFen) {}
}
