package io.guidepost.domain.attribution;

import io.guidepost.core.attribution.RuleScope;
import io.guidepost.core.attribution.RuleSet;
import io.guidepost.core.attribution.RuleSetState;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * A rule set with all that belongs to its life (B1). Decisions name it by its version.
 *
 * @param effectiveFrom the first instant at which it holds; empty until activated
 * @param effectiveUntil the first instant at which it no longer does; empty if no end is known
 * @param basedOn the preset or the version it was copied from; empty for what was shipped
 * @param edition grows with every change, so that nobody overwrites what he has not seen
 * @param simulationId the simulation that showed its effect on real orders
 * @param createdBy 0 for what was shipped
 * @param editedBy who gave it its present parameters
 */
public record RuleSetVersion(
        RuleSet rules,
        RuleScope scope,
        RuleSetState state,
        Optional<Instant> effectiveFrom,
        Optional<Instant> effectiveUntil,
        String basedOn,
        int edition,
        Optional<Long> simulationId,
        long createdBy,
        long editedBy,
        Optional<Long> approvedBy,
        Instant createdAt) {

    public RuleSetVersion {
        Objects.requireNonNull(rules, "rules");
        Objects.requireNonNull(scope, "scope");
        Objects.requireNonNull(state, "state");
    }

    public int version() {
        return rules.version();
    }

    /** One step in its life; {@code detail} is the rule set as JSON, as it looked afterwards. */
    public record Event(long id, Kind kind, long adminId, String detail, Instant occurredAt) {

        public enum Kind {
            CREATED,
            EDITED,
            SIMULATED,
            APPROVED,
            ACTIVATED,
            RETIRED
        }
    }

    /** A template that headquarters copies. */
    public record Preset(String name, String title, String titleEn, RuleSet rules) {}
}
