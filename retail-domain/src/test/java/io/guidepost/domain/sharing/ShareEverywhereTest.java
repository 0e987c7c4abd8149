package io.guidepost.domain.sharing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.guidepost.domain.DomainTest;
import io.guidepost.domain.Refusal;
import io.guidepost.domain.order.ShopScene;
import io.guidepost.domain.sharing.CreateShareLink.ShareLink;
import io.guidepost.domain.sharing.CreateShareLink.Wanted;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Whatever a guide passes on says whose it is (SHOP-10). */
@DomainTest
class ShareEverywhereTest {

    /** What WeChat lets a scene be. */
    private static final String SCENE = "[0-9a-zA-Z!#$&'()*+,/:;=?@\\-._~]{1,32}";

    @Autowired
    CreateShareLink createShareLink;

    @Autowired
    ShowSceneCode showSceneCode;

    @Autowired
    RecordTouch recordTouch;

    @Autowired
    ShopScene scene;

    @Test
    void everyKindOfLinkCarriesATokenThatFitsIntoAScene() {
        long store = scene.store().storeId();
        long guide = scene.guideAt(store);
        long look = material("LOOK");
        var links = new ArrayList<ShareLink>();
        links.add(createShareLink.create(
                wanted(guide, store, Optional.of(product()), Optional.empty(), Optional.empty())));
        links.add(createShareLink.create(wanted(guide, store, Optional.empty(), Optional.of(look), Optional.empty())));
        links.add(createShareLink.create(
                wanted(guide, store, Optional.empty(), Optional.empty(), Optional.of(material("TEXT")))));
        links.add(createShareLink.forPoster(
                wanted(guide, store, Optional.of(product()), Optional.empty(), Optional.of(material("POSTER")))));
        links.add(createShareLink.forPage(guide, store));

        assertThat(links).allSatisfy(link -> {
            assertThat(link.token()).matches(SCENE);
            assertThat(link.miniProgramPath()).contains("s=" + link.token());
            assertThat(recordTouch.record(scene.member(), link.token(), "pages/any"))
                    .hasValueSatisfying(met -> assertThat(met.guideId()).isEqualTo(guide));
        });
    }

    @Test
    void aCodeHasTheTokenAsItsSceneAndIsTheGuidesOwn() {
        long store = scene.store().storeId();
        long guide = scene.guideAt(store);
        var link = createShareLink.create(
                wanted(guide, store, Optional.of(product()), Optional.empty(), Optional.empty()));

        assertThat(new String(showSceneCode.of(guide, link.token(), 430), StandardCharsets.ISO_8859_1))
                .contains(link.token() + " pages/product/index 430");
        assertThatThrownBy(() -> showSceneCode.of(scene.guideAt(store), link.token(), 430))
                .isInstanceOf(Refusal.class);
        assertThatThrownBy(() -> showSceneCode.of(guide, "A".repeat(32), 430)).isInstanceOf(Refusal.class);
    }

    private static Wanted wanted(
            long guide, long store, Optional<Long> product, Optional<Long> look, Optional<Long> material) {
        return new Wanted(guide, store, product, look, material, Optional.empty());
    }

    private long product() {
        return scene.productOf(scene.sku(100, 1));
    }

    private long material(String kind) {
        long id = scene.sku(1, 1);
        scene.execute(
                "INSERT INTO content_material (id, kind, title, text, product_ids, created_by, created_at)"
                        + " VALUES (?, ?, '素材', '', '[]', 1, NOW(3))",
                id,
                kind);
        return id;
    }
}
