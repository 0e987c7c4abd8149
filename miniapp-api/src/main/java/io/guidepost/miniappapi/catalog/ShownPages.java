package io.guidepost.miniappapi.catalog;

import io.guidepost.domain.asset.MediaLinks;
import io.guidepost.domain.catalog.Products;
import io.guidepost.domain.catalog.Products.ProductCard;
import io.guidepost.domain.catalog.Products.Query;
import io.guidepost.domain.catalog.Products.Sort;
import io.guidepost.domain.page.Block;
import io.guidepost.domain.page.Block.Link;
import io.guidepost.domain.page.Block.Slide;
import io.guidepost.domain.page.ShopPage.Release;
import io.guidepost.miniappapi.catalog.ShopPageView.BlockView;
import io.guidepost.miniappapi.catalog.ShopPageView.LinkView;
import io.guidepost.miniappapi.catalog.ShopPageView.SlideView;
import io.guidepost.miniappapi.catalog.ShopPageView.SubjectView;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Fills the blocks of a page: all cards of named products in one statement, and one for each category. */
@Component
class ShownPages {

    private static final int USUAL_LIMIT = 10;

    private final Products products;
    private final PageDirectory directory;
    private final MediaLinks media;

    ShownPages(Products products, PageDirectory directory, MediaLinks media) {
        this.products = products;
        this.directory = directory;
        this.media = media;
    }

    /** Also looks whether other pages are to be seen now: what stands in memory is made again and again by this. */
    ShopPageView view(Release release) {
        directory.look();
        var named = release.blocks().stream()
                .flatMap(block -> block instanceof Block.Goods goods ? goods.ids().stream() : Stream.<Long>empty())
                .distinct()
                .toList();
        var cards = products.cards(named);
        return new ShopPageView(
                Long.toString(release.pageId()),
                release.title(),
                release.blocks().stream().map(block -> view(block, cards)).toList());
    }

    private BlockView view(Block block, Map<Long, ProductCard> cards) {
        if (block instanceof Block.Banner banner) {
            return slides("BANNER", banner.slides());
        }
        if (block instanceof Block.Entries entries) {
            return slides("ENTRIES", entries.entries());
        }
        if (block instanceof Block.Picture picture) {
            return slides("PICTURE", List.of(new Slide(picture.image(), null, picture.link())));
        }
        if (block instanceof Block.Notice notice) {
            return new BlockView(
                    "NOTICE",
                    null,
                    notice.text(),
                    null,
                    null,
                    notice.link() == null ? null : List.of(new SlideView(null, null, link(notice.link()))),
                    null,
                    null);
        }
        if (block instanceof Block.Text text) {
            return new BlockView("TEXT", null, text.text(), null, null, null, null, null);
        }
        if (block instanceof Block.Space space) {
            return new BlockView("SPACE", null, null, space.height(), null, null, null, null);
        }
        if (block instanceof Block.Subjects subjects) {
            return new BlockView("SUBJECTS", subjects.title(), null, null, null, null, null, subjects(subjects));
        }
        return goods((Block.Goods) block, cards);
    }

    private BlockView goods(Block.Goods goods, Map<Long, ProductCard> cards) {
        int limit = goods.limit() == null ? USUAL_LIMIT : goods.limit();
        var shown = goods.categoryId() == null
                ? goods.ids().stream().map(cards::get).filter(Objects::nonNull).toList()
                : products.page(new Query(
                        Optional.of(Long.valueOf(goods.categoryId())),
                        Optional.empty(),
                        Sort.NEWEST,
                        Optional.empty(),
                        limit));
        return new BlockView(
                "GOODS",
                goods.title(),
                null,
                null,
                goods.layout() == null
                        ? Block.Goods.Layout.GRID.name()
                        : goods.layout().name(),
                null,
                shown.stream().map(ProductCardView::from).toList(),
                null);
    }

    private List<SubjectView> subjects(Block.Subjects subjects) {
        return directory.seen(subjects.ids()).stream()
                .map(release -> new SubjectView(
                        Long.toString(release.pageId()),
                        release.title(),
                        release.blocks().stream()
                                .flatMap(block -> block instanceof Block.Picture picture
                                        ? Stream.of(picture.image())
                                        : Block.slides(block).map(Slide::image))
                                .findFirst()
                                .map(media::shown)
                                .orElse(null)))
                .toList();
    }

    private BlockView slides(String type, List<Slide> slides) {
        return new BlockView(
                type,
                null,
                null,
                null,
                null,
                slides.stream()
                        .map(slide -> new SlideView(media.shown(slide.image()), slide.title(), link(slide.link())))
                        .toList(),
                null,
                null);
    }

    private static LinkView link(Link link) {
        return link == null ? null : new LinkView(link.target().name(), link.value());
    }
}
