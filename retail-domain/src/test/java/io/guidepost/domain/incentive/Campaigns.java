package io.guidepost.domain.incentive;

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
import io.guidepost.domain.commission.Sales.Seller;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Incentives in force, for the store of one seller, so that the tests of one schema do not reward each other. */
@Component
public class Campaigns {

    public static final long MAKER = 1;
    public static final long CHECKER = 2;

    private final DraftIncentive draft;
    private final DecideIncentive decide;
    private final Incentives incentives;
    private final Clock clock;

    Campaigns(DraftIncentive draft, DecideIncentive decide, Incentives incentives, Clock clock) {
        this.draft = draft;
        this.decide = decide;
        this.incentives = incentives;
        this.clock = clock;
    }

    /** 30 yuan for a friend's order of 1000 yuan or more. */
    public FundedIncentive kappa(Seller seller, long budgetFen) {
        return inForce(kappaWish(seller, budgetFen, Optional.empty(), Funder.HOUSE_ID));
    }

    public DraftIncentive.Wish kappaWish(Seller seller, long budgetFen, Optional<Long> capFen, long funderId) {
        return wish(
                IncentiveKind.FIXED_PER_ORDER,
                3_000,
                List.of(),
                List.of(),
                new Conditions(
                        Optional.of(FriendOf.ANY_GUIDE),
                        Set.of(),
                        new Money(100_000),
                        Set.of(),
                        Set.of(),
                        Set.of(),
                        Set.of(),
                        Set.of(new StoreId(seller.storeId()))),
                Duration.ofDays(365),
                budgetFen,
                capFen,
                funderId);
    }

    public FundedIncentive perUnit(Seller seller, long amountFen, long budgetFen) {
        return perUnit(List.of(seller), amountFen, budgetFen);
    }

    /** For the stores of all of these. */
    public FundedIncentive perUnit(List<Seller> sellers, long amountFen, long budgetFen) {
        return inForce(wish(
                IncentiveKind.PER_UNIT,
                amountFen,
                List.of(),
                List.of(),
                at(sellers),
                Duration.ofDays(365),
                budgetFen,
                Optional.empty(),
                Funder.HOUSE_ID));
    }

    /** So much for each unit of an order of the seller's store that is paid in this way. */
    public DraftIncentive.Wish perUnitWish(Seller seller, PayMethod paidBy, long amountFen) {
        return wish(
                IncentiveKind.PER_UNIT,
                amountFen,
                List.of(),
                List.of(),
                new Conditions(
                        Optional.empty(),
                        Set.of(paidBy),
                        Money.ZERO,
                        Set.of(),
                        Set.of(),
                        Set.of(),
                        Set.of(),
                        Set.of(new StoreId(seller.storeId()))),
                Duration.ofDays(365),
                1_000_000,
                Optional.empty(),
                Funder.HOUSE_ID);
    }

    /** In force past the caps: in the schema that all tests share, some leave rates that allow nothing on top. */
    public FundedIncentive pastTheCaps(DraftIncentive.Wish wish) {
        var made = draft.draft(wish);
        incentives.approve(made.id(), CHECKER, clock.instant());
        return incentives.find(made.id()).orElseThrow();
    }

    /** What is left in force would count against the caps of tests that share the schema. */
    public void end(FundedIncentive incentive) {
        decide.end(incentive.id(), CHECKER);
    }

    public FundedIncentive tier(Seller seller, List<Step> steps, long budgetFen) {
        return inForce(wish(
                IncentiveKind.TIER,
                0,
                steps,
                List.of(),
                at(seller),
                Duration.ofDays(365),
                budgetFen,
                Optional.empty(),
                Funder.HOUSE_ID));
    }

    /** A contest of ten days, judged twenty days later. */
    public FundedIncentive contest(Seller seller, long budgetFen, long... prizesFen) {
        return inForce(wish(
                IncentiveKind.RANK,
                0,
                List.of(),
                Arrays.stream(prizesFen).mapToObj(Money::new).toList(),
                at(seller),
                Duration.ofDays(10),
                budgetFen,
                Optional.empty(),
                Funder.HOUSE_ID));
    }

    public FundedIncentive newFriends(long amountFen, Duration lasts, long budgetFen) {
        return inForce(wish(
                IncentiveKind.NEW_FRIEND,
                amountFen,
                List.of(),
                List.of(),
                Conditions.NONE,
                lasts,
                budgetFen,
                Optional.empty(),
                Funder.HOUSE_ID));
    }

    public FundedIncentive inForce(DraftIncentive.Wish wish) {
        return decide.approve(draft.draft(wish).id(), CHECKER);
    }

    /** The same with another amount. */
    static Incentive paying(Incentive terms, long amountFen) {
        return new Incentive(
                terms.id(),
                terms.name(),
                terms.kind(),
                new Money(amountFen),
                terms.steps(),
                terms.prizes(),
                terms.scope(),
                terms.holdDays(),
                terms.settleDays(),
                terms.payee(),
                terms.conditions(),
                terms.from(),
                terms.until(),
                terms.approvedAt(),
                terms.endedAt());
    }

    private static Conditions at(Seller seller) {
        return at(List.of(seller));
    }

    private static Conditions at(List<Seller> sellers) {
        return new Conditions(
                Optional.empty(),
                Set.of(),
                Money.ZERO,
                Set.of(),
                Set.of(),
                Set.of(),
                Set.of(),
                sellers.stream().map(seller -> new StoreId(seller.storeId())).collect(Collectors.toSet()));
    }

    private DraftIncentive.Wish wish(
            IncentiveKind kind,
            long amountFen,
            List<Step> steps,
            List<Money> prizes,
            Conditions conditions,
            Duration lasts,
            long budgetFen,
            Optional<Long> capFen,
            long funderId) {
        Instant from = clock.instant();
        return new DraftIncentive.Wish(
                frame -> new Incentive(
                        frame.id(),
                        "千元奖 " + frame.id() % 1_000,
                        kind,
                        new Money(amountFen),
                        steps,
                        prizes,
                        RankScope.STORE,
                        Incentive.HOLD_DAYS,
                        Incentive.SETTLE_DAYS,
                        PayeeType.GUIDE,
                        conditions,
                        from,
                        from.plus(lasts),
                        frame.approvedAt(),
                        frame.endedAt()),
                funderId,
                capFen.map(Money::new),
                new Money(budgetFen),
                MAKER);
    }
}
