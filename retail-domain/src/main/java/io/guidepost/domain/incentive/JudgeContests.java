package io.guidepost.domain.incentive;

import static java.util.stream.Collectors.toMap;

import io.guidepost.core.incentive.IncentiveKind;
import io.guidepost.core.incentive.IncentiveWords;
import io.guidepost.core.incentive.RankRules;
import io.guidepost.core.incentive.RankRules.Placed;
import io.guidepost.core.incentive.RankRules.Standing;
import io.guidepost.core.incentive.RankScope;
import io.guidepost.core.money.Money;
import io.guidepost.core.sale.ReturnWindow;
import io.guidepost.domain.commission.StandingAccrual;
import io.guidepost.domain.database.TransactionRetry;
import io.guidepost.domain.incentive.Awards.Finisher;
import io.guidepost.domain.incentive.SoldOrders.Place;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;

/**
 * Judges a contest once, when its time is over and what was sold last has had time to settle, and pays the prizes (B8). The
 * standings are kept; who is refunded afterwards keeps the prize that the rest would have won against them, and nobody
 * moves up. What a correction or a refund moved before a prize was paid is paid as it is then.
 */
@Service
public class JudgeContests {

    private static final Logger log = LoggerFactory.getLogger(JudgeContests.class);

    private final BegunIncentives begun;
    private final SoldOrders orders;
    private final Awards awards;
    private final GiveAwards gifts;
    private final TransactionRetry transactions;
    private final Clock clock;

    JudgeContests(
            BegunIncentives begun,
            SoldOrders orders,
            Awards awards,
            GiveAwards gifts,
            TransactionRetry transactions,
            Clock clock) {
        this.begun = begun;
        this.orders = orders;
        this.awards = awards;
        this.gifts = gifts;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** The answer is how many prizes were paid; at most {@code limit}. A contest that was called off has no winners. */
    public int runDue(int limit) {
        var now = clock.instant();
        return begun.each(IncentiveKind.RANK, now, limit, (contest, left) -> {
            var terms = contest.terms();
            boolean isOver = !now.isBefore(terms.until().plus(Duration.ofDays(terms.settleDays())));
            if (!isOver || terms.endedAt().isBefore(terms.until())) {
                return 0;
            }
            transactions.run(() -> judge(contest, now));
            return payPrizes(contest, left, now);
        });
    }

    private void judge(FundedIncentive contest, Instant now) {
        if (!awards.close(contest.id(), now)) {
            return;
        }
        var terms = contest.terms();
        var sold = orders.settled(terms.from(), terms.until(), terms.conditions(), Optional.empty());
        var places = orders.placesOf(sold.stream().map(Standing::guideId).toList(), terms.until());
        var scopes = new TreeMap<Long, List<Standing>>();
        for (var standing : sold) {
            long scope = scopeOf(terms.scope(), Optional.ofNullable(places.get(standing.guideId())));
            scopes.computeIfAbsent(scope, empty -> new ArrayList<>()).add(standing);
        }
        scopes.forEach(
                (scope, standings) -> awards.keep(contest.id(), scope, RankRules.judge(terms.prizes(), standings)));
    }

    private static long scopeOf(RankScope scope, Optional<Place> place) {
        return switch (scope) {
            case STORE -> place.map(Place::storeId).orElse(0L);
            case REGION -> place.map(Place::regionId).orElse(0L);
            case EVERYBODY -> 0;
        };
    }

    private int payPrizes(FundedIncentive contest, int limit, Instant now) {
        int paid = 0;
        for (var finisher : awards.unpaid(contest.id(), limit)) {
            paid += isPaid(contest, finisher, now) ? 1 : 0;
        }
        return paid;
    }

    private boolean isPaid(FundedIncentive contest, Finisher finisher, Instant now) {
        try {
            return transactions.call(() -> {
                var locked = awards.lock(finisher);
                var placed = placedNow(contest, locked);
                if (isAnswered(contest, locked) || !placed.prize().isPositive()) {
                    return false;
                }
                var refusal = gifts.give(
                        contest,
                        finisher.guideId(),
                        finisher.key(),
                        periodOn(contest),
                        placed.prize(),
                        IncentiveWords.rank(contest.terms(), placed),
                        now);
                refusal.ifPresent(reason -> awards.refusePrize(finisher, reason));
                return refusal.isEmpty();
            });
        } catch (RuntimeException failed) {
            log.error("Contest {} cannot pay guide {}", contest.id(), finisher.guideId(), failed);
            return false;
        }
    }

    /** Whether somebody was faster, or the prize was refused. */
    private boolean isAnswered(FundedIncentive contest, Finisher finisher) {
        return finisher.reason().isPresent()
                || !awards.of(contest.id(), finisher.guideId(), periodOn(contest))
                        .isEmpty();
    }

    /** By what was judged or corrected; by less if some of the sales were given back since. */
    private Placed placedNow(FundedIncentive contest, Finisher finisher) {
        var known = finisher.standing();
        if (!known.net().isMoreThan(net(contest, finisher.guideId()))) {
            return known;
        }
        var finishers = awards.standings(contest.id());
        var again = placeOf(finisher.guideId(), finisher.scopeId(), contest, finishers, Set.of(finisher.guideId()));
        if (again.prize().isMoreThan(known.prize())) {
            return known;
        }
        awards.correct(finisher, again);
        return again;
    }

    private Money net(FundedIncentive contest, long guideId) {
        var terms = contest.terms();
        return orders.settled(terms.from(), terms.until(), terms.conditions(), Optional.of(guideId)).stream()
                .map(Standing::net)
                .findFirst()
                .orElse(Money.ZERO);
    }

    /** Looks again at one winner after a refund; whether anything was taken back. */
    boolean review(FundedIncentive contest, long guideId, Instant now) {
        var given = awards.of(contest.id(), guideId, periodOn(contest));
        var finishers = awards.standings(contest.id());
        var mine = finishers.stream()
                .filter(finisher -> finisher.guideId() == guideId)
                .findFirst();
        if (given.isEmpty() || mine.isEmpty()) {
            return false;
        }
        var standing = gifts.lock(given);
        var again = placeOf(guideId, mine.get().scopeId(), contest, finishers, Set.of(guideId));
        var excess = GiveAwards.sum(standing).minus(again.prize());
        if (excess.isPositive()) {
            takeBack(contest, standing, excess, again, now);
        }
        return excess.isPositive();
    }

    /**
     * Brings one guide to the prize that his sales win since a correction moved one of them, among the standings of that day
     * with the sales of those whom it concerns as they are now. Nobody else moves. A prize that is not paid yet waits for the
     * duty, which then pays by this.
     */
    void correct(FundedIncentive contest, Set<Long> concerned, long guideId, Instant now) {
        if (!awards.isClosed(contest.id())) {
            return;
        }
        var finishers = awards.standings(contest.id());
        var mine = finishers.stream()
                .filter(finisher -> finisher.guideId() == guideId)
                .findFirst()
                .map(awards::lock);
        var given = awards.of(contest.id(), guideId, periodOn(contest));
        var standing = gifts.lock(given);
        var scope = mine.map(Finisher::scopeId).orElseGet(() -> scopeNow(contest, guideId));
        var again = placeOf(guideId, scope, contest, finishers, concerned);
        mine.ifPresent(finisher -> awards.correct(finisher, again));
        if (given.isEmpty() && mine.filter(it -> it.reason().isEmpty()).isPresent()) {
            return;
        }
        var before = GiveAwards.sum(standing);
        if (before.isMoreThan(again.prize())) {
            takeBack(contest, standing, before.minus(again.prize()), again, now);
        } else if (again.prize().isMoreThan(before)) {
            var key = Finisher.keyOf(guideId) + (given.isEmpty() ? "" : ":" + (given.size() + 1));
            var why = IncentiveWords.rank(contest.terms(), again);
            gifts.give(contest, guideId, key, periodOn(contest), again.prize().minus(before), why, now);
        }
    }

    private long scopeNow(FundedIncentive contest, long guideId) {
        var terms = contest.terms();
        return scopeOf(
                terms.scope(),
                Optional.ofNullable(
                        orders.placesOf(List.of(guideId), terms.until()).get(guideId)));
    }

    /** @param anew whose sales are counted again; the others stay with what they were judged by */
    private Placed placeOf(
            long guideId, long scope, FundedIncentive contest, List<Finisher> finishers, Set<Long> anew) {
        var terms = contest.terms();
        var standings = new ArrayList<Standing>();
        for (var finisher : finishers) {
            if (finisher.scopeId() == scope && !anew.contains(finisher.guideId())) {
                standings.add(new Standing(finisher.guideId(), new Money(finisher.netFen())));
            }
        }
        var scopes = finishers.stream().collect(toMap(Finisher::guideId, Finisher::scopeId, (one, other) -> one));
        for (long guide : anew) {
            if (guide == guideId || scopes.getOrDefault(guide, scope) == scope) {
                orders.settled(terms.from(), terms.until(), terms.conditions(), Optional.of(guide)).stream()
                        .findFirst()
                        .ifPresent(standings::add);
            }
        }
        return RankRules.judge(terms.prizes(), standings).stream()
                .filter(placed -> placed.guideId() == guideId)
                .findFirst()
                .orElse(new Placed(guideId, Money.ZERO, finishers.size() + 1, 1, Money.ZERO));
    }

    private void takeBack(
            FundedIncentive contest, List<StandingAccrual> standing, Money excess, Placed again, Instant now) {
        var cause = "net:" + again.net().fen() + ":" + now.toEpochMilli();
        gifts.takeBack(contest, standing, excess, cause, IncentiveWords.rank(contest.terms(), again), now);
    }

    private static LocalDate periodOn(FundedIncentive contest) {
        return contest.terms().from().atZone(ReturnWindow.ZONE).toLocalDate();
    }
}
