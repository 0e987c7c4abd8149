package io.guidepost.domain.sharing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.guidepost.domain.DomainTest;
import io.guidepost.domain.MovableClock;
import io.guidepost.domain.Refusal;
import io.guidepost.domain.order.ShopScene;
import io.guidepost.domain.sharing.CreateShareLink.Wanted;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@DomainTest
class RecordTouchTest {

    @Autowired
    CreateShareLink createShareLink;

    @Autowired
    RecordTouch recordTouch;

    @Autowired
    ShopScene scene;

    @Autowired
    MovableClock clock;

    long member;
    long guide;
    long store;
    long product;

    @BeforeEach
    void aGuideWithAProductToShow() {
        member = scene.member();
        store = scene.store().storeId();
        guide = scene.guideAt(store);
        product = scene.productOf(scene.sku(100, 1));
    }

    @Test
    void aTouchRemembersWhoseLinkItWasAndWhatItShowed() {
        var link = createShareLink.create(toProduct());

        recordTouch.record(member, link.token(), "pages/product/index");

        assertThat(link.miniProgramPath()).isEqualTo("pages/product/index.html?s=" + link.token());
        assertThat(scene.count(
                        "SELECT COUNT(*) FROM sharing_touch WHERE member_id = ? AND link_id = ? AND guide_id = ? AND store_id = ?"
                                + " AND product_id = ? AND source = 'SHARE_LINK' AND is_valid = 1",
                        member,
                        link.linkId(),
                        guide,
                        store,
                        product))
                .isOne();
    }

    @Test
    void aTokenCountsThroughItsLastDayInShanghaiAndNoLonger() {
        var link = createShareLink.create(toProduct());
        clock.advance(Duration.between(clock.instant(), link.expiresAt()).minusMillis(1));
        recordTouch.record(member, link.token(), "p");
        assertThat(invalid("EXPIRED")).isZero();

        clock.advance(Duration.ofMillis(1));
        recordTouch.record(member, link.token(), "p");

        assertThat(invalid("EXPIRED")).isOne();
    }

    @Test
    void aForgedTokenIsKeptWithoutALinkAndSomethingElseNotAtAll() {
        recordTouch.record(member, "A".repeat(32), "p");
        recordTouch.record(member, "not a token", "p");

        assertThat(scene.count("SELECT COUNT(*) FROM sharing_touch WHERE member_id = ?", member))
                .isOne();
        assertThat(invalid("FORGED")).isOne();
    }

    @Test
    void whoTriesTokensInALoopDoesNotFillTheTable() {
        for (int i = 0; i < 60; i++) {
            recordTouch.record(member, "A".repeat(32), "p");
        }

        assertThat(invalid("FORGED")).isEqualTo(20);
    }

    @Test
    void aRevokedLinkNoLongerCounts() {
        var link = createShareLink.create(toProduct());
        scene.execute("UPDATE sharing_link SET revoked_at = ? WHERE id = ?", clock.instant(), link.linkId());

        recordTouch.record(member, link.token(), "p");

        assertThat(invalid("REVOKED")).isOne();
    }

    @Test
    void theSameTokenComesOfTheSameLink() {
        var link = createShareLink.create(toProduct());

        assertThat(createShareLink.again(link.linkId())).contains(link);
    }

    @Test
    void aLinkToNothingOrForSomebodyElsesAssignmentIsRefused() {
        assertThatThrownBy(() -> createShareLink.create(new Wanted(
                        guide, store, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty())))
                .isInstanceOfSatisfying(
                        Refusal.class, no -> assertThat(no.code()).isEqualTo("share_target_required"));
        assertThatThrownBy(() -> createShareLink.create(new Wanted(
                        guide, store, Optional.of(product), Optional.empty(), Optional.empty(), Optional.of(1L))))
                .isInstanceOfSatisfying(
                        Refusal.class, no -> assertThat(no.kind()).isEqualTo(Refusal.Kind.NOT_FOUND));
        assertThatThrownBy(() -> createShareLink.create(new Wanted(
                        guide, store, Optional.of(1L), Optional.empty(), Optional.empty(), Optional.empty())))
                .isInstanceOfSatisfying(
                        Refusal.class, no -> assertThat(no.kind()).isEqualTo(Refusal.Kind.NOT_FOUND));
    }

    private Wanted toProduct() {
        return new Wanted(guide, store, Optional.of(product), Optional.empty(), Optional.empty(), Optional.empty());
    }

    private long invalid(String reason) {
        return scene.count(
                "SELECT COUNT(*) FROM sharing_touch WHERE member_id = ? AND is_valid = 0 AND invalid_reason = ?",
                member,
                reason);
    }
}
