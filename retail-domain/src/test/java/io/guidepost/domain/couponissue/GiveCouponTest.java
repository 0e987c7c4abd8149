package io.guidepost.domain.couponissue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.guidepost.core.price.CouponReturnRules.Rule;
import io.guidepost.domain.DomainTest;
import io.guidepost.domain.MovableClock;
import io.guidepost.domain.Refusal;
import io.guidepost.domain.coupon.Coupon;
import io.guidepost.domain.coupon.CouponScene;
import io.guidepost.domain.coupon.CouponTemplate.Door;
import io.guidepost.domain.coupon.CouponTemplate.Kind;
import io.guidepost.domain.coupon.CouponTemplate.Worth;
import io.guidepost.domain.order.CloseOrder;
import io.guidepost.domain.order.CloseReason;
import io.guidepost.domain.order.PlaceOrder;
import io.guidepost.domain.order.PlaceOrder.Command;
import io.guidepost.domain.order.ShopScene;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Coupons out of a guide's quota, from given to used (PRM-2). */
@DomainTest
class GiveCouponTest {

    @Autowired
    GiveCoupon giveCoupon;

    @Autowired
    CouponIssues issues;

    @Autowired
    CouponScene couponScene;

    @Autowired
    ShopScene scene;

    @Autowired
    PlaceOrder placeOrder;

    @Autowired
    CloseOrder closeOrder;

    @Autowired
    MovableClock clock;

    long store;
    long guide;
    long template;

    @BeforeEach
    void aGuideWithAQuotaOfThree() {
        store = scene.store().storeId();
        guide = scene.guideAt(store);
        template = couponScene.template(Door.GUIDE, new Worth(Kind.AMOUNT, 500, 0, 0), 0, Rule.WHOLE, 1, 10);
        giveCoupon.setQuotas(template, Map.of(guide, 3), 61);
    }

    @Test
    void aQuotaIsNotOverdrawnHoweverManyAreGivenAtOnce() throws Exception {
        assertThat(atOnce(20, () -> giveCoupon.give(guide, store, template, Optional.empty())))
                .isEqualTo(3);

        assertThat(scene.count("SELECT claimed FROM coupon_template WHERE id = ?", template))
                .isEqualTo(3);
        assertThat(issues.quotasOf(guide))
                .extracting(CouponIssues.Quota::issued)
                .containsExactly(3);
        refused(() -> giveCoupon.give(guide, store, template, Optional.empty()), "coupon_quota_exhausted");
        refused(() -> giveCoupon.setQuotas(template, Map.of(guide, 2), 61), "quota_below_issued");
    }

    @Test
    void oneTakesItOnceAndItIsTracedToTheOrder() throws Exception {
        long member = scene.member();
        var issue = giveCoupon.give(guide, store, template, Optional.empty());

        var coupon = giveCoupon.take(member, issue.id());
        assertThat(giveCoupon.take(member, issue.id())).isEqualTo(coupon);
        refused(() -> giveCoupon.take(scene.member(), issue.id()), "coupon_issue_taken");
        var order = placeOrder
                .place(new Command(
                        member,
                        List.of(new Command.Item(scene.sku(2_000, 3), 1)),
                        scene.basket(member, scene.sku(1, 1)).address(),
                        List.of(Long.toString(coupon.id())),
                        0,
                        OptionalLong.of(1_500)))
                .order();

        assertThat(coupon.source()).isEqualTo(Coupon.Source.GUIDE);
        var traced = issues.ofGuide(guide, Long.MAX_VALUE, 5).get(0);
        assertThat(traced.orderId()).contains(order.id());
        assertThat(traced.payableFen()).as("not paid yet").isEmpty();
        assertThat(issues.outcomes(template, false))
                .containsExactly(new CouponIssues.Outcome(guide, "导购" + guide, 1, 1, 1, 0, 0));
        assertThat(issues.outcomes(template, true))
                .extracting(CouponIssues.Outcome::id)
                .containsExactly(store);
        closeOrder.close(order.id(), CloseReason.UNPAID);
    }

    @Test
    void whatIsMeantForSomebodyDoesNotExistForOthers() {
        long member = scene.member();
        var issue = giveCoupon.give(guide, store, template, Optional.of(member));

        refused(() -> giveCoupon.take(scene.member(), issue.id()), "not_found");
        assertThat(giveCoupon.take(member, issue.id()).memberId()).isEqualTo(member);
        var second = giveCoupon.give(guide, store, template, Optional.of(member));
        refused(() -> giveCoupon.take(member, second.id()), "coupon_limit");
    }

    @Test
    void whatNobodyTakesOrTheGuideTakesBackIsInHisQuotaAgain() {
        var late = giveCoupon.give(guide, store, template, Optional.empty());
        var back = giveCoupon.give(guide, store, template, Optional.empty());
        giveCoupon.withdraw(guide, back.id());
        giveCoupon.withdraw(guide, back.id());
        refused(() -> giveCoupon.withdraw(guide + 1, late.id()), "not_found");

        clock.advance(Duration.ofHours(73));
        refused(() -> giveCoupon.take(scene.member(), late.id()), "coupon_issue_over");
        giveCoupon.runDue(100);

        assertThat(issues.quotasOf(guide))
                .extracting(CouponIssues.Quota::issued)
                .containsExactly(0);
        assertThat(scene.count("SELECT claimed FROM coupon_template WHERE id = ?", template))
                .isZero();
        assertThat(issues.find(late.id()).orElseThrow().state()).isEqualTo(CouponIssue.State.EXPIRED);
        assertThat(issues.find(back.id()).orElseThrow().state()).isEqualTo(CouponIssue.State.WITHDRAWN);
    }

    private static long atOnce(int times, Callable<?> work) throws Exception {
        var pool = Executors.newFixedThreadPool(8);
        try {
            Callable<Boolean> attempt = () -> {
                try {
                    work.call();
                    return true;
                } catch (Refusal no) {
                    return false;
                }
            };
            long done = 0;
            for (var future : pool.invokeAll(Collections.nCopies(times, attempt))) {
                done += future.get() ? 1 : 0;
            }
            return done;
        } finally {
            pool.shutdownNow();
        }
    }

    private static void refused(ThrowingCallable work, String code) {
        assertThatThrownBy(work).isInstanceOfSatisfying(Refusal.class, no -> assertThat(no.code())
                .isEqualTo(code));
    }
}
