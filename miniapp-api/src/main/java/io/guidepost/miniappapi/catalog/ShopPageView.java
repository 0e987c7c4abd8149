package io.guidepost.miniappapi.catalog;

import java.util.List;

/** A page with everything that is on it, so that a mini-program asks once. */
record ShopPageView(String id, String title, List<BlockView> blocks) {

    /**
     * A block; {@code type} says which of the fields are there. GOODS bring cards, SUBJECTS the titles of pages that are to be
     * seen now.
     */
    record BlockView(
            String type,
            String title,
            String text,
            Integer height,
            String layout,
            List<SlideView> slides,
            List<ProductCardView> products,
            List<SubjectView> subjects) {}

    record SlideView(String image, String title, LinkView link) {}

    record LinkView(String target, String value) {}

    record SubjectView(String id, String title, String image) {}
}
