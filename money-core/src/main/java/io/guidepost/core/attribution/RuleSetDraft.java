package io.guidepost.core.attribution;

import io.guidepost.core.attribution.RuleSet.AssistConfirm;
import io.guidepost.core.attribution.RuleSet.BindTrigger;
import io.guidepost.core.attribution.RuleSet.CrossStore;
import io.guidepost.core.attribution.RuleSet.DecisionMoment;
import io.guidepost.core.attribution.RuleSet.GuideAsCustomer;
import io.guidepost.core.attribution.RuleSet.MultiFriend;
import io.guidepost.core.attribution.RuleSet.Precedence;
import io.guidepost.core.attribution.RuleSet.SelfPurchase;
import io.guidepost.core.attribution.RuleSet.Snatch;
import io.guidepost.core.attribution.RuleSet.StoreCredit;
import io.guidepost.core.attribution.RuleSet.TouchScope;
import java.util.List;
import java.util.Set;

/** A rule set being changed; {@link #build()} checks it. */
public final class RuleSetDraft {

    private String name;
    private int version;
    private DecisionMoment decisionMoment;
    private Precedence precedence;
    private Set<Basis> enabled;
    private Set<BindTrigger> bindTriggers;
    private Snatch snatch;
    private int protectionDays;
    private int validityDays;
    private int lookbackDays;
    private TouchScope touchScope;
    private MultiFriend multiFriend;
    private List<GuideId> friendPriority;
    private CrossStore crossStore;
    private StoreCredit storeCredit;
    private int fulfilShareBp;
    private SelfPurchase selfPurchase;
    private GuideAsCustomer guideAsCustomer;
    private AssistConfirm assistConfirm;
    private int assistShareBp;
    private boolean endOnDelete;
    private boolean freshProtectionOnTransfer;

    RuleSetDraft(RuleSet from) {
        name = from.name();
        version = from.version();
        decisionMoment = from.decisionMoment();
        precedence = from.precedence();
        enabled = from.enabled();
        bindTriggers = from.bindTriggers();
        snatch = from.snatch();
        protectionDays = from.protectionDays();
        validityDays = from.validityDays();
        lookbackDays = from.lookbackDays();
        touchScope = from.touchScope();
        multiFriend = from.multiFriend();
        friendPriority = from.friendPriority();
        crossStore = from.crossStore();
        storeCredit = from.storeCredit();
        fulfilShareBp = from.fulfilShareBp();
        selfPurchase = from.selfPurchase();
        guideAsCustomer = from.guideAsCustomer();
        assistConfirm = from.assistConfirm();
        assistShareBp = from.assistShareBp();
        endOnDelete = from.endOnDelete();
        freshProtectionOnTransfer = from.freshProtectionOnTransfer();
    }

    public RuleSetDraft named(String name, int version) {
        this.name = name;
        this.version = version;
        return this;
    }

    public RuleSetDraft decisionMoment(DecisionMoment decisionMoment) {
        this.decisionMoment = decisionMoment;
        return this;
    }

    public RuleSetDraft precedence(Precedence precedence) {
        this.precedence = precedence;
        return this;
    }

    public RuleSetDraft enabled(Set<Basis> enabled) {
        this.enabled = enabled;
        return this;
    }

    public RuleSetDraft bindTriggers(Set<BindTrigger> bindTriggers) {
        this.bindTriggers = bindTriggers;
        return this;
    }

    public RuleSetDraft snatch(Snatch snatch) {
        this.snatch = snatch;
        return this;
    }

    public RuleSetDraft protectionDays(int protectionDays) {
        this.protectionDays = protectionDays;
        return this;
    }

    public RuleSetDraft validityDays(int validityDays) {
        this.validityDays = validityDays;
        return this;
    }

    public RuleSetDraft lookbackDays(int lookbackDays) {
        this.lookbackDays = lookbackDays;
        return this;
    }

    public RuleSetDraft touchScope(TouchScope touchScope) {
        this.touchScope = touchScope;
        return this;
    }

    public RuleSetDraft multiFriend(MultiFriend multiFriend) {
        this.multiFriend = multiFriend;
        return this;
    }

    public RuleSetDraft friendPriority(List<GuideId> friendPriority) {
        this.friendPriority = friendPriority;
        return this;
    }

    public RuleSetDraft crossStore(CrossStore crossStore) {
        this.crossStore = crossStore;
        return this;
    }

    public RuleSetDraft storeCredit(StoreCredit storeCredit) {
        this.storeCredit = storeCredit;
        return this;
    }

    public RuleSetDraft fulfilShareBp(int fulfilShareBp) {
        this.fulfilShareBp = fulfilShareBp;
        return this;
    }

    public RuleSetDraft selfPurchase(SelfPurchase selfPurchase) {
        this.selfPurchase = selfPurchase;
        return this;
    }

    public RuleSetDraft guideAsCustomer(GuideAsCustomer guideAsCustomer) {
        this.guideAsCustomer = guideAsCustomer;
        return this;
    }

    public RuleSetDraft assistConfirm(AssistConfirm assistConfirm) {
        this.assistConfirm = assistConfirm;
        return this;
    }

    public RuleSetDraft assistShareBp(int assistShareBp) {
        this.assistShareBp = assistShareBp;
        return this;
    }

    public RuleSetDraft endOnDelete(boolean endOnDelete) {
        this.endOnDelete = endOnDelete;
        return this;
    }

    public RuleSetDraft freshProtectionOnTransfer(boolean freshProtectionOnTransfer) {
        this.freshProtectionOnTransfer = freshProtectionOnTransfer;
        return this;
    }

    public RuleSet build() {
        return new RuleSet(
                name,
                version,
                decisionMoment,
                precedence,
                enabled,
                bindTriggers,
                snatch,
                protectionDays,
                validityDays,
                lookbackDays,
                touchScope,
                multiFriend,
                friendPriority,
                crossStore,
                storeCredit,
                fulfilShareBp,
                selfPurchase,
                guideAsCustomer,
                assistConfirm,
                assistShareBp,
                endOnDelete,
                freshProtectionOnTransfer);
    }
}
