package io.guidepost.guideapi.hq.incentive;

import io.guidepost.core.attribution.PayeeType;
import io.guidepost.core.attribution.StoreId;
import io.guidepost.core.incentive.Conditions;
import io.guidepost.core.incentive.FriendOf;
import io.guidepost.core.incentive.Incentive;
import io.guidepost.core.incentive.IncentiveKind;
import io.guidepost.core.incentive.PayMethod;
import io.guidepost.core.incentive.RankScope;
import io.guidepost.core.incentive.Step;
import io.guidepost.core.money.Money;
import io.guidepost.core.money.Rate;
import io.guidepost.core.sale.CategoryId;
import io.guidepost.core.sale.SkuId;
import io.guidepost.core.sale.SpuId;
import io.guidepost.domain.incentive.DraftIncentive;
import io.guidepost.domain.incentive.Funder;
import io.guidepost.webedge.json.Id;
import io.guidepost.webedge.session.SignedInAdmin;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongFunction;
import java.util.stream.Collectors;

/**
 * An incentive as headquarters writes it down. What is left out asks for nothing: no scope is everybody, no payee the guide, no
 * funder the house, no hold seven days.
 */
record NewIncentive(
        @NotBlank @Size(max = 64) String name,
        @NotNull IncentiveKind kind,
        @Min(0) @Max(MOST_FEN) Long amountFen,
        @Size(max = 20) List<@NotNull @Valid StepView> steps,
        @Size(max = 100) List<@NotNull @Min(1) @Max(MOST_FEN) Long> prizesFen,
        RankScope scope,
        Integer holdDays,
        Integer settleDays,
        PayeeType payee,
        @Valid ConditionsView conditions,
        @NotNull @Min(1) @Max(MOST_FEN) Long budgetFen,
        @Min(1) @Max(MOST_FEN) Long perPayeeCapFen,
        Id funderId,
        @NotNull Instant fromAt,
        @NotNull Instant untilAt) {

    /** Ten thousand million yuan; no sum of such amounts overflows. */
    static final long MOST_FEN = 1_000_000_000_000L;

    /** From {@code fromFen} on this share of what lies above it, up to the next step, and the bonus once. */
    record StepView(
            @Min(0) @Max(MOST_FEN) long fromFen,
            @Min(0) @Max(10_000) int rateBp,
            @Min(0) @Max(MOST_FEN) long bonusFen) {

        static StepView of(Step step) {
            return new StepView(
                    step.from().fen(), step.rate().bp(), step.bonus().fen());
        }

        Step toStep() {
            return new Step(new Money(fromFen), new Rate(rateBp), new Money(bonusFen));
        }
    }

    /** {@code minPaidFen} is asked of the goods that are named, without freight. */
    record ConditionsView(
            FriendOf memberIsFriend,
            Set<PayMethod> payMethods,
            @Min(0) @Max(MOST_FEN) Long minPaidFen,
            @Size(max = 100) List<Id> skuIds,
            @Size(max = 100) List<Id> productIds,
            @Size(max = 100) List<Id> categoryIds,
            @Size(max = 50) List<Id> regionIds,
            @Size(max = 100) List<Id> storeIds) {

        static ConditionsView of(Conditions conditions) {
            return new ConditionsView(
                    conditions.memberIsFriend().orElse(null),
                    conditions.payMethods(),
                    conditions.minPaid().fen(),
                    conditions.skus().stream().map(id -> new Id(id.value())).toList(),
                    conditions.spus().stream().map(id -> new Id(id.value())).toList(),
                    conditions.categories().stream()
                            .map(id -> new Id(id.value()))
                            .toList(),
                    conditions.regions().stream().map(Id::new).toList(),
                    conditions.stores().stream().map(id -> new Id(id.value())).toList());
        }

        Conditions toConditions() {
            return new Conditions(
                    Optional.ofNullable(memberIsFriend),
                    payMethods == null ? Set.of() : payMethods,
                    money(minPaidFen),
                    ids(skuIds, SkuId::new),
                    ids(productIds, SpuId::new),
                    ids(categoryIds, CategoryId::new),
                    ids(regionIds, id -> id),
                    ids(storeIds, StoreId::new));
        }

        private static <T> Set<T> ids(List<Id> ids, LongFunction<T> make) {
            return Id.values(ids).stream().map(make::apply).collect(Collectors.toSet());
        }
    }

    DraftIncentive.Wish by(SignedInAdmin admin) {
        return new DraftIncentive.Wish(
                this::terms,
                funderId == null ? Funder.HOUSE_ID : funderId.value(),
                Optional.ofNullable(perPayeeCapFen).map(Money::new),
                new Money(budgetFen),
                admin.adminId());
    }

    private Incentive terms(DraftIncentive.Frame frame) {
        return new Incentive(
                frame.id(),
                name,
                kind,
                money(amountFen),
                steps == null ? List.of() : steps.stream().map(StepView::toStep).toList(),
                prizesFen == null
                        ? List.of()
                        : prizesFen.stream().map(Money::new).toList(),
                scope == null ? RankScope.EVERYBODY : scope,
                holdDays == null ? Incentive.HOLD_DAYS : holdDays,
                settleDays == null ? Incentive.SETTLE_DAYS : settleDays,
                payee == null ? PayeeType.GUIDE : payee,
                conditions == null ? Conditions.NONE : conditions.toConditions(),
                fromAt,
                untilAt,
                frame.approvedAt(),
                frame.endedAt());
    }

    private static Money money(Long fen) {
        return fen == null ? Money.ZERO : new Money(fen);
    }
}
