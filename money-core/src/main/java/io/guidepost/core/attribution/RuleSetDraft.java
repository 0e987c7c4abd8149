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
import io.guidepost.core.words.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** A rule set being changed; {@link #flaws()} tells everything that is wrong with it, {@link #build()} refuses the first. */
public final class RuleSetDraft {

    private static final int LONGEST_NAME = 64;
    private static final int MOST_DAYS = 3_650;
    private static final int MOST_LOOKBACK_DAYS = 90;
    private static final int MOST_FRIENDS = 1_000;
    private static final int WHOLE_BP = 10_000;

    /** What keeps a draft from being a rule set; {@code field} is the parameter's name. */
    public record Flaw(String field, Words words) {}

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

    /** Every flaw by its parameter (B2); empty means that it can be built. */
    public List<Flaw> flaws() {
        List<Flaw> flaws = new ArrayList<>();
        if (name == null || name.isBlank() || name.length() > LONGEST_NAME) {
            flaws.add(flaw("name", "名称需为 1 到 64 个字符", "A name has 1 to 64 characters"));
        }
        between(protectionDays, 0, MOST_DAYS, "protectionDays", flaws);
        if (validityDays != RuleSet.PERMANENT) {
            between(validityDays, 1, MOST_DAYS, "validityDays", flaws);
            if (validityDays >= 1 && protectionDays > validityDays) {
                flaws.add(
                        flaw("protectionDays", "保护期不能长于有效期", "A binding cannot be protected for longer than it holds"));
            }
        }
        between(lookbackDays, 1, MOST_LOOKBACK_DAYS, "lookbackDays", flaws);
        between(fulfilShareBp, 0, WHOLE_BP, "fulfilShareBp", flaws);
        between(assistShareBp, 0, WHOLE_BP, "assistShareBp", flaws);
        if (!enabled.contains(Basis.STORE) || !enabled.contains(Basis.HQ)) {
            flaws.add(flaw("enabled", "必须包含 STORE 和 HQ", "STORE and HQ always count"));
        }
        if (multiFriend == RuleSet.MultiFriend.PRIORITY_LIST && friendPriority.isEmpty()) {
            flaws.add(flaw("friendPriority", "按优先名单时名单不能为空", "A priority list names at least one guide"));
        }
        if (friendPriority.size() > MOST_FRIENDS
                || friendPriority.stream().distinct().count() != friendPriority.size()) {
            flaws.add(flaw(
                    "friendPriority", "名单最多 1000 人且不能重复", "The list names at most 1000 guides, each of them once"));
        }
        return flaws;
    }

    private static void between(int value, int least, int most, String field, List<Flaw> flaws) {
        if (value < least || value > most) {
            flaws.add(flaw(
                    field,
                    "需在 %d 到 %d 之间".formatted(least, most),
                    "must lie between %d and %d".formatted(least, most)));
        }
    }

    private static Flaw flaw(String field, String zh, String en) {
        return new Flaw(field, new Words(zh, en));
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
