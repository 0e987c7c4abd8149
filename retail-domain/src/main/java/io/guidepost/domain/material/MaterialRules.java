package io.guidepost.domain.material;

import io.guidepost.core.words.Words;
import io.guidepost.domain.Refusal;
import io.guidepost.domain.asset.Asset;
import io.guidepost.domain.asset.FileKind;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;

/** What a material of each kind consists of (MAT-1), and when it may be passed on (C9). */
public final class MaterialRules {

    private static final int MOST_TAGS = 20;
    /** WeCom gives no address to larger pictures. */
    private static final long MOST_LINK_COVER_BYTES = 2 << 20;

    private MaterialRules() {}

    /** Refuses with {@code material_expired} when one of them may not be passed on at this instant. */
    public static void requireUsable(Collection<Material> materials, Instant now) {
        materials.stream()
                .filter(material -> !material.isUsableAt(now))
                .findFirst()
                .ifPresent(over -> {
                    throw new Refusal(
                            Refusal.Kind.CONFLICT,
                            "material_expired",
                            new Words(
                                    "素材「%s」不在有效期内或已撤回，暂时不能使用".formatted(over.title()),
                                    "The material \"%s\" is not valid now".formatted(over.title())),
                            Map.of("materialId", Long.toString(over.id())));
                });
    }

    /** Refuses what lacks a part that its kind needs. */
    static void requireComplete(MaterialContent content, Optional<Asset> file, Optional<Asset> cover) {
        switch (content.kind()) {
            case TEXT -> require(!content.text().isBlank(), "text_missing", "文本素材需要 text", "A text needs its text");
            case IMAGE -> requireMedium(content, file, FileKind.IMAGE);
            case VIDEO -> requireMedium(content, file, FileKind.VIDEO);
            case FILE -> requireMedium(content, file, FileKind.FILE);
            case LINK ->
                require(
                        isWebAddress(content.url()),
                        "url_missing",
                        "该素材需要 http(s) 地址 url",
                        "This kind needs an http(s) url");
            case POSTER -> {
                requireMedium(content, file, FileKind.IMAGE);
                require(
                        content.productIds().size() <= 1,
                        "one_product_only",
                        "海报最多展示一个商品",
                        "A poster shows one product at most");
            }
            case MINIPROGRAM ->
                require(
                        !content.productIds().isEmpty() || !content.page().isEmpty(),
                        "products_missing",
                        "该素材需要至少一个商品或页面 page",
                        "This kind needs at least one product, or a page");
            case LOOK ->
                require(
                        !content.productIds().isEmpty(),
                        "products_missing",
                        "该素材需要至少一个商品",
                        "This kind needs at least one product");
        }
        require(
                cover.isEmpty() || cover.get().type().kind() == FileKind.IMAGE,
                "cover_not_a_picture",
                "封面必须是图片",
                "The cover has to be a picture");
        require(
                cover.isEmpty()
                        || content.kind() != Material.Kind.LINK
                        || cover.get().bytes() <= MOST_LINK_COVER_BYTES,
                "cover_too_large",
                "链接封面不能超过 2 MB",
                "The picture of a link has 2 MB at most");
        require(
                content.skuIds().isEmpty() || content.kind() == Material.Kind.LOOK,
                "skus_of_looks_only",
                "只有搭配素材可以指定 skuIds",
                "Only a look has skuIds");
        require(
                content.page().isEmpty() || content.kind() == Material.Kind.MINIPROGRAM,
                "page_of_mini_programs_only",
                "只有小程序素材可以指定 page",
                "Only a mini-program page has a page");
        require(content.tags().size() <= MOST_TAGS, "too_many_tags", "标签最多 20 个", "There are at most 20 tags");
        require(
                content.validFrom().isBefore(content.validUntil()),
                "material_period",
                "有效期的结束必须晚于开始",
                "The end of the period must lie after its start");
    }

    /** Bytes of ours or an address on the web, and not both: nobody could tell which of them counts. */
    private static void requireMedium(MaterialContent content, Optional<Asset> file, FileKind kind) {
        require(
                file.isPresent() ? content.url().isEmpty() : isWebAddress(content.url()),
                "url_missing",
                "该素材需要文件 fileId 或 http(s) 地址 url，二者选一",
                "This kind needs either a fileId or an http(s) url");
        require(
                file.isEmpty() || file.get().type().kind() == kind,
                "file_of_other_kind",
                "文件类型与素材类型不符",
                "The file is of another kind than the material");
    }

    private static boolean isWebAddress(String url) {
        return url.startsWith("https://") || url.startsWith("http://");
    }

    static void require(boolean fine, String code, String zh, String en) {
        if (!fine) {
            throw new Refusal(Refusal.Kind.REFUSED, code, new Words(zh, en));
        }
    }
}
