package io.guidepost.domain.guidewalk;

import io.guidepost.domain.GatewayRejected;
import io.guidepost.domain.GatewayUnclear;
import io.guidepost.domain.database.TransactionRetry;
import io.guidepost.domain.organization.Guide;
import io.guidepost.domain.organization.Roster;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;

/**
 * Goes over all active guides in steps of a few. A step may be done twice when whoever did it dies before the walk has noted
 * it, and never less than once; the steps before it are not done again.
 */
@Service
public class WalkGuides {

    private static final Logger log = LoggerFactory.getLogger(WalkGuides.class);

    /** Longer than any step: WeCom is asked page by page, and may let us wait for each. */
    private static final Duration LEASE = Duration.ofMinutes(5);

    private static final Duration FIRST_PAUSE = Duration.ofSeconds(15);

    /** After these the guides of one step are left out, so that they do not stand in the way of all others for ever. */
    private static final int MOST_TRIES = 6;

    private final GuideWalks walks;
    private final Roster roster;
    private final TransactionRetry transaction;
    private final Clock clock;

    WalkGuides(GuideWalks walks, Roster roster, TransactionRetry transaction, Clock clock) {
        this.walks = walks;
        this.roster = roster;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** Begins a walk of that name; one that is still under way is carried on instead. */
    public void begin(String name) {
        if (!transaction.call(() -> walks.begin(name, clock.instant()))) {
            log.warn("The last walk {} is still under way and goes on", name);
        }
    }

    /**
     * Up to {@code limit} steps of the walk, if it is under way and nobody else has it in hand.
     *
     * @param guides how many guides make a step
     * @param work is done for each step, outside any transaction
     * @return how many steps were made; fewer than {@code limit} mean that there is nothing to do now
     * @throws GatewayUnclear as {@code work} does; the step is tried again after a pause
     * @throws GatewayRejected likewise
     */
    public int go(String name, int limit, int guides, Consumer<List<Guide>> work) {
        int steps = 0;
        while (steps < limit) {
            var now = clock.instant();
            var walk = walks.find(name)
                    .filter(found -> !found.isFinished() && !found.dueAt().isAfter(now));
            if (walk.isEmpty() || !transaction.call(() -> walks.claim(walk.get(), now.plus(LEASE)))) {
                break;
            }
            step(walk.get(), roster.activeGuides(walk.get().afterGuideId(), guides), guides, work);
            steps++;
        }
        return steps;
    }

    private void step(GuideWalk walk, List<Guide> next, int guides, Consumer<List<Guide>> work) {
        try {
            if (!next.isEmpty()) {
                work.accept(next);
            }
        } catch (GatewayUnclear | GatewayRejected trouble) {
            if (walk.tries() + 1 < MOST_TRIES) {
                var pause = FIRST_PAUSE.multipliedBy(1L << walk.tries());
                transaction.run(() -> walks.failed(walk, clock.instant().plus(pause)));
                throw trouble;
            }
            log.error("Walk {} leaves out the guides {}", walk.name(), ids(next), trouble);
        }
        transaction.run(() -> {
            if (next.size() < guides) {
                walks.finished(walk, next.size(), clock.instant());
            } else {
                walks.reached(walk, next.get(next.size() - 1).id(), next.size(), clock.instant());
            }
        });
    }

    private static List<Long> ids(List<Guide> guides) {
        return guides.stream().map(Guide::id).toList();
    }
}
