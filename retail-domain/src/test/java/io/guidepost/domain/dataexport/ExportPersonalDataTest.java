package io.guidepost.domain.dataexport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.guidepost.domain.DomainTest;
import io.guidepost.domain.Refusal;
import io.guidepost.domain.access.AccessLog;
import io.guidepost.domain.access.AccessLog.Action;
import io.guidepost.domain.address.AddressBook;
import io.guidepost.domain.address.AddressEntry;
import io.guidepost.domain.cart.Cart;
import io.guidepost.domain.closure.ErasureOrders;
import io.guidepost.domain.closure.ErasureOrders.State;
import io.guidepost.domain.closure.OrderErasure;
import io.guidepost.domain.order.PlaceOrder;
import io.guidepost.domain.order.ShopScene;
import io.guidepost.domain.profile.KeepProfile;
import io.guidepost.domain.profile.Purpose;
import io.guidepost.domain.shopper.MergeShoppers;
import io.guidepost.domain.shopper.SignInShopper;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.json.JsonMapper;

@DomainTest
class ExportPersonalDataTest {

    @Autowired
    ExportPersonalData exportPersonalData;

    @Autowired
    PersonalRows rows;

    @Autowired
    OrderErasure orderErasure;

    @Autowired
    ErasureOrders erasureOrders;

    @Autowired
    AccessLog accessLog;

    @Autowired
    SignInShopper signInShopper;

    @Autowired
    MergeShoppers mergeShoppers;

    @Autowired
    KeepProfile keepProfile;

    @Autowired
    AddressBook addressBook;

    @Autowired
    Cart cart;

    @Autowired
    PlaceOrder placeOrder;

    @Autowired
    ShopScene scene;

    @Test
    void aCopyHoldsEverythingOfAllRecordsOpenedAndNothingOfTheMachine() {
        long member = signInShopper.signIn("sim:copy-me").memberId();
        long earlier = scene.member();
        keepProfile.rename(member, "要副本的人", 0);
        keepProfile.tellPhone(member, "sim:13612340001");
        keepProfile.consent(member, Purpose.MARKETING, "2026-11", true);
        addressBook.add(member, "310101", new AddressEntry.Person("收件甲", "13612340002", "弄堂一号"), true);
        cart.add(member, scene.sku(100, 5), 1);
        placeOrder.place(scene.basket(earlier, scene.sku(12_300, 5)));
        mergeShoppers.merge(member, earlier, 7, "同一人");

        var archive = exportPersonalData.forMember(earlier, 7, "本人申请");

        var text = JsonMapper.shared().writeValueAsString(archive.sections());
        assertThat(archive.memberId()).isEqualTo(member);
        assertThat(text).contains("要副本的人", "13612340001", "收件甲", "弄堂一号", "u_copy-me", "MARKETING", "order_line");
        assertThat(text).doesNotContain("phoneIndex", "refreshHash", "Sealed", "grantNo");
        assertThat(accessLog.of(List.of(member), Long.MAX_VALUE, 1).get(0).action())
                .isEqualTo(Action.EXPORTED);
    }

    @Test
    void aShopperTakesACopyThreeTimesADay() {
        long member = signInShopper.signIn("sim:copy-often").memberId();
        for (int i = 0; i < 3; i++) {
            assertThat(exportPersonalData.ofHimself(member).sections()).isNotEmpty();
        }

        assertThatThrownBy(() -> exportPersonalData.ofHimself(member))
                .isInstanceOfSatisfying(
                        Refusal.class, no -> assertThat(no.code()).isEqualTo("too_many_exports"));
    }

    /** What nobody can find by a member is in no copy: these tables are about many at once, or keyed by nobody. */
    @Test
    void everyDeclaredTableIsInTheCopyOrNamedHere() {
        var keys = List.of(
                "member_id", "record_id", "one_id", "merged_id", "order_id", "external_userid", "unionid", "openid");
        var left = exportPersonalData.tables().keySet().stream()
                .filter(table -> rows.columns(table).stream().noneMatch(column -> keys.contains(column.name())))
                .toList();

        assertThat(left)
                .isSubsetOf(
                        "idempotency_key",
                        "assist_basket",
                        "coupon_issue",
                        "groupchat_member",
                        "sop_reply",
                        "visit_result",
                        "aftersale_file",
                        "payment_capture",
                        "filejob_job",
                        "visitor_event");
    }

    @Test
    void headquartersErasesWithTwoPeopleAndACertificate() {
        long member = signInShopper.signIn("sim:erase-by-hq").memberId();
        keepProfile.tellPhone(member, "sim:13612340003");
        var order = orderErasure.order(member, 7, "电话申请");
        assertThatThrownBy(() -> orderErasure.order(member, 8, "又一次"))
                .isInstanceOfSatisfying(
                        Refusal.class, no -> assertThat(no.code()).isEqualTo("erasure_awaits_approval"));
        assertThatThrownBy(() -> orderErasure.approve(order.id(), 7))
                .isInstanceOfSatisfying(
                        Refusal.class, no -> assertThat(no.code()).isEqualTo("maker_is_checker"));

        var certificate = orderErasure.approve(order.id(), 8);

        assertThat(certificate.report().orElseThrow().erased()).isNotEmpty();
        assertThat(certificate.report().orElseThrow().kept()).isNotEmpty();
        assertThat(erasureOrders.find(order.id()).orElseThrow().state()).isEqualTo(State.ERASED);
        assertThat(keepProfile.phone(member)).isEmpty();
        assertThat(signInShopper.signIn("sim:erase-by-hq").newMember()).isTrue();
        assertThatThrownBy(() -> orderErasure.approve(order.id(), 8)).isInstanceOf(Refusal.class);
    }
}
