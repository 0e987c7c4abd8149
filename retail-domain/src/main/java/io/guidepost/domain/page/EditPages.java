package io.guidepost.domain.page;

import io.guidepost.core.words.Words;
import io.guidepost.domain.Refusal;
import io.guidepost.domain.assortment.Assortment;
import io.guidepost.domain.assortment.PictureAddresses;
import io.guidepost.domain.assortment.ShopCategories;
import io.guidepost.domain.assortment.ShopCategory;
import io.guidepost.domain.changes.Changes;
import io.guidepost.domain.changes.Changes.About;
import io.guidepost.domain.database.Ids;
import io.guidepost.domain.database.TransactionRetry;
import io.guidepost.domain.organization.Roster;
import io.guidepost.domain.page.Block.Link;
import io.guidepost.domain.page.Block.Slide;
import io.guidepost.domain.page.ShopPage.Audience;
import io.guidepost.domain.page.ShopPage.Kind;
import io.guidepost.domain.page.ShopPage.Release;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;

/** Headquarters writes pages and publishes them. What is published stays as it was until it is published again. */
@Service
public class EditPages {

    private final ShopPages pages;
    private final PictureAddresses pictures;
    private final Assortment assortment;
    private final ShopCategories categories;
    private final Roster roster;
    private final Changes changes;
    private final TransactionRetry transaction;
    private final Ids ids;
    private final Clock clock;

    EditPages(
            ShopPages pages,
            PictureAddresses pictures,
            Assortment assortment,
            ShopCategories categories,
            Roster roster,
            Changes changes,
            TransactionRetry transaction,
            Ids ids,
            Clock clock) {
        this.pages = pages;
        this.pictures = pictures;
        this.assortment = assortment;
        this.categories = categories;
        this.roster = roster;
        this.changes = changes;
        this.transaction = transaction;
        this.ids = ids;
        this.clock = clock;
    }

    /** A page as it is written. */
    public record Draft(String name, String title, List<Block> blocks, Audience audience) {}

    public ShopPage add(Kind kind, Draft draft, long adminId) {
        var page = new ShopPage(
                ids.next(),
                kind,
                draft.name(),
                draft.title(),
                fit(draft.blocks()),
                fit(draft.audience()),
                Optional.empty(),
                false,
                0,
                adminId,
                now());
        transaction.run(() -> pages.insert(page));
        return page;
    }

    /** The draft alone; shoppers go on seeing what is published. */
    public ShopPage edit(long id, int version, Draft draft, long adminId) {
        var blocks = fit(draft.blocks());
        var audience = fit(draft.audience());
        return changed(
                id,
                version,
                before -> new ShopPage(
                        id,
                        before.kind(),
                        draft.name(),
                        draft.title(),
                        blocks,
                        audience,
                        before.releaseId(),
                        before.isArchived(),
                        version,
                        adminId,
                        now()));
    }

    /** The draft as it is now is what shoppers see from now on. */
    public ShopPage publish(long id, int version, long adminId) {
        return changed(id, version, before -> {
            if (before.isArchived()) {
                throw conflict("page_archived", "页面已归档", "The page is archived");
            }
            if (before.blocks().isEmpty()) {
                throw conflict("page_empty", "页面没有模块", "There is nothing on the page");
            }
            var release = new Release(
                    ids.next(), id, before.kind(), before.title(), before.blocks(), before.audience(), now(), adminId);
            pages.insert(release);
            return with(before, Optional.of(release.id()), false, adminId);
        });
    }

    /** Shoppers do not see it any more; the draft stays. */
    public ShopPage withdraw(long id, int version, long adminId) {
        return changed(id, version, before -> with(before, Optional.empty(), before.isArchived(), adminId));
    }

    /** Neither seen nor offered for editing any more. */
    public ShopPage archive(long id, int version, long adminId) {
        return changed(id, version, before -> with(before, Optional.empty(), true, adminId));
    }

    private ShopPage with(ShopPage page, Optional<Long> releaseId, boolean isArchived, long adminId) {
        return new ShopPage(
                page.id(),
                page.kind(),
                page.name(),
                page.title(),
                page.blocks(),
                page.audience(),
                releaseId,
                isArchived,
                page.version(),
                adminId,
                now());
    }

    private interface Change {
        ShopPage of(ShopPage before);
    }

    private ShopPage changed(long id, int version, Change change) {
        return transaction.call(() -> {
            var before = pages.find(id).orElseThrow(() -> Refusal.notFound("页面", "page"));
            if (before.version() != version || !pages.update(change.of(before))) {
                throw conflict(
                        "version_conflict", "页面已被他人修改，请刷新后重试", "Somebody else has changed the page; load it again");
            }
            changes.tellAfterCommit(About.PAGES);
            return pages.find(id).orElseThrow();
        });
    }

    private List<Block> fit(List<Block> blocks) {
        PageRules.requireFit(blocks);
        var products = PageRules.named(blocks, Link.Target.PRODUCT);
        var known = categories.all().stream().map(ShopCategory::id).collect(Collectors.toSet());
        boolean isKnown = assortment.all(products).size() == products.size()
                && known.containsAll(PageRules.named(blocks, Link.Target.CATEGORY))
                && PageRules.named(blocks, Link.Target.SUBJECT).stream().allMatch(page -> pages.find(page)
                        .filter(found -> found.kind() == Kind.SUBJECT)
                        .isPresent());
        if (!isKnown) {
            throw new Refusal(
                    Refusal.Kind.REFUSED,
                    "page_names_unknown",
                    new Words("页面引用了不存在的商品、类目或专题", "The page names a product, category or subject that is not there"));
        }
        return blocks.stream().map(this::withKeptPictures).toList();
    }

    private Block withKeptPictures(Block block) {
        if (block instanceof Block.Banner banner) {
            return new Block.Banner(kept(banner.slides()));
        }
        if (block instanceof Block.Entries entries) {
            return new Block.Entries(kept(entries.entries()));
        }
        return block instanceof Block.Picture picture
                ? new Block.Picture(pictures.kept(picture.image()), picture.link())
                : block;
    }

    private List<Slide> kept(List<Slide> slides) {
        return slides.stream()
                .map(slide -> new Slide(pictures.kept(slide.image()), slide.title(), slide.link()))
                .toList();
    }

    private Audience fit(Audience audience) {
        if (!audience.from().isBefore(audience.until())) {
            throw new Refusal(
                    Refusal.Kind.REFUSED,
                    "page_period",
                    new Words("有效期的结束必须晚于开始", "The end of the period must lie after its start"));
        }
        var regions = roster.regions().stream().map(region -> region.id()).collect(Collectors.toSet());
        if (!regions.containsAll(audience.regionIds()) || unknownStores(audience.storeIds())) {
            throw new Refusal(
                    Refusal.Kind.REFUSED,
                    "place_unknown",
                    new Words("包含不存在的大区或门店", "One of the regions or stores does not exist"));
        }
        return audience;
    }

    private boolean unknownStores(Set<Long> storeIds) {
        return !storeIds.isEmpty() && roster.stores(storeIds).size() != storeIds.size();
    }

    private static Refusal conflict(String code, String zh, String en) {
        return new Refusal(Refusal.Kind.CONFLICT, code, new Words(zh, en));
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
