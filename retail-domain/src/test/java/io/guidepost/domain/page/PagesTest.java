package io.guidepost.domain.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.guidepost.domain.DomainTest;
import io.guidepost.domain.MovableClock;
import io.guidepost.domain.Refusal;
import io.guidepost.domain.order.ShopScene;
import io.guidepost.domain.page.Block.Link;
import io.guidepost.domain.page.EditPages.Draft;
import io.guidepost.domain.page.ShopPage.Audience;
import io.guidepost.domain.page.ShopPage.Kind;
import io.guidepost.domain.page.ShopPage.Release;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@DomainTest
class PagesTest {

    private static final Audience ALL = new Audience(ShopPage.ALWAYS, ShopPage.FOR_EVER, Set.of(), Set.of());

    @Autowired
    EditPages edit;

    @Autowired
    ShopPages pages;

    @Autowired
    ShopScene scene;

    @Autowired
    MovableClock clock;

    @Test
    void aDraftIsSeenOnlyOncePublishedAndStaysAsItWasUntilPublishedAgain() {
        var place = scene.store();
        var here = new Audience(ShopPage.ALWAYS, ShopPage.FOR_EVER, Set.of(), Set.of(place.storeId()));
        long product = scene.productOf(scene.sku(100, 1));
        var goods = new Block.Goods("新品", List.of(Long.toString(product)), null, null, null);
        var page = edit.add(Kind.HOME, new Draft("首页", "一", List.of(new Block.Text("你好"), goods), here), 1);
        assertThat(home(place)).isEmpty();
        long before = pages.mark();

        var published = edit.publish(page.id(), page.version(), 1);
        edit.edit(page.id(), published.version(), new Draft("首页", "二", List.of(new Block.Text("再见")), here), 1);

        assertThat(home(place)).map(Release::title).contains("一");
        assertThat(home(place).orElseThrow().blocks()).containsExactly(new Block.Text("你好"), goods);
        assertThat(pages.mark()).isNotEqualTo(before);
        assertThat(pages.find(page.id()).orElseThrow().blocks()).containsExactly(new Block.Text("再见"));
        assertThatThrownBy(() -> edit.publish(page.id(), published.version(), 1))
                .hasMessageContaining("version_conflict");
        edit.publish(page.id(), published.version() + 1, 1);
        assertThat(home(place)).map(Release::title).contains("二");
        assertThat(pages.releasesOf(page.id(), 10)).extracting(Release::title).containsExactly("二", "一");
        edit.archive(page.id(), published.version() + 2, 1);
        assertThat(home(place)).isEmpty();
    }

    @Test
    void theNearestPageIsSeenAndOnlyInItsTime() {
        var now = Instant.parse("2026-11-11T00:00:00Z");
        var all = release(1, ALL);
        var region = release(2, new Audience(now, now.plusSeconds(60), Set.of(7L), Set.of()));
        var store = release(3, new Audience(now, now.plusSeconds(60), Set.of(), Set.of(70L)));
        var releases = List.of(all, region, store);

        assertThat(PageRules.home(releases, Optional.of(70L), Optional.of(7L), now))
                .contains(store);
        assertThat(PageRules.home(releases, Optional.of(71L), Optional.of(7L), now))
                .contains(region);
        assertThat(PageRules.home(releases, Optional.of(90L), Optional.of(9L), now))
                .contains(all);
        assertThat(PageRules.home(releases, Optional.empty(), Optional.empty(), now))
                .contains(all);
        assertThat(PageRules.home(releases, Optional.of(70L), Optional.of(7L), now.minusMillis(1)))
                .contains(all);
        assertThat(PageRules.home(releases, Optional.of(70L), Optional.of(7L), now.plusSeconds(60)))
                .contains(all);
        assertThat(PageRules.home(List.of(all, release(4, ALL)), Optional.empty(), Optional.empty(), now))
                .map(Release::id)
                .contains(4L);
    }

    @Test
    void aBlockThatLacksAPartOrNamesNothingIsRefused() {
        assertThat(refused(new Block.Text(" "))).isEqualTo("block_unfit");
        assertThat(refused(new Block.Banner(List.of()))).isEqualTo("block_unfit");
        assertThat(refused(new Block.Goods("", List.of(), null, 3, null))).isEqualTo("block_unfit");
        assertThat(refused(new Block.Goods("", List.of("1x"), null, 3, null))).isEqualTo("block_unfit");
        assertThat(refused(new Block.Goods("", List.of("17"), null, 3, null))).isEqualTo("page_names_unknown");
        assertThat(refused(new Block.Notice("x", new Link(Link.Target.MINIPROGRAM_PAGE, "https://evil.example"))))
                .isEqualTo("block_unfit");
        assertThat(refused(new Block.Notice("x", new Link(Link.Target.SUBJECT, "17"))))
                .isEqualTo("page_names_unknown");
        assertThat(refused(new Block.Picture("javascript:alert(1)", null))).isEqualTo("picture_unfit");
        assertThat(refused(new Block.Space(10_000))).isEqualTo("block_unfit");
    }

    private String refused(Block block) {
        try {
            edit.add(Kind.SUBJECT, new Draft("x", "", List.of(block), ALL), 1);
            return "";
        } catch (Refusal refusal) {
            return refusal.code();
        }
    }

    private Optional<Release> home(ShopScene.Place place) {
        return PageRules.home(
                        pages.live(),
                        Optional.of(place.storeId()),
                        Optional.ofNullable(pages.regions().get(place.storeId())),
                        clock.instant())
                .filter(release -> release.audience().storeIds().contains(place.storeId()));
    }

    private static Release release(long id, Audience audience) {
        return new Release(id, id, Kind.HOME, "t", List.of(), audience, Instant.EPOCH, 1);
    }
}
