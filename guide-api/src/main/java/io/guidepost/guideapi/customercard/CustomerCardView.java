package io.guidepost.guideapi.customercard;

import io.guidepost.domain.customercard.CustomerCard;
import io.guidepost.domain.customercard.CustomerCard.OrderWithLines;
import io.guidepost.domain.customercard.CustomerReads;
import io.guidepost.domain.customercard.CustomerReads.Person;
import io.guidepost.domain.customercard.Lifecycle;
import io.guidepost.domain.customercard.PastLine;
import io.guidepost.domain.customercard.PurchaseSummary;
import io.guidepost.webedge.json.Id;
import io.guidepost.webedge.session.SignedInGuide;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;

/**
 * The seven blocks of S1-3.
 *
 * @param externalUserId absent for a member who is bound to me and not my friend
 * @param memberId absent while the customer has not opened the shop
 */
record CustomerCardView(
        String externalUserId,
        Id memberId,
        List<CardTag> tags,
        CardProfile profile,
        CardLifecycle lifecycle,
        CardAnalysis analysis,
        CardFinance finance,
        CardUpcoming upcoming,
        CardHistory history) {

    static CustomerCardView of(CustomerCard card, SignedInGuide me, Locale locale) {
        var served = card.served();
        return new CustomerCardView(
                served.externalUserid().isEmpty() ? null : served.externalUserid(),
                id(served.memberId()),
                card.tags().stream()
                        .map(tag -> new CardTag(
                                tag.id().map(Id::new).orElse(null),
                                tag.group().in(locale),
                                tag.name().in(locale),
                                tag.source(),
                                tag.isOwn()))
                        .toList(),
                CardProfile.of(card, me),
                new CardLifecycle(
                        card.lifecycle().stage(),
                        card.lifecycle().why().in(locale),
                        card.rhythm().first().orElse(null),
                        card.rhythm().last().orElse(null)),
                CardAnalysis.of(card.summary(), locale),
                CardFinance.of(card, locale),
                new CardUpcoming(
                        card.upcoming().expectedOn().orElse(null),
                        card.rhythm().median().orElse(null),
                        card.upcoming().why().in(locale),
                        traces(card.upcoming().cart(), locale)),
                new CardHistory(
                        card.orders().stream().map(CardOrder::of).toList(),
                        traces(card.touches(), locale),
                        traces(card.views(), locale)));
    }

    private static Id id(Long number) {
        return number == null ? null : new Id(number);
    }

    private static List<CardTrace> traces(List<CustomerReads.Trace> traces, Locale locale) {
        return traces.stream()
                .map(trace -> new CardTrace(
                        trace.at(), id(trace.productId()), trace.product().in(locale), trace.detail(), trace.count()))
                .toList();
    }

    /**
     * @param tagId absent for the groups of headquarters
     * @param source who says so
     * @param isOwn whether I have given it, and may take it away
     */
    record CardTag(Id tagId, String group, String name, String source, boolean isOwn) {}

    /**
     * @param phone masked
     * @param channel by which code of ours the customer came
     * @param wantsMarketing absent where it was never answered
     * @param isOptedOut wants no messages
     * @param binding absent while nobody is bound
     */
    record CardProfile(
            String name,
            String nickname,
            String phone,
            Instant friendSinceAt,
            Instant memberSinceAt,
            String homeStore,
            String channel,
            Boolean wantsMarketing,
            boolean isOptedOut,
            CardBinding binding) {

        static CardProfile of(CustomerCard card, SignedInGuide me) {
            var served = card.served();
            var person = card.person();
            return new CardProfile(
                    served.name(),
                    person.map(Person::nickname).filter(name -> !name.isEmpty()).orElse(null),
                    card.phone().orElse(null),
                    served.friendSince(),
                    person.map(Person::memberSince).orElse(null),
                    person.map(Person::homeStore).orElse(null),
                    served.channel(),
                    person.map(Person::wantsMarketing).orElse(null),
                    served.isOptedOut(),
                    person.filter(known -> known.boundGuideId() != null)
                            .map(known -> new CardBinding(
                                    new Id(known.boundGuideId()),
                                    known.boundGuide(),
                                    known.boundGuideId() == me.guideId(),
                                    known.boundAt(),
                                    known.protectedUntil(),
                                    known.bindingExpires()))
                            .orElse(null));
        }
    }

    /** @param own whether I am the one */
    record CardBinding(
            Id guideId, String guideName, boolean own, Instant boundAt, Instant protectedUntilAt, Instant expiresAt) {}

    record CardLifecycle(Lifecycle.Stage stage, String why, LocalDate firstPurchaseOn, LocalDate lastPurchaseOn) {}

    /** Of the latest 200 orders; goods that came back do not count as liked. */
    record CardAnalysis(
            int orders,
            long units,
            long averageOrderFen,
            int returnRateBp,
            List<CardLiked> categories,
            List<CardLiked> brands,
            List<CardLiked> specs) {

        static CardAnalysis of(PurchaseSummary summary, Locale locale) {
            return new CardAnalysis(
                    summary.orders(),
                    summary.units(),
                    summary.averageOrderFen(),
                    summary.returnRateBp(),
                    liked(summary.categories(), locale),
                    liked(summary.brands(), locale),
                    liked(summary.specs(), locale));
        }

        private static List<CardLiked> liked(List<PurchaseSummary.Liked> liked, Locale locale) {
            return liked.stream()
                    .map(one -> new CardLiked(one.name().in(locale), one.units(), one.netFen()))
                    .toList();
        }
    }

    record CardLiked(String name, long units, long netFen) {}

    /** {@code netOfYearFen}: paid in the last 365 days, less what was refunded of it. */
    record CardFinance(
            long paidFen,
            long refundedFen,
            long netFen,
            long netOfYearFen,
            int unpaidOrders,
            long unpaidFen,
            List<CardCoupon> coupons,
            CardPoints points) {

        static CardFinance of(CustomerCard card, Locale locale) {
            var summary = card.summary();
            return new CardFinance(
                    summary.paidFen(),
                    summary.refundedFen(),
                    summary.paidFen() - summary.refundedFen(),
                    summary.netOfYearFen(),
                    card.finance().unpaidOrders(),
                    card.finance().unpaidFen(),
                    card.finance().coupons().stream()
                            .map(coupon -> new CardCoupon(
                                    new Id(coupon.id()),
                                    coupon.name().in(locale),
                                    coupon.kind(),
                                    coupon.offFen(),
                                    coupon.offBp(),
                                    coupon.capFen(),
                                    coupon.thresholdFen(),
                                    coupon.validUntil()))
                            .toList(),
                    new CardPoints(card.finance().points(), card.finance().pointsWorthFen()));
        }
    }

    /** {@code worthFen}: what they could take off orders; 0 where orders cannot be paid with points. */
    record CardPoints(long balance, long worthFen) {}

    /** {@code kind}: AMOUNT takes {@code offFen} off, SHARE {@code offBp} up to {@code capFen}, FREIGHT the freight. */
    record CardCoupon(
            Id id,
            String name,
            String kind,
            long offFen,
            int offBp,
            long capFen,
            long thresholdFen,
            Instant validUntilAt) {}

    /**
     * @param expectedOn one median interval after the last purchase; absent with fewer than three days of purchases
     * @param why in words how it was found
     */
    record CardUpcoming(LocalDate expectedOn, Integer medianIntervalDays, String why, List<CardTrace> cart) {}

    record CardHistory(List<CardOrder> orders, List<CardTrace> touches, List<CardTrace> views) {}

    record CardOrder(Id id, String status, long payableFen, Instant placedAt, Instant paidAt, List<CardLine> lines) {

        static CardOrder of(OrderWithLines whole) {
            var order = whole.order();
            return new CardOrder(
                    new Id(order.id()),
                    order.status(),
                    order.payableFen(),
                    order.placedAt(),
                    order.paidAt(),
                    whole.lines().stream().map(CardLine::of).toList());
        }
    }

    record CardLine(
            Id skuId, Id productId, String title, String spec, int quantity, long paidFen, int refundedQuantity) {

        static CardLine of(PastLine line) {
            return new CardLine(
                    new Id(line.skuId()),
                    new Id(line.productId()),
                    line.title(),
                    line.spec(),
                    line.quantity(),
                    line.paidFen(),
                    line.refundedQuantity());
        }
    }

    /**
     * @param detail of a touch its source (SHARE_LINK …), of a cart line the specification
     * @param count how often it was looked at, or how many lie in the cart
     */
    record CardTrace(Instant at, Id productId, String product, String detail, int count) {}
}
