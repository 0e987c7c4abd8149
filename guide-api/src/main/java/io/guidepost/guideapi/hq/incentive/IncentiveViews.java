package io.guidepost.guideapi.hq.incentive;

import io.guidepost.core.incentive.FriendOf;
import io.guidepost.core.incentive.IncentiveKind;
import io.guidepost.core.incentive.PayMethod;
import io.guidepost.core.incentive.RankRules.Placed;
import io.guidepost.core.money.Money;
import io.guidepost.domain.incentive.Awards.Finisher;
import io.guidepost.domain.incentive.Budgets.Raise;
import io.guidepost.domain.incentive.FundedIncentive;
import io.guidepost.guideapi.hq.incentive.NewIncentive.ConditionsView;
import io.guidepost.guideapi.hq.incentive.NewIncentive.StepView;
import io.guidepost.webedge.json.Id;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** What headquarters sees of incentives. */
final class IncentiveViews {

    private IncentiveViews() {}

    /** {@code state} is DRAFT, APPROVED, IN_FORCE, EXHAUSTED or ENDED as of now; {@code usedFen} is what stands. */
    record IncentiveView(
            Id id,
            String name,
            String kind,
            String state,
            long amountFen,
            List<StepView> steps,
            List<Long> prizesFen,
            String scope,
            int holdDays,
            int settleDays,
            String payee,
            ConditionsView conditions,
            long budgetFen,
            long usedFen,
            long remainingFen,
            Long perPayeeCapFen,
            Id funderId,
            Instant fromAt,
            Instant untilAt,
            Id createdBy,
            Instant createdAt,
            Id approvedBy,
            Instant approvedAt,
            Id endedBy,
            Instant endedAt,
            List<RaiseView> budgetRaises,
            int version) {

        static IncentiveView of(FundedIncentive incentive, FundedIncentive.State state, List<RaiseView> raises) {
            var terms = incentive.terms();
            return new IncentiveView(
                    new Id(incentive.id()),
                    terms.name(),
                    terms.kind().name(),
                    state.name(),
                    terms.amount().fen(),
                    terms.steps().stream().map(StepView::of).toList(),
                    terms.prizes().stream().map(Money::fen).toList(),
                    terms.scope().name(),
                    terms.holdDays(),
                    terms.settleDays(),
                    terms.payee().name(),
                    ConditionsView.of(terms.conditions()),
                    incentive.budgetFen(),
                    incentive.usedFen(),
                    incentive.budgetFen() - incentive.usedFen(),
                    incentive.payeeCap().map(Money::fen).orElse(null),
                    new Id(incentive.funderId()),
                    terms.from(),
                    terms.until(),
                    new Id(incentive.createdBy()),
                    incentive.createdAt(),
                    incentive.approvedBy().map(Id::new).orElse(null),
                    incentive.approvedBy().isPresent() ? terms.approvedAt() : null,
                    incentive.endedBy().map(Id::new).orElse(null),
                    incentive.endedBy().isPresent() ? terms.endedAt() : null,
                    raises,
                    incentive.version());
        }
    }

    record RaiseView(Id id, long byFen, Id createdBy, Instant createdAt, Id approvedBy) {

        static RaiseView of(Raise raise) {
            return new RaiseView(
                    new Id(raise.id()),
                    raise.byFen(),
                    new Id(raise.createdBy()),
                    raise.createdAt(),
                    raise.approvedBy().map(Id::new).orElse(null));
        }
    }

    record StandingsView(List<FinisherView> items) {}

    /** {@code scopeId} is the store or region of the contest, absent where everybody competes; {@code tied} share the place. */
    record FinisherView(
            Id scopeId,
            Id guideId,
            long netFen,
            int place,
            int tied,
            long prizeFen,
            String reason,
            CorrectedStanding corrected) {

        static FinisherView of(Finisher finisher) {
            return new FinisherView(
                    finisher.scopeId() == 0 ? null : new Id(finisher.scopeId()),
                    new Id(finisher.guideId()),
                    finisher.netFen(),
                    finisher.place(),
                    finisher.tied(),
                    finisher.prizeFen(),
                    finisher.reason().map(Enum::name).orElse(null),
                    finisher.corrected().map(CorrectedStanding::of).orElse(null));
        }
    }

    /** Where the guide stands since a correction, or a refund before the prize was paid; {@code prizeFen} is what counts. */
    record CorrectedStanding(long netFen, int place, int tied, long prizeFen) {

        static CorrectedStanding of(Placed again) {
            return new CorrectedStanding(
                    again.net().fen(),
                    again.place(),
                    again.tied(),
                    again.prize().fen());
        }
    }

    /** To be completed with a budget, a funder and the time. */
    record TemplatesView(List<TemplateView> items) {

        static TemplatesView in(Locale locale) {
            boolean isChinese = Locale.CHINESE.getLanguage().equals(locale.getLanguage());
            return new TemplatesView(List.of(
                    new TemplateView(
                            "PRIVATE_DOMAIN_ORDER",
                            isChinese ? "私域千元单奖 30 元" : "30 yuan for a private-domain order of 1000 yuan",
                            IncentiveKind.FIXED_PER_ORDER.name(),
                            3_000,
                            new ConditionsView(
                                    FriendOf.ANY_GUIDE,
                                    Set.of(PayMethod.WECHAT_PAY),
                                    100_000L,
                                    List.of(),
                                    List.of(),
                                    List.of(),
                                    List.of(),
                                    List.of())),
                    new TemplateView(
                            "NEW_FRIEND",
                            isChinese ? "拉新奖 5 元" : "5 yuan for each new friend",
                            IncentiveKind.NEW_FRIEND.name(),
                            500,
                            null)));
        }
    }

    record TemplateView(String code, String name, String kind, long amountFen, ConditionsView conditions) {}
}
