package io.guidepost.domain.attribution;

import io.guidepost.core.attribution.RuleScope;
import io.guidepost.core.attribution.RuleSetState;
import io.guidepost.core.attribution.RuleSetState.Step;
import io.guidepost.domain.attribution.RuleSetVersion.Event;
import io.guidepost.domain.database.Ids;
import io.guidepost.domain.database.TransactionRetry;
import io.guidepost.domain.foureyes.Matter;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Service;

/** Another person agrees to simulated rules; then they hold from a time on, and some day no longer (B1). */
@Service
public class EnactRuleSet {

    private final RuleSetRegister register;
    private final TransactionRetry transactions;
    private final Ids ids;
    private final Clock clock;

    EnactRuleSet(RuleSetRegister register, TransactionRetry transactions, Ids ids, Clock clock) {
        this.register = register;
        this.transactions = transactions;
        this.ids = ids;
        this.clock = clock;
    }

    /** Refused with {@code maker_is_checker} to everybody who had a hand in the draft. */
    public RuleSetVersion approve(int version, int edition, long adminId) {
        return transactions.call(() -> {
            var standing = locked(version);
            var makers = new HashSet<>(List.of(standing.createdBy(), standing.editedBy()));
            register.historyOf(version).stream()
                    .filter(event -> event.kind() == Event.Kind.CREATED || event.kind() == Event.Kind.EDITED)
                    .forEach(event -> makers.add(event.adminId()));
            Matter.RULE_SET.requireSecond(adminId, makers);
            RuleSetRefusals.requireStep(standing, Step.APPROVE);
            RuleSetRefusals.requireEdition(standing, edition);
            register.approved(version, adminId);
            return recorded(version, Event.Kind.APPROVED, adminId);
        });
    }

    /**
     * Puts approved rules in force.
     *
     * @param from empty for now; never in the past, for decisions already taken stay as they are
     * @param until the first instant at which what held before holds again; empty for no end
     */
    public RuleSetVersion activate(int version, Optional<Instant> from, Optional<Instant> until, long adminId) {
        return transactions.call(() -> {
            var standing = locked(version);
            RuleSetRefusals.requireStep(standing, Step.ACTIVATE);
            var begin = from.map(EnactRuleSet::toTheMillisecond).orElseGet(this::now);
            if (begin.isBefore(now())) {
                throw RuleSetRefusals.inThePast("effectiveFrom");
            }
            var end = until.map(EnactRuleSet::toTheMillisecond);
            if (end.isPresent() && !begin.isBefore(end.get())) {
                throw RuleSetRefusals.endsBeforeItBegins();
            }
            register.activated(version, begin, end);
            return recorded(version, Event.Kind.ACTIVATED, adminId);
        });
    }

    /**
     * Ends rules that are in force, or gives up ones that never were.
     *
     * @param at empty for now; what has not begun by then never begins
     */
    public RuleSetVersion retire(int version, Optional<Instant> at, long adminId) {
        return transactions.call(() -> {
            var standing = locked(version);
            RuleSetRefusals.requireStep(standing, Step.RETIRE);
            if (standing.state() == RuleSetState.ACTIVE) {
                end(standing, at.map(EnactRuleSet::toTheMillisecond).orElseGet(this::now));
            } else {
                register.retired(version, RuleSetRegister.NEVER, RuleSetRegister.NEVER);
            }
            return recorded(version, Event.Kind.RETIRED, adminId);
        });
    }

    private void end(RuleSetVersion standing, Instant end) {
        var begin = standing.effectiveFrom().orElseThrow();
        if (end.isBefore(now())) {
            throw RuleSetRefusals.inThePast("effectiveUntil");
        }
        boolean hasBegun = begin.isBefore(end);
        if (hasBegun
                && standing.scope().kind() == RuleScope.Kind.ALL
                && !register.isReplaceable(standing.version(), end)) {
            throw RuleSetRefusals.lastForAll();
        }
        register.retired(standing.version(), begin, hasBegun ? end : begin);
    }

    private RuleSetVersion locked(int version) {
        return register.lock(version).orElseThrow(RuleSetRefusals::unknown);
    }

    private RuleSetVersion recorded(int version, Event.Kind kind, long adminId) {
        var changed = register.find(version).orElseThrow();
        register.record(ids.next(), changed, kind, adminId, now());
        return changed;
    }

    private Instant now() {
        return toTheMillisecond(clock.instant());
    }

    private static Instant toTheMillisecond(Instant at) {
        return at.truncatedTo(ChronoUnit.MILLIS);
    }
}
