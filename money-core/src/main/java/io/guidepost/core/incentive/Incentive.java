package io.guidepost.core.incentive;

import io.guidepost.core.attribution.PayeeType;
import io.guidepost.core.money.Money;
import java.time.Instant;
import java.util.List;
import java.util.Objects;

/**
 * What is promised (B8); immutable once it is in force.
 *
 * @param amount per order, unit or friend; zero where steps or prizes say it
 * @param steps of a tier, lowest first
 * @param prizes of a rank, first place first
 * @param holdDays a new friend must stay
 * @param settleDays after a rank's time until it is judged, so that what was sold last can settle
 * @param payee guide or store
 * @param from first instant of the time in which it can be earned
 * @param until first instant after that time
 * @param approvedAt orders placed earlier were promised nothing
 * @param endedAt the first instant at which it was called off, or {@link Instant#MAX}
 */
public record Incentive(
        long id,
        String name,
        IncentiveKind kind,
        Money amount,
        List<Step> steps,
        List<Money> prizes,
        RankScope scope,
        int holdDays,
        int settleDays,
        PayeeType payee,
        Conditions conditions,
        Instant from,
        Instant until,
        Instant approvedAt,
        Instant endedAt) {

    /** How long a new friend stays before anything is paid, unless an incentive says otherwise (B8). */
    public static final int HOLD_DAYS = 7;

    /** Ten days until goods count as received, seven to return them, and a few to spare. */
    public static final int SETTLE_DAYS = 20;

    public Incentive {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(amount, "amount");
        Objects.requireNonNull(scope, "scope");
        Objects.requireNonNull(payee, "payee");
        Objects.requireNonNull(conditions, "conditions");
        Objects.requireNonNull(from, "from");
        Objects.requireNonNull(until, "until");
        Objects.requireNonNull(approvedAt, "approvedAt");
        Objects.requireNonNull(endedAt, "endedAt");
        steps = List.copyOf(steps);
        prizes = List.copyOf(prizes);
    }

    /** Whether it was promised and not yet called off or over at this instant. */
    public boolean isInForceAt(Instant at) {
        return !at.isBefore(from) && !at.isBefore(approvedAt) && at.isBefore(until) && at.isBefore(endedAt);
    }
}
