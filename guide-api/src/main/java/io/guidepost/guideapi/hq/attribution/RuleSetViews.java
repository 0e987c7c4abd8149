package io.guidepost.guideapi.hq.attribution;

import io.guidepost.core.attribution.Basis;
import io.guidepost.core.attribution.GuideId;
import io.guidepost.core.attribution.RuleScope;
import io.guidepost.core.attribution.RuleSet;
import io.guidepost.core.attribution.RuleSetDraft;
import io.guidepost.core.attribution.RuleSetState;
import io.guidepost.core.words.Words;
import io.guidepost.domain.Refusal;
import io.guidepost.domain.attribution.DraftRuleSet;
import io.guidepost.domain.attribution.RuleSetVersion;
import io.guidepost.webedge.json.Id;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** Rule sets as headquarters sees and writes them. */
final class RuleSetViews {

    /** More levels than one would be a pyramid; the law knows two, we know one (B2). */
    private static final int MAX_LEVELS = 1;

    private RuleSetViews() {}

    static DraftRuleSet.Wanted wanted(String name, Parameters parameters, ScopeView scope) {
        return new DraftRuleSet.Wanted(
                name,
                draft -> parameters == null ? draft : parameters.applyTo(draft),
                Optional.ofNullable(scope).map(ScopeView::toScope));
    }

    /** {@code key} is the brand's name or the id of the region or store; absent for ALL. */
    record ScopeView(@NotNull RuleScope.Kind type, @Size(max = 64) String key) {

        static ScopeView of(RuleScope scope) {
            return new ScopeView(scope.kind(), scope.key().isEmpty() ? null : scope.key());
        }

        RuleScope toScope() {
            var given = key == null ? "" : key.strip();
            if ((type == RuleScope.Kind.ALL) != given.isEmpty()) {
                var words = new Words("范围 ALL 没有 key,其他范围必须有 key", "ALL has no key, every other scope has one");
                throw new Refusal(
                        Refusal.Kind.MALFORMED,
                        "validation_failed",
                        words,
                        Map.of("errors", List.of(Map.of("field", "scope.key", "message", words))));
            }
            return new RuleScope(type, given);
        }
    }

    /** All parameters of B2; of a request those that are absent stay as they are. */
    record Parameters(
            RuleSet.DecisionMoment decisionMoment,
            RuleSet.Precedence precedence,
            Set<@NotNull Basis> enabled,
            Set<RuleSet.@NotNull BindTrigger> bindTriggers,
            RuleSet.Snatch snatch,
            Integer protectionDays,
            Integer validityDays,
            Integer lookbackDays,
            RuleSet.TouchScope touchScope,
            RuleSet.MultiFriend multiFriend,
            @Size(max = 1000) List<@NotNull Id> friendPriority,
            RuleSet.CrossStore crossStore,
            RuleSet.StoreCredit storeCredit,
            Integer fulfilShareBp,
            RuleSet.SelfPurchase selfPurchase,
            RuleSet.GuideAsCustomer guideAsCustomer,
            RuleSet.AssistConfirm assistConfirm,
            Integer assistShareBp,
            Boolean endOnDelete,
            Boolean freshProtectionOnTransfer,
            Integer maxLevels) {

        static Parameters of(RuleSet rules) {
            return new Parameters(
                    rules.decisionMoment(),
                    rules.precedence(),
                    rules.enabled(),
                    rules.bindTriggers(),
                    rules.snatch(),
                    rules.protectionDays(),
                    rules.validityDays(),
                    rules.lookbackDays(),
                    rules.touchScope(),
                    rules.multiFriend(),
                    rules.friendPriority().stream()
                            .map(guide -> new Id(guide.value()))
                            .toList(),
                    rules.crossStore(),
                    rules.storeCredit(),
                    rules.fulfilShareBp(),
                    rules.selfPurchase(),
                    rules.guideAsCustomer(),
                    rules.assistConfirm(),
                    rules.assistShareBp(),
                    rules.endOnDelete(),
                    rules.freshProtectionOnTransfer(),
                    MAX_LEVELS);
        }

        RuleSetDraft applyTo(RuleSetDraft draft) {
            if (maxLevels != null && maxLevels != MAX_LEVELS) {
                var words = new Words("只支持一级", "Only one level is supported");
                throw new Refusal(
                        Refusal.Kind.MALFORMED,
                        "validation_failed",
                        words,
                        Map.of("errors", List.of(Map.of("field", "parameters.maxLevels", "message", words))));
            }
            unlessAbsent(decisionMoment, draft::decisionMoment);
            unlessAbsent(precedence, draft::precedence);
            unlessAbsent(enabled, draft::enabled);
            unlessAbsent(bindTriggers, draft::bindTriggers);
            unlessAbsent(snatch, draft::snatch);
            unlessAbsent(protectionDays, draft::protectionDays);
            unlessAbsent(validityDays, draft::validityDays);
            unlessAbsent(lookbackDays, draft::lookbackDays);
            unlessAbsent(touchScope, draft::touchScope);
            unlessAbsent(multiFriend, draft::multiFriend);
            unlessAbsent(
                    friendPriority,
                    ids -> draft.friendPriority(
                            ids.stream().map(id -> new GuideId(id.value())).toList()));
            unlessAbsent(crossStore, draft::crossStore);
            unlessAbsent(storeCredit, draft::storeCredit);
            unlessAbsent(fulfilShareBp, draft::fulfilShareBp);
            unlessAbsent(selfPurchase, draft::selfPurchase);
            unlessAbsent(guideAsCustomer, draft::guideAsCustomer);
            unlessAbsent(assistConfirm, draft::assistConfirm);
            unlessAbsent(assistShareBp, draft::assistShareBp);
            unlessAbsent(endOnDelete, draft::endOnDelete);
            unlessAbsent(freshProtectionOnTransfer, draft::freshProtectionOnTransfer);
            return draft;
        }

        private static <T> void unlessAbsent(T value, Consumer<T> set) {
            if (value != null) {
                set.accept(value);
            }
        }
    }

    /**
     * @param id the number by which decisions name it as {@code ruleSetVersion}
     * @param version grows with every change; a change must name the one it was made to
     * @param inForce whether it holds now for its scope
     */
    record RuleSetView(
            Id id,
            String name,
            RuleSetState state,
            boolean inForce,
            ScopeView scope,
            Instant effectiveFrom,
            Instant effectiveUntil,
            String basedOn,
            Id simulationId,
            Parameters parameters,
            Id createdBy,
            Id editedBy,
            Id approvedBy,
            Instant createdAt,
            int version) {

        static RuleSetView of(RuleSetVersion set, Set<Integer> inForce) {
            return new RuleSetView(
                    new Id(set.version()),
                    set.rules().name(),
                    set.state(),
                    inForce.contains(set.version()),
                    ScopeView.of(set.scope()),
                    set.effectiveFrom().orElse(null),
                    set.effectiveUntil().orElse(null),
                    set.basedOn().isEmpty() ? null : set.basedOn(),
                    set.simulationId().map(Id::new).orElse(null),
                    Parameters.of(set.rules()),
                    someone(set.createdBy()),
                    someone(set.editedBy()),
                    set.approvedBy().map(Id::new).orElse(null),
                    set.createdAt(),
                    set.edition());
        }

        private static Id someone(long adminId) {
            return adminId == 0 ? null : new Id(adminId);
        }
    }

    /** {@code title} and {@code titleEn} are its names for people. */
    record PresetView(String name, String title, String titleEn, Parameters parameters) {

        static PresetView of(RuleSetVersion.Preset preset) {
            return new PresetView(preset.name(), preset.title(), preset.titleEn(), Parameters.of(preset.rules()));
        }
    }

    /** {@code detail} is the rule set as JSON text, as it looked afterwards. */
    record EventView(Id id, RuleSetVersion.Event.Kind kind, Id adminId, String detail, Instant occurredAt) {

        static EventView of(RuleSetVersion.Event event) {
            return new EventView(
                    new Id(event.id()), event.kind(), new Id(event.adminId()), event.detail(), event.occurredAt());
        }
    }
}
