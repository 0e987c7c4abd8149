package io.guidepost.domain.organization;

import io.guidepost.core.words.Words;
import io.guidepost.domain.Refusal;
import io.guidepost.domain.database.Ids;
import io.guidepost.domain.foureyes.Matter;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Headquarters agrees on terms with a store: one proposes, another approves, and nothing holds for the past. */
@Service
public class AgreeWithStore {

    private final StorePolicies policies;
    private final Roster roster;
    private final Ids ids;
    private final Clock clock;

    AgreeWithStore(StorePolicies policies, Roster roster, Ids ids, Clock clock) {
        this.policies = policies;
        this.roster = roster;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * @param hqServiceBp 0 to 10000; only a franchisee pays for service
     * @param effectiveFrom empty for the moment of approval
     */
    public record Terms(
            long storeId,
            String legalEntity,
            int hqServiceBp,
            Optional<Instant> effectiveFrom,
            String note,
            long adminId) {}

    @Transactional
    public StorePolicy propose(Terms terms) {
        var store = roster.store(terms.storeId()).orElseThrow(() -> Refusal.notFound("门店", "store"));
        if (terms.hqServiceBp() > 0 && store.ownership() != Store.Ownership.FRANCHISE) {
            throw new Refusal(
                    Refusal.Kind.REFUSED,
                    "store_not_franchise",
                    new Words("只有加盟店可以设置总部服务费", "Only a franchised store pays headquarters for service"));
        }
        var now = clock.instant();
        var from = terms.effectiveFrom().orElse(now);
        if (from.isBefore(now)) {
            throw new Refusal(
                    Refusal.Kind.REFUSED,
                    "effective_in_the_past",
                    new Words("生效时间不能早于现在", "Terms cannot take effect in the past"));
        }
        var policy = new StorePolicy(
                ids.next(),
                terms.storeId(),
                terms.legalEntity(),
                terms.hqServiceBp(),
                from,
                StorePolicy.State.PROPOSED,
                terms.note(),
                terms.adminId(),
                now,
                Optional.empty(),
                Optional.empty());
        policies.add(policy);
        return policy;
    }

    /** By somebody else than who proposed. What was to hold from an instant that has passed holds from now. */
    @Transactional
    public StorePolicy approve(long storeId, long policyId, long adminId) {
        return decide(storeId, policyId, adminId, StorePolicy.State.APPROVED);
    }

    @Transactional
    public StorePolicy reject(long storeId, long policyId, long adminId) {
        return decide(storeId, policyId, adminId, StorePolicy.State.REJECTED);
    }

    private StorePolicy decide(long storeId, long policyId, long adminId, StorePolicy.State state) {
        var policy = policies.lock(policyId)
                .filter(found -> found.storeId() == storeId)
                .orElseThrow(() -> Refusal.notFound("门店政策", "store policy"));
        if (policy.state() != StorePolicy.State.PROPOSED) {
            throw new Refusal(
                    Refusal.Kind.CONFLICT,
                    "policy_already_decided",
                    new Words("该政策已审批", "These terms have been decided on already"));
        }
        Matter.STORE_POLICY.requireSecond(adminId, policy.createdBy());
        var now = clock.instant();
        var decided = new StorePolicy(
                policy.id(),
                policy.storeId(),
                policy.legalEntity(),
                policy.hqServiceBp(),
                policy.effectiveFrom().isBefore(now) ? now : policy.effectiveFrom(),
                state,
                policy.note(),
                policy.createdBy(),
                policy.createdAt(),
                Optional.of(adminId),
                Optional.of(now));
        if (!policies.decide(decided)) {
            throw new IllegalStateException("Store policy %d changed while it was locked".formatted(policyId));
        }
        return decided;
    }
}
