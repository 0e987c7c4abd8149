package io.guidepost.domain.shopper;

import static org.assertj.core.api.Assertions.assertThat;

import io.guidepost.domain.DomainTest;
import io.guidepost.domain.MovableClock;
import io.guidepost.domain.address.AddressBook;
import io.guidepost.domain.address.AddressEntry;
import io.guidepost.domain.cart.Cart;
import io.guidepost.domain.identity.Evidence;
import io.guidepost.domain.identity.Evidence.Queued;
import io.guidepost.domain.identity.Evidence.State;
import io.guidepost.domain.identity.Grouping.Against;
import io.guidepost.domain.identity.IdentityKind;
import io.guidepost.domain.order.ShopScene;
import io.guidepost.domain.profile.KeepProfile;
import io.guidepost.domain.shopper.Homes.Home;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

/** However somebody comes in, he is one member; and two who turn out to be two get back what was theirs. */
@DomainTest
class OneMemberTest {

    @Autowired
    SignInShopper signInShopper;

    @Autowired
    RecogniseShopper recognise;

    @Autowired
    MergeShoppers mergeShoppers;

    @Autowired
    Evidence evidence;

    @Autowired
    OneShopper oneShopper;

    @Autowired
    KeepProfile keepProfile;

    @Autowired
    Cart cart;

    @Autowired
    AddressBook addressBook;

    @Autowired
    Homes homes;

    @Autowired
    Shoppers shoppers;

    @Autowired
    ShopScene scene;

    @Autowired
    MovableClock clock;

    @Autowired
    JdbcTemplate jdbc;

    @Test
    void anOpenidAndAUnionidOfTwoRecordsMakeThemOneAtSignIn() {
        long tills = scene.member();
        shoppers.addIdentity(tills, Shoppers.IdentityKind.UNIONID, "u_one-till", clock.instant());
        long first = signInShopper.signIn("only:one-till").memberId();
        assertThat(first).isNotEqualTo(tills);

        var again = signInShopper.signIn("sim:one-till");

        assertThat(again.memberId()).isEqualTo(tills);
        assertThat(again.newMember()).isFalse();
        assertThat(oneShopper.recordsOf(tills)).containsExactly(tills, first);
        assertThat(signInShopper.signIn("only:one-till").memberId()).isEqualTo(tills);
    }

    @Test
    void aPhoneJoinsATillsCustomerAndGoesAwayWithIt() {
        long tills = scene.member();
        long shopper = signInShopper.signIn("sim:one-phone").memberId();
        keepProfile.tellPhone(tills, "sim:13912340001");
        keepProfile.rename(shopper, "同一人", 0);

        keepProfile.tellPhone(shopper, "sim:13912340001");

        assertThat(oneShopper.standingFor(shopper)).isEqualTo(tills);
        assertThat(keepProfile.look(tills).nickname()).isEqualTo("同一人");
        assertThat(keepProfile.look(tills).phone()).contains("139****0001");
        keepProfile.forgetPhone(tills);
        assertThat(oneShopper.standingFor(shopper)).isEqualTo(shopper);
        assertThat(keepProfile.look(tills).phone()).isEmpty();
    }

    @Test
    void aFamilysPhoneIsAConflictThatHeadquartersDecides() {
        long mother = signInShopper.signIn("sim:one-mother").memberId();
        long son = signInShopper.signIn("sim:one-son").memberId();
        keepProfile.tellPhone(mother, "sim:13912340002");
        keepProfile.tellPhone(son, "sim:13912340002");

        assertThat(oneShopper.standingFor(son)).isEqualTo(son);
        var conflict = openAbout(mother, son);
        assertThat(conflict.evidence()).isEqualTo(IdentityKind.PHONE);
        assertThat(conflict.against()).isEqualTo(Against.UNIONID);
        assertThat(evidence.conflicts(Optional.of(State.OPEN), conflict.id() - 1, 1))
                .containsExactly(conflict);

        mergeShoppers.decideConflict(conflict.id(), Optional.empty(), 7, "母子");
        recognise.regroup(mother);
        assertThat(evidence.conflict(conflict.id()).orElseThrow().state()).isEqualTo(State.APART);
        assertThat(evidence.openAbout(mother, son)).isEmpty();
    }

    @Test
    void headquartersMayJoinThemAllTheSameAndNoEvidencePartsThemThen() {
        long one = signInShopper.signIn("sim:one-work").memberId();
        long other = signInShopper.signIn("sim:one-home").memberId();
        keepProfile.tellPhone(one, "sim:13912340003");
        keepProfile.tellPhone(other, "sim:13912340003");

        long standing = mergeShoppers.decideConflict(openAbout(one, other).id(), Optional.of(other), 7, "两个微信号");

        assertThat(standing).isEqualTo(other);
        assertThat(signInShopper.signIn("sim:one-work").memberId()).isEqualTo(other);
        assertThat(recognise.regroup(one)).isEqualTo(other);
    }

    @Test
    void whoTurnsOutToBeTwoByLaterEvidenceIsPartedWithWhatWasHis() {
        long first = scene.member();
        long second = scene.member();
        recognise.alsoKnownAs(first, IdentityKind.TMALL, "tb-one");
        shoppers.addIdentity(second, Shoppers.IdentityKind.OPENID, "o_one-later", clock.instant());
        assertThat(recognise.alsoKnownAs(second, IdentityKind.TMALL, "tb-one")).isEqualTo(first);
        assertThat(signInShopper.signIn("only:one-later").memberId()).isEqualTo(first);
        shoppers.addIdentity(first, Shoppers.IdentityKind.UNIONID, "u_one-else", clock.instant());

        var parted = signInShopper.signIn("sim:one-later");

        assertThat(parted.memberId()).isEqualTo(second);
        assertThat(openAbout(first, second).against()).isEqualTo(Against.UNIONID);
        assertThat(signInShopper.signIn("only:one-later").memberId()).isEqualTo(second);
    }

    @Test
    void cartsAddressesHomesAndBindingsMoveWithAMergerAndComeBackExactly() {
        var place = scene.store();
        long guide = scene.guideAt(place.storeId());
        long kept = scene.member();
        long merged = scene.member();
        long both = scene.sku(10_000, 50);
        long theirs = scene.sku(20_000, 50);
        long mine = scene.sku(30_000, 50);
        cart.add(kept, both, 1);
        cart.add(kept, mine, 4);
        cart.add(merged, both, 3);
        cart.add(merged, theirs, 2);
        addressBook.add(kept, "310101", new AddressEntry.Person("甲", "13912340004", "一号"), true);
        addressBook.add(merged, "310101", new AddressEntry.Person("乙", "13912340005", "二号"), true);
        scene.livesNear(merged, place.storeId());
        scene.boundTo(merged, guide, place.storeId(), Duration.ofDays(1), Duration.ofDays(30));
        var before = snapshot(kept, merged);

        mergeShoppers.merge(kept, merged, 7, "同一人");

        assertThat(cart.of(kept))
                .extracting(item -> item.line().skuId(), item -> item.line().quantity())
                .containsExactlyInAnyOrder(
                        org.assertj.core.groups.Tuple.tuple(both, 3),
                        org.assertj.core.groups.Tuple.tuple(theirs, 2),
                        org.assertj.core.groups.Tuple.tuple(mine, 4));
        assertThat(cart.of(merged)).isEmpty();
        assertThat(addressBook.of(kept)).hasSize(2);
        assertThat(homes.of(kept)).isEqualTo(Home.store(place.storeId()));

        mergeShoppers.unmerge(merged, 7, "弄错了");

        assertThat(snapshot(kept, merged)).isEqualTo(before);
        assertThat(recognise.regroup(kept)).isEqualTo(kept);
    }

    @Test
    void whatWasChangedInTheCartSinceStaysAsItWasLeft() {
        long kept = scene.member();
        long merged = scene.member();
        long sku = scene.sku(10_000, 50);
        cart.add(merged, sku, 2);
        mergeShoppers.merge(kept, merged, 7, "同一人");
        cart.change(kept, sku, Optional.of(5), Optional.empty());

        mergeShoppers.unmerge(merged, 7, "弄错了");

        assertThat(cart.of(kept))
                .singleElement()
                .satisfies(item -> assertThat(item.line().quantity()).isEqualTo(5));
        assertThat(cart.of(merged))
                .singleElement()
                .satisfies(item -> assertThat(item.line().quantity()).isEqualTo(2));
    }

    @Test
    void aPhoneThatManyHaveProvesNothing() {
        var many = java.util.stream.Stream.generate(scene::member).limit(7).toList();
        many.forEach(member -> keepProfile.tellPhone(member, "sim:13912340099"));

        assertThat(many)
                .allSatisfy(member -> assertThat(recognise.regroup(member)).isEqualTo(member));
    }

    private Queued openAbout(long one, long other) {
        return evidence.openAbout(one, other).orElseThrow();
    }

    /** Everything that a merger may move, as it lies in the tables. */
    private List<Object> snapshot(long... members) {
        var rows = new java.util.ArrayList<Object>();
        for (long member : members) {
            rows.add(jdbc.queryForList(
                    "SELECT sku_id, quantity, selected, price_fen, added_at FROM cart_line WHERE member_id = ? ORDER BY 1",
                    member));
            rows.add(jdbc.queryForList(
                    "SELECT id, is_default, merged_from FROM address_entry WHERE member_id = ? ORDER BY 1", member));
            rows.add(jdbc.queryForList(
                    "SELECT kind, value, merged_from FROM shopper_identity WHERE member_id = ? ORDER BY 1, 2", member));
            rows.add(jdbc.queryForList(
                    "SELECT id, guide_id, store_id, end_reason, merged_from FROM shopper_binding WHERE member_id = ? ORDER BY 1",
                    member));
            rows.add(jdbc.queryForList(
                    "SELECT status, home_store_id, pool_region_id, merged_into FROM shopper_member WHERE id = ?",
                    member));
        }
        return rows;
    }
}
