package io.guidepost.core.attribution;

import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * All parameters of attribution (B2). Immutable once in force; a change is a new version.
 *
 * @param enabled the grounds that count at all; STORE and HQ always do
 * @param bindTriggers what makes a shopper bound
 * @param snatch whether another guide's sale may take a binding over
 * @param protectionDays how long a new binding wins over another guide's touch
 * @param validityDays how long a binding holds without a paid order; {@link #PERMANENT} for ever
 * @param lookbackDays how far back a touch counts
 * @param friendPriority the order of guides for {@link MultiFriend#PRIORITY_LIST}
 * @param fulfilShareBp part of the store credit that goes to the store which delivers
 * @param assistShareBp part of the guide credit that goes to the assisting guide if the shopper is bound to another
 * @param endOnDelete whether a binding ends when the shopper deletes the guide in WeCom
 * @param freshProtectionOnTransfer whether a handed-over shopper is protected anew
 */
public record RuleSet(
        String name,
        int version,
        DecisionMoment decisionMoment,
        Precedence precedence,
        Set<Basis> enabled,
        Set<BindTrigger> bindTriggers,
        Snatch snatch,
        int protectionDays,
        int validityDays,
        int lookbackDays,
        TouchScope touchScope,
        MultiFriend multiFriend,
        List<GuideId> friendPriority,
        CrossStore crossStore,
        StoreCredit storeCredit,
        int fulfilShareBp,
        SelfPurchase selfPurchase,
        GuideAsCustomer guideAsCustomer,
        AssistConfirm assistConfirm,
        int assistShareBp,
        boolean endOnDelete,
        boolean freshProtectionOnTransfer) {

    public static final int PERMANENT = -1;

    /** When the decision is taken. */
    public enum DecisionMoment {
        ORDER_CREATED,
        ORDER_PAID
    }

    /**
     * Which ground is the strongest. A designation is the last touch there is, so it also leads under
     * LAST_TOUCH_FIRST; under BINDING_FIRST a binding, protected or not, outranks it.
     */
    public enum Precedence {
        ASSIST_FIRST,
        BINDING_FIRST,
        LAST_TOUCH_FIRST
    }

    /** What makes a shopper bound to a guide. */
    public enum BindTrigger {
        CLICK_SHARE,
        REGISTER,
        ADD_FRIEND,
        FIRST_ORDER,
        MANUAL
    }

    /** Whether a binding can be taken over by another guide's sale. */
    public enum Snatch {
        NEVER,
        ANYTIME,
        AFTER_PROTECTION
    }

    /** What a touch speaks for; other than for the whole shop, each line is decided by itself. */
    public enum TouchScope {
        WHOLE_SHOP,
        /** The product that was shared, and nothing else. */
        SAME_SPU,
        /** The product that was shared, or every product of the outfit that was shared. */
        SAME_LOOK
    }

    /** Which of several WeCom friends counts. */
    public enum MultiFriend {
        MOST_RECENT,
        FIRST,
        PRIORITY_LIST,
        NONE
    }

    /** What happens when another store than the guide's delivers. */
    public enum CrossStore {
        PAY_BOUND_GUIDE,
        PAY_FULFILLING_STORE,
        PAY_NO_GUIDE
    }

    /** Which store is credited with a guide's sale. */
    public enum StoreCredit {
        GUIDE_STORE,
        FULFILLING_STORE,
        HOME_STORE
    }

    /** What a guide gets for buying through himself. */
    public enum SelfPurchase {
        PAY,
        NO_COMMISSION,
        FORBID
    }

    /** Whether a guide who shops stays bound to the guide he was bound to before. */
    public enum GuideAsCustomer {
        KEEP_BINDER,
        RELEASE
    }

    /** Whether an assisted basket counts only when the shopper has taken it over. */
    public enum AssistConfirm {
        NONE,
        SHOPPER
    }

    /** Clothing and the default: protection 30 days, validity 180 days, touches of 7 days. */
    public static final RuleSet APPAREL = new RuleSet(
            "APPAREL",
            1,
            DecisionMoment.ORDER_CREATED,
            Precedence.ASSIST_FIRST,
            EnumSet.allOf(Basis.class),
            EnumSet.of(BindTrigger.ADD_FRIEND, BindTrigger.FIRST_ORDER),
            Snatch.AFTER_PROTECTION,
            30,
            180,
            7,
            TouchScope.WHOLE_SHOP,
            MultiFriend.MOST_RECENT,
            List.of(),
            CrossStore.PAY_BOUND_GUIDE,
            StoreCredit.GUIDE_STORE,
            0,
            SelfPurchase.NO_COMMISSION,
            GuideAsCustomer.KEEP_BINDER,
            AssistConfirm.SHOPPER,
            10_000,
            false,
            false);

    /** Jewellery and cars: whoever is bound stays bound. */
    public static final RuleSet JEWELLERY = APPAREL.draft()
            .named("JEWELLERY", 1)
            .precedence(Precedence.BINDING_FIRST)
            .snatch(Snatch.NEVER)
            .protectionDays(0)
            .validityDays(PERMANENT)
            .build();

    /** Everyday goods: the last to share wins. */
    public static final RuleSet FMCG = APPAREL.draft()
            .named("FMCG", 1)
            .precedence(Precedence.LAST_TOUCH_FIRST)
            .snatch(Snatch.ANYTIME)
            .protectionDays(0)
            .lookbackDays(3)
            .build();

    /** Only the guide named at the till or on the basket counts. */
    public static final RuleSet POS_STRICT = APPAREL.draft()
            .named("POS_STRICT", 1)
            .enabled(EnumSet.of(Basis.ASSIST, Basis.STORE, Basis.HQ))
            .build();

    public RuleSet {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(decisionMoment, "decisionMoment");
        Objects.requireNonNull(precedence, "precedence");
        Objects.requireNonNull(snatch, "snatch");
        Objects.requireNonNull(touchScope, "touchScope");
        Objects.requireNonNull(multiFriend, "multiFriend");
        Objects.requireNonNull(crossStore, "crossStore");
        Objects.requireNonNull(storeCredit, "storeCredit");
        Objects.requireNonNull(selfPurchase, "selfPurchase");
        Objects.requireNonNull(guideAsCustomer, "guideAsCustomer");
        Objects.requireNonNull(assistConfirm, "assistConfirm");
        // Enum sets: always written in the same order, and asked for every candidate of every order.
        enabled = Collections.unmodifiableSet(enumSet(Basis.class, enabled));
        bindTriggers = Collections.unmodifiableSet(enumSet(BindTrigger.class, bindTriggers));
        friendPriority = List.copyOf(friendPriority);
        if (version < 1) {
            throw new IllegalArgumentException("A version is at least 1, not " + version);
        }
        if (protectionDays < 0 || protectionDays > 3650) {
            throw new IllegalArgumentException("Protection lasts 0 to 3650 days, not " + protectionDays);
        }
        if (validityDays != PERMANENT && (validityDays < 1 || validityDays > 3650)) {
            throw new IllegalArgumentException("A binding holds 1 to 3650 days or for ever, not " + validityDays);
        }
        if (lookbackDays < 1 || lookbackDays > 90) {
            throw new IllegalArgumentException("Touches count for 1 to 90 days, not " + lookbackDays);
        }
        if (fulfilShareBp < 0 || fulfilShareBp > 10_000 || assistShareBp < 0 || assistShareBp > 10_000) {
            throw new IllegalArgumentException("A share lies between 0 and 10000 bp");
        }
        if (!enabled.contains(Basis.STORE) || !enabled.contains(Basis.HQ)) {
            throw new IllegalArgumentException("Store and headquarters always count");
        }
    }

    private static <E extends Enum<E>> EnumSet<E> enumSet(Class<E> type, Set<E> values) {
        EnumSet<E> set = EnumSet.noneOf(type);
        set.addAll(values);
        return set;
    }

    /** A copy to change; what comes of it is another rule set. */
    public RuleSetDraft draft() {
        return new RuleSetDraft(this);
    }

    /** How strong a ground is under these rules; the smaller wins. */
    int strengthOf(Basis basis) {
        return switch (precedence) {
            case ASSIST_FIRST -> basis.ordinal();
            case BINDING_FIRST ->
                switch (basis) {
                    case PROTECTED_BINDING -> 0;
                    case UNPROTECTED_BINDING -> 1;
                    case ASSIST -> 2;
                    case LAST_TOUCH -> 3;
                    default -> basis.ordinal();
                };
            case LAST_TOUCH_FIRST ->
                switch (basis) {
                    case ASSIST -> 0;
                    case LAST_TOUCH -> 1;
                    case PROTECTED_BINDING -> 2;
                    default -> basis.ordinal();
                };
        };
    }
}
