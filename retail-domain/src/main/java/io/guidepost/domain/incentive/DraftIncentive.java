package io.guidepost.domain.incentive;

import io.guidepost.core.incentive.Incentive;
import io.guidepost.core.incentive.IncentiveFlaws;
import io.guidepost.core.money.Money;
import io.guidepost.domain.Refusal;
import io.guidepost.domain.database.Ids;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Headquarters writes down an incentive; nobody is promised anything yet, and it can still be changed. */
@Service
public class DraftIncentive {

    /** Not approved yet: no order was placed after that. */
    private static final Instant NEVER = Instant.parse("9999-12-31T00:00:00Z");

    private final Incentives incentives;
    private final Budgets budgets;
    private final Funders funders;
    private final Ids ids;
    private final Clock clock;

    DraftIncentive(Incentives incentives, Budgets budgets, Funders funders, Ids ids, Clock clock) {
        this.incentives = incentives;
        this.budgets = budgets;
        this.funders = funders;
        this.ids = ids;
        this.clock = clock;
    }

    /** @param terms made for a number, a moment of approval and one of ending */
    public record Wish(
            Function<Frame, Incentive> terms, long funderId, Optional<Money> payeeCap, Money budget, long adminId) {}

    /** What the wish does not decide. */
    public record Frame(long id, Instant approvedAt, Instant endedAt) {}

    @Transactional
    public FundedIncentive draft(Wish wish) {
        var draft = drafted(ids.next(), wish, wish.adminId(), clock.instant(), 0);
        incentives.insert(draft);
        budgets.open(draft.id(), wish.budget());
        return draft;
    }

    /** Refused with {@code version_conflict} when somebody else changed it, and once it is approved. */
    @Transactional
    public FundedIncentive change(long incentiveId, Wish wish, int version) {
        var now = incentives.find(incentiveId).orElseThrow(() -> Refusal.notFound("激励", "incentive"));
        if (now.stateAt(clock.instant()) != FundedIncentive.State.DRAFT) {
            throw IncentiveRefusals.wrongState(now.stateAt(clock.instant()));
        }
        var draft = drafted(incentiveId, wish, now.createdBy(), now.createdAt(), version + 1);
        if (!incentives.change(draft, version)) {
            throw IncentiveRefusals.versionConflict(now.version());
        }
        budgets.set(incentiveId, wish.budget());
        return draft;
    }

    private FundedIncentive drafted(long id, Wish wish, long createdBy, Instant createdAt, int version) {
        var terms = wish.terms().apply(new Frame(id, NEVER, NEVER));
        IncentiveFlaws.of(terms, wish.budget(), wish.payeeCap()).ifPresent(flaw -> {
            throw IncentiveRefusals.invalid(flaw);
        });
        if (!terms.until().isAfter(clock.instant())) {
            throw IncentiveRefusals.over();
        }
        if (funders.find(wish.funderId()).isEmpty()) {
            throw IncentiveRefusals.unknownFunder();
        }
        return new FundedIncentive(
                terms,
                wish.funderId(),
                wish.payeeCap(),
                wish.budget().fen(),
                0,
                createdBy,
                createdAt,
                Optional.empty(),
                Optional.empty(),
                version);
    }
}
