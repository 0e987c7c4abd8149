package io.guidepost.domain.attribution;

import io.guidepost.core.attribution.RuleScope;
import io.guidepost.core.attribution.RuleSet;
import io.guidepost.core.attribution.RuleSetDraft;
import io.guidepost.core.attribution.RuleSetState;
import io.guidepost.core.attribution.RuleSetState.Step;
import io.guidepost.domain.Refusal;
import io.guidepost.domain.attribution.RuleSetVersion.Event;
import io.guidepost.domain.attribution.RuleSetVersion.Preset;
import io.guidepost.domain.database.Ids;
import io.guidepost.domain.database.TransactionRetry;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Service;

/** Headquarters drafts rules: copied from a preset or an earlier version, changed as often as wanted, then simulated. */
@Service
public class DraftRuleSet {

    private static final int ATTEMPTS = 5;

    private final RuleSetRegister register;
    private final TransactionRetry transactions;
    private final Ids ids;
    private final Clock clock;

    DraftRuleSet(RuleSetRegister register, TransactionRetry transactions, Ids ids, Clock clock) {
        this.register = register;
        this.transactions = transactions;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * What a draft is to say.
     *
     * @param change applied to the parameters it starts from; what it leaves alone stays
     * @param scope empty to leave it as it is; a new draft then holds for all
     */
    public record Wanted(String name, UnaryOperator<RuleSetDraft> change, Optional<RuleScope> scope) {}

    /** A draft that starts as the preset does. */
    public RuleSetVersion fromPreset(String preset, Wanted wanted, long adminId) {
        var template = register.presets().stream()
                .filter(known -> known.name().equals(preset))
                .findFirst()
                .map(Preset::rules)
                .orElseThrow(() -> Refusal.notFound("预设规则", "preset"));
        return draft(template, preset, RuleScope.ALL, wanted, adminId);
    }

    /** A draft that starts as an earlier version does, whatever became of that. */
    public RuleSetVersion fromVersion(int version, Wanted wanted, long adminId) {
        var earlier = register.find(version).orElseThrow(RuleSetRefusals::unknown);
        return draft(earlier.rules(), Integer.toString(version), earlier.scope(), wanted, adminId);
    }

    private RuleSetVersion draft(RuleSet base, String basedOn, RuleScope scope, Wanted wanted, long adminId) {
        for (int attempt = 1; ; attempt++) {
            int version = register.latestVersion() + 1;
            var rules = built(base, version, wanted);
            var draft = new RuleSetVersion(
                    rules,
                    known(wanted.scope().orElse(scope)),
                    RuleSetState.DRAFT,
                    Optional.empty(),
                    Optional.empty(),
                    basedOn,
                    0,
                    Optional.empty(),
                    adminId,
                    adminId,
                    Optional.empty(),
                    now());
            try {
                return transactions.call(() -> {
                    register.insert(draft);
                    return recorded(version, Event.Kind.CREATED, adminId);
                });
            } catch (DuplicateKeyException taken) {
                // Somebody else drafted at the same moment; the next number is free.
                if (attempt == ATTEMPTS) {
                    throw taken;
                }
            }
        }
    }

    /**
     * Changes a draft; what was simulated is a draft again.
     *
     * @param edition the one the change was made to; refused with {@code version_conflict} if it has moved on
     */
    public RuleSetVersion edit(int version, int edition, Wanted wanted, long adminId) {
        return transactions.call(() -> {
            var standing = locked(version);
            RuleSetRefusals.requireStep(standing, Step.EDIT);
            RuleSetRefusals.requireEdition(standing, edition);
            register.edit(
                    version,
                    built(standing.rules(), version, wanted),
                    known(wanted.scope().orElse(standing.scope())),
                    adminId);
            return recorded(version, Event.Kind.EDITED, adminId);
        });
    }

    /**
     * The effect of the draft on real orders is known; only now can it be approved.
     *
     * @param edition the one that was simulated; refused with {@code version_conflict} if it was changed meanwhile
     */
    public RuleSetVersion markSimulated(int version, int edition, long simulationId, long adminId) {
        return transactions.call(() -> {
            var standing = locked(version);
            RuleSetRefusals.requireStep(standing, Step.SIMULATE);
            RuleSetRefusals.requireEdition(standing, edition);
            register.simulated(version, simulationId);
            return recorded(version, Event.Kind.SIMULATED, adminId);
        });
    }

    private RuleSet built(RuleSet base, int version, Wanted wanted) {
        var draft = wanted.change().apply(base.draft()).named(wanted.name(), version);
        var flaws = draft.flaws();
        if (!flaws.isEmpty()) {
            throw RuleSetRefusals.flawed(flaws);
        }
        return draft.build();
    }

    private RuleScope known(RuleScope scope) {
        boolean exists =
                switch (scope.kind()) {
                    case ALL, BRAND -> true;
                    case REGION -> isNumber(scope.key()) && register.isRegion(Long.parseLong(scope.key()));
                    case STORE -> isNumber(scope.key()) && register.isStore(Long.parseLong(scope.key()));
                };
        if (!exists) {
            throw RuleSetRefusals.noSuchPlace();
        }
        return scope;
    }

    private static boolean isNumber(String key) {
        return key.matches("[1-9]\\d{0,17}");
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
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
