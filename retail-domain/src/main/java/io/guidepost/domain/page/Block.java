package io.guidepost.domain.page;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A part of a page. Identifiers are strings of digits, because what a mini-program reads is what headquarters wrote. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Block.Banner.class, name = "BANNER"),
    @JsonSubTypes.Type(value = Block.Notice.class, name = "NOTICE"),
    @JsonSubTypes.Type(value = Block.Picture.class, name = "PICTURE"),
    @JsonSubTypes.Type(value = Block.Entries.class, name = "ENTRIES"),
    @JsonSubTypes.Type(value = Block.Goods.class, name = "GOODS"),
    @JsonSubTypes.Type(value = Block.Subjects.class, name = "SUBJECTS"),
    @JsonSubTypes.Type(value = Block.Text.class, name = "TEXT"),
    @JsonSubTypes.Type(value = Block.Space.class, name = "SPACE")
})
public sealed interface Block {

    /** Where a tap leads. */
    record Link(Target target, String value) {

        public enum Target {
            PRODUCT,
            CATEGORY,
            SUBJECT,
            /** Words to search for. */
            SEARCH,
            /** A page of the mini-program's own. */
            MINIPROGRAM_PAGE
        }
    }

    record Slide(String image, String title, Link link) {}

    /** Pictures that follow each other. */
    record Banner(List<Slide> slides) implements Block {}

    record Notice(String text, Link link) implements Block {}

    record Picture(String image, Link link) implements Block {}

    /** Small pictures with a word each, to go on from. */
    record Entries(List<Slide> entries) implements Block {}

    /** Either these products in this order, or the newest of a category. */
    record Goods(String title, List<String> productIds, String categoryId, Integer limit, Layout layout)
            implements Block {

        public enum Layout {
            GRID,
            ROW,
            LIST
        }

        public List<Long> ids() {
            return productIds == null
                    ? List.of()
                    : productIds.stream().map(Long::valueOf).toList();
        }
    }

    record Subjects(String title, List<String> pageIds) implements Block {

        public List<Long> ids() {
            return pageIds == null
                    ? List.of()
                    : pageIds.stream().map(Long::valueOf).toList();
        }
    }

    record Text(String text) implements Block {}

    /** @param height in pixels of a screen 750 wide */
    record Space(int height) implements Block {}

    /** All slides of a block. */
    static Stream<Slide> slides(Block block) {
        if (block instanceof Banner banner) {
            return banner.slides().stream();
        }
        return block instanceof Entries entries ? entries.entries().stream() : Stream.empty();
    }

    /** All links of a block. */
    static Stream<Link> links(Block block) {
        var own = block instanceof Notice notice
                ? Optional.ofNullable(notice.link())
                : block instanceof Picture picture ? Optional.ofNullable(picture.link()) : Optional.<Link>empty();
        return Stream.concat(own.stream(), slides(block).map(Slide::link).filter(link -> link != null));
    }
}
