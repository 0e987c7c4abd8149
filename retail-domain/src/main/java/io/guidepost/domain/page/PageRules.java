package io.guidepost.domain.page;

import io.guidepost.core.words.Words;
import io.guidepost.domain.Refusal;
import io.guidepost.domain.page.Block.Link;
import io.guidepost.domain.page.ShopPage.Kind;
import io.guidepost.domain.page.ShopPage.Release;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What a page may be made of, and which of them a shopper sees. */
public final class PageRules {

    public static final int MOST_BLOCKS = 50;
    private static final int MOST_SLIDES = 20;
    private static final int MOST_GOODS = 50;
    private static final int LONGEST_TEXT = 2_000;
    private static final int LONGEST_TITLE = 64;
    private static final int TALLEST_SPACE = 400;

    private PageRules() {}

    /** Refuses a block that lacks a part or has too much of one. */
    static void requireFit(List<Block> blocks) {
        require(blocks.size() <= MOST_BLOCKS, -1, "一个页面最多 50 个模块", "A page has at most 50 blocks");
        for (int i = 0; i < blocks.size(); i++) {
            requireFit(i, blocks.get(i));
            for (var link : Block.links(blocks.get(i)).toList()) {
                requireFit(i, link);
            }
            for (var slide : Block.slides(blocks.get(i)).toList()) {
                require(
                        isText(slide.image(), 300)
                                && (slide.title() == null || slide.title().length() <= LONGEST_TITLE),
                        i,
                        "每张图须有 image,标题最多 64 个字符",
                        "Each needs an image, and a title has at most 64 characters");
            }
        }
    }

    private static void requireFit(int place, Block block) {
        if (block instanceof Block.Banner banner) {
            requireSlides(place, banner.slides());
        } else if (block instanceof Block.Entries entries) {
            requireSlides(place, entries.entries());
        } else if (block instanceof Block.Notice notice) {
            require(isText(notice.text(), 200), place, "公告须为 1 至 200 个字符", "A notice has 1 to 200 characters");
        } else if (block instanceof Block.Picture picture) {
            require(isText(picture.image(), 300), place, "须有 image", "It needs an image");
        } else if (block instanceof Block.Text text) {
            require(isText(text.text(), LONGEST_TEXT), place, "文本须为 1 至 2000 个字符", "A text has 1 to 2000 characters");
        } else if (block instanceof Block.Space space) {
            require(
                    space.height() > 0 && space.height() <= TALLEST_SPACE,
                    place,
                    "留白须为 1 至 400",
                    "A space is 1 to 400 high");
        } else if (block instanceof Block.Goods goods) {
            requireGoods(place, goods);
        } else if (block instanceof Block.Subjects subjects) {
            require(
                    isIds(subjects.pageIds()) && !subjects.pageIds().isEmpty() && isTitle(subjects.title()),
                    place,
                    "须有 1 至 50 个 pageIds",
                    "It needs 1 to 50 pageIds");
        }
    }

    private static void requireSlides(int place, List<Block.Slide> slides) {
        require(
                slides != null && !slides.isEmpty() && slides.size() <= MOST_SLIDES && !slides.contains(null),
                place,
                "须有 1 至 20 张图",
                "It needs 1 to 20 pictures");
    }

    private static void requireGoods(int place, Block.Goods goods) {
        boolean hasIds = goods.productIds() != null && !goods.productIds().isEmpty();
        boolean hasCategory = goods.categoryId() != null;
        require(
                hasIds != hasCategory
                        && (!hasIds || isIds(goods.productIds()))
                        && (!hasCategory || isId(goods.categoryId()))
                        && (goods.limit() == null || goods.limit() >= 1 && goods.limit() <= MOST_GOODS)
                        && isTitle(goods.title()),
                place,
                "须有 productIds(最多 50 个)或 categoryId 二者之一,limit 为 1 至 50",
                "It needs either at most 50 productIds or a categoryId, and a limit of 1 to 50");
    }

    private static void requireFit(int place, Link link) {
        boolean isFit = link.target() != null
                && switch (link.target()) {
                    case PRODUCT, CATEGORY, SUBJECT -> isId(link.value());
                    case SEARCH -> isText(link.value(), LONGEST_TITLE);
                    case MINIPROGRAM_PAGE ->
                        isText(link.value(), 200) && link.value().matches("/?pages/[A-Za-z0-9_/.-]+(\\?[^#\\s]*)?");
                };
        require(
                isFit,
                place,
                "链接须指向商品、类目、专题、搜索词或小程序页面(pages/…)",
                "A link leads to a product, category, subject, search or page of the mini-program (pages/…)");
    }

    private static boolean isTitle(String title) {
        return title == null || title.length() <= LONGEST_TITLE;
    }

    private static boolean isText(String text, int longest) {
        return text != null && !text.isBlank() && text.length() <= longest;
    }

    private static boolean isIds(List<String> ids) {
        return ids != null
                && ids.size() <= MOST_GOODS
                && ids.stream().allMatch(PageRules::isId)
                && new HashSet<>(ids).size() == ids.size();
    }

    private static boolean isId(String id) {
        return id != null && id.matches("[1-9][0-9]{0,17}");
    }

    private static void require(boolean isFit, int place, String zh, String en) {
        if (!isFit) {
            throw new Refusal(
                    Refusal.Kind.REFUSED,
                    "block_unfit",
                    new Words(
                            place < 0 ? zh : "第 %d 个模块:%s".formatted(place + 1, zh),
                            place < 0 ? en : "Block %d: %s".formatted(place + 1, en)),
                    Map.of("block", place + 1));
        }
    }

    /** Products, categories and pages that blocks name. */
    static Set<Long> named(List<Block> blocks, Link.Target target) {
        var named = new HashSet<Long>();
        for (var block : blocks) {
            Block.links(block)
                    .filter(link -> link.target() == target)
                    .forEach(link -> named.add(Long.valueOf(link.value())));
            if (target == Link.Target.PRODUCT && block instanceof Block.Goods goods) {
                named.addAll(goods.ids());
            }
            if (target == Link.Target.CATEGORY && block instanceof Block.Goods goods && goods.categoryId() != null) {
                named.add(Long.valueOf(goods.categoryId()));
            }
            if (target == Link.Target.SUBJECT && block instanceof Block.Subjects subjects) {
                named.addAll(subjects.ids());
            }
        }
        return named;
    }

    /** The home page of a shopper: the nearest to the store, and of those the one published last. */
    public static Optional<Release> home(
            Collection<Release> releases, Optional<Long> storeId, Optional<Long> regionId, Instant now) {
        return releases.stream()
                .filter(release -> release.kind() == Kind.HOME)
                .filter(release -> isSeen(release, storeId, regionId, now))
                .max(Comparator.<Release>comparingInt(
                                release -> release.audience().nearness(storeId, regionId))
                        .thenComparing(Release::releasedAt)
                        .thenComparing(Release::id));
    }

    /** Whether a shopper of this store sees the release now. */
    public static boolean isSeen(Release release, Optional<Long> storeId, Optional<Long> regionId, Instant now) {
        return release.audience().isAt(now) && release.audience().nearness(storeId, regionId) > 0;
    }
}
