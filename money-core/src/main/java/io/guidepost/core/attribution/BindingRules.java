package io.guidepost.core.attribution;

import io.guidepost.core.attribution.BindingChange.Bound;
import io.guidepost.core.attribution.BindingChange.Ended;
import io.guidepost.core.attribution.BindingChange.Followed;
import io.guidepost.core.attribution.BindingChange.Renewed;
import io.guidepost.core.attribution.RuleSet.BindTrigger;
import io.guidepost.core.attribution.RuleSet.Snatch;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * How shoppers come to belong to guides, stay with them and leave them (B2, B4). Endings are listed before beginnings,
 * so that writing the changes one by one never shows two bindings in force.
 */
public final class BindingRules {

    private BindingRules() {}

    /**
     * What a payment does to the bindings. Without payment nothing happens to them: opening a link or leaving an order
     * unpaid takes no shopper away from his guide.
     *
     * @param bindings all of the shopper's bindings as they are now
     */
    public static List<BindingChange> afterPayment(
            Attribution attribution, RuleSet rules, List<Binding> bindings, Instant paidAt) {
        Optional<Binding> active = activeAt(bindings, paidAt);
        Outcome outcome = attribution.outcome();
        return switch (intent(outcome, rules, active, attribution.decidedAt())) {
            case NONE -> List.of();
            case RENEW -> List.of(new Renewed(active.get().id(), paidAt, expiry(rules, paidAt)));
            case BIND -> begin(rules, bindings, outcome, BindingSource.FIRST_ORDER, paidAt);
            case SNATCH -> {
                List<BindingChange> changes = new ArrayList<>();
                changes.add(new Ended(active.get().id(), EndReason.SNATCHED, paidAt));
                changes.addAll(begin(rules, bindings, outcome, BindingSource.SNATCH, paidAt));
                yield changes;
            }
        };
    }

    /** A shopper and a guide became WeCom friends: he is bound to the guide unless he is bound already. */
    public static List<BindingChange> afterFriendAdded(
            RuleSet rules, List<Binding> bindings, GuideId guide, StoreId store, Instant at) {
        if (!rules.bindTriggers().contains(BindTrigger.ADD_FRIEND)
                || activeAt(bindings, at).isPresent()) {
            return List.of();
        }
        List<BindingChange> changes = expired(bindings, at);
        changes.add(new Bound(guide, store, BindingSource.FRIEND_ADDED, at, protection(rules, at), expiry(rules, at)));
        return changes;
    }

    /**
     * A shopper opened a guide's link or code: that alone binds only where the rules say so.
     *
     * @param isNewcomer whether he has only just registered, and this is the first guide he met
     */
    public static List<BindingChange> afterTouch(
            RuleSet rules, List<Binding> bindings, GuideId guide, StoreId store, Instant at, boolean isNewcomer) {
        if (activeAt(bindings, at).isPresent()) {
            return List.of();
        }
        boolean registers = isNewcomer && rules.bindTriggers().contains(BindTrigger.REGISTER);
        if (!registers && !rules.bindTriggers().contains(BindTrigger.CLICK_SHARE)) {
            return List.of();
        }
        BindingSource source = registers ? BindingSource.REGISTRATION : BindingSource.LINK;
        List<BindingChange> changes = expired(bindings, at);
        changes.add(new Bound(guide, store, source, at, protection(rules, at), expiry(rules, at)));
        return changes;
    }

    /** The shopper deleted the guide in WeCom: the binding stays unless the rules end it. */
    public static List<BindingChange> afterFriendDeleted(
            RuleSet rules, List<Binding> bindings, GuideId guide, Instant at) {
        Optional<Binding> active = activeAt(bindings, at);
        if (!rules.endOnDelete() || active.isEmpty() || !active.get().guide().equals(guide)) {
            return List.of();
        }
        return List.of(new Ended(active.get().id(), EndReason.MEMBER_DELETED, at));
    }

    /** The guide has left the corporation; what is being handed over waits for its answer and is not asked here. */
    public static List<BindingChange> afterGuideLeft(List<Binding> bindings, GuideId guide, Instant at) {
        List<BindingChange> changes = new ArrayList<>();
        for (Binding binding : bindings) {
            if (binding.guide().equals(guide) && binding.isActiveAt(at)) {
                changes.add(new Ended(binding.id(), EndReason.GUIDE_LEFT, at));
            }
        }
        return changes;
    }

    /** The guide moved to another store: the binding goes along, or ends because the guide has left his shopper's store. */
    public static BindingChange afterMove(MoveRule rule, BindingId binding, StoreId to, Instant at) {
        return switch (rule) {
            case FOLLOW_GUIDE -> new Followed(binding, to, at);
            case STAY_WITH_STORE -> new Ended(binding, EndReason.GUIDE_LEFT, at);
        };
    }

    /**
     * WeCom answered a hand-over. If it succeeded the shopper belongs to the new guide from then on; if not, he belongs
     * to his store and to no guide. Whoever has come to belong to somebody else in the meantime stays there.
     *
     * @param storeOfReceiver where the receiving guide serves
     */
    public static List<BindingChange> afterTransfer(
            RuleSet rules, List<Binding> bindings, Transfer transfer, StoreId storeOfReceiver) {
        if (transfer.finishedAt().isEmpty()) {
            return List.of();
        }
        Instant at = transfer.finishedAt().get();
        Optional<Binding> active = activeAt(bindings, at);
        if (active.isPresent() && !active.get().guide().equals(transfer.from())) {
            return List.of();
        }
        boolean isHandedOver = transfer.outcome() == Transfer.Outcome.SUCCEEDED;
        List<BindingChange> changes = new ArrayList<>();
        if (active.isPresent()) {
            EndReason reason = isHandedOver ? EndReason.TRANSFER : EndReason.GUIDE_LEFT;
            changes.add(new Ended(active.get().id(), reason, at));
        } else if (!isHandedOver || !wasLeftBy(bindings, transfer.from(), at)) {
            return List.of();
        }
        if (isHandedOver) {
            changes.addAll(expired(bindings, at));
            changes.add(new Bound(
                    transfer.to(),
                    storeOfReceiver,
                    BindingSource.TRANSFER,
                    at,
                    rules.freshProtectionOnTransfer() ? protection(rules, at) : Optional.empty(),
                    expiry(rules, at)));
        }
        return changes;
    }

    /** Whether the shopper's last binding was to this guide and ended only because the guide left. */
    private static boolean wasLeftBy(List<Binding> bindings, GuideId guide, Instant at) {
        Binding last = null;
        for (Binding binding : bindings) {
            if (!binding.boundAt().isAfter(at) && (last == null || isBoundLater(binding, last))) {
                last = binding;
            }
        }
        return last != null
                && last.guide().equals(guide)
                && last.endReason().filter(EndReason.GUIDE_LEFT::equals).isPresent();
    }

    /**
     * An administrator binds the shopper to this guide, whatever was before, as a new binding with all that the rules
     * give one.
     */
    public static List<BindingChange> byAdmin(
            RuleSet rules, List<Binding> bindings, GuideId guide, StoreId store, Instant at) {
        List<BindingChange> changes = endedByAdmin(bindings, at);
        changes.addAll(expired(bindings, at));
        changes.add(new Bound(guide, store, BindingSource.MANUAL, at, protection(rules, at), expiry(rules, at)));
        return changes;
    }

    /** An administrator ends the binding in force. */
    public static List<BindingChange> endedByAdmin(List<Binding> bindings, Instant at) {
        List<BindingChange> changes = new ArrayList<>();
        activeAt(bindings, at).ifPresent(active -> changes.add(new Ended(active.id(), EndReason.ADMIN, at)));
        return changes;
    }

    /** A correction was asked to move the shopper too: he is bound to the guide who was given the sale (B11). */
    public static List<BindingChange> afterCorrection(
            RuleSet rules, List<Binding> bindings, GuideId guide, StoreId store, Instant at) {
        Optional<Binding> active = activeAt(bindings, at);
        if (active.isPresent() && active.get().guide().equals(guide)) {
            return List.of();
        }
        List<BindingChange> changes = expired(bindings, at);
        active.ifPresent(former -> changes.add(new Ended(former.id(), EndReason.ADMIN, at)));
        changes.add(new Bound(guide, store, BindingSource.MANUAL, at, protection(rules, at), expiry(rules, at)));
        return changes;
    }

    /**
     * Two records of one shopper were merged: of the bindings in force one stays, protected before unprotected, then
     * the one paid under last, then the one bound first.
     */
    public static List<BindingChange> afterMerge(List<Binding> bindings, Instant at) {
        Binding kept = null;
        for (Binding binding : bindings) {
            if (binding.isActiveAt(at) && (kept == null || isKeptBefore(binding, kept, at))) {
                kept = binding;
            }
        }
        List<BindingChange> changes = new ArrayList<>();
        for (Binding binding : bindings) {
            if (binding.isActiveAt(at) && !binding.equals(kept)) {
                changes.add(new Ended(binding.id(), EndReason.ADMIN, at));
            }
        }
        return changes;
    }

    /**
     * Two records that were merged turned out to be two shoppers. What was bound since then belongs to neither; who has
     * no binding then gets back, for the time it has left, the one he lost by the merger.
     *
     * @param bindings this shopper's own, those that came with him back among them
     */
    public static List<BindingChange> afterUnmerge(List<Binding> bindings, Instant mergedAt, Instant at) {
        List<BindingChange> changes = new ArrayList<>();
        Optional<Binding> active = activeAt(bindings, at);
        if (active.isPresent()) {
            if (!active.get().boundAt().isAfter(mergedAt)) {
                return changes;
            }
            changes.add(new Ended(active.get().id(), EndReason.UNMERGE, at));
        }
        changes.addAll(expired(bindings, at));
        for (Binding binding : bindings) {
            boolean isLostByMerging = binding.endedAt().filter(mergedAt::equals).isPresent()
                    && binding.endReason().filter(EndReason.ADMIN::equals).isPresent();
            boolean isStillValid =
                    binding.expiresAt().filter(expiry -> !at.isBefore(expiry)).isEmpty();
            if (isLostByMerging && isStillValid) {
                changes.add(new Bound(
                        binding.guide(),
                        binding.storeAtBind(),
                        BindingSource.MANUAL,
                        at,
                        binding.protectedUntil(),
                        binding.expiresAt()));
                return changes;
            }
        }
        return changes;
    }

    /** Bindings whose time has run out and which have not been ended yet. */
    public static List<BindingChange> expired(List<Binding> bindings, Instant at) {
        List<BindingChange> changes = new ArrayList<>();
        for (Binding binding : bindings) {
            if (binding.endedAt().isEmpty()
                    && binding.expiresAt().isPresent()
                    && !at.isBefore(binding.expiresAt().get())) {
                changes.add(new Ended(
                        binding.id(), EndReason.EXPIRED, binding.expiresAt().get()));
            }
        }
        return changes;
    }

    /** The binding in force; of several, which only bad data can have, the one bound last. */
    public static Optional<Binding> activeAt(List<Binding> bindings, Instant at) {
        Binding active = null;
        for (int i = 0; i < bindings.size(); i++) {
            Binding binding = bindings.get(i);
            if (binding.isActiveAt(at) && (active == null || isBoundLater(binding, active))) {
                active = binding;
            }
        }
        return Optional.ofNullable(active);
    }

    static BindingIntent intent(Outcome outcome, RuleSet rules, Optional<Binding> active, Instant decidedAt) {
        if (outcome.guide().isEmpty() || outcome.splits().get(0).bar() == CommissionBar.SELF_PURCHASE) {
            return BindingIntent.NONE;
        }
        if (active.isPresent() && active.get().guide().equals(outcome.guide().get())) {
            return BindingIntent.RENEW;
        }
        if (outcome.basis() != Basis.ASSIST && outcome.basis() != Basis.LAST_TOUCH) {
            return BindingIntent.NONE;
        }
        if (active.isEmpty()) {
            return rules.bindTriggers().contains(BindTrigger.FIRST_ORDER) ? BindingIntent.BIND : BindingIntent.NONE;
        }
        boolean mayBeTaken = rules.snatch() == Snatch.ANYTIME
                || (rules.snatch() == Snatch.AFTER_PROTECTION && !active.get().isProtectedAt(decidedAt));
        return mayBeTaken ? BindingIntent.SNATCH : BindingIntent.NONE;
    }

    private static List<BindingChange> begin(
            RuleSet rules, List<Binding> bindings, Outcome outcome, BindingSource source, Instant at) {
        List<BindingChange> changes = expired(bindings, at);
        changes.add(new Bound(
                outcome.guide().get(), outcome.store().get(), source, at, protection(rules, at), expiry(rules, at)));
        return changes;
    }

    private static boolean isBoundLater(Binding binding, Binding than) {
        int time = binding.boundAt().compareTo(than.boundAt());
        return time != 0 ? time > 0 : binding.id().value() < than.id().value();
    }

    private static boolean isKeptBefore(Binding binding, Binding other, Instant at) {
        if (binding.isProtectedAt(at) != other.isProtectedAt(at)) {
            return binding.isProtectedAt(at);
        }
        int paid = binding.lastPaidAt()
                .orElse(Instant.MIN)
                .compareTo(other.lastPaidAt().orElse(Instant.MIN));
        if (paid != 0) {
            return paid > 0;
        }
        int bound = binding.boundAt().compareTo(other.boundAt());
        return bound != 0 ? bound < 0 : binding.id().value() < other.id().value();
    }

    private static Optional<Instant> protection(RuleSet rules, Instant from) {
        return rules.protectionDays() == 0
                ? Optional.empty()
                : Optional.of(from.plus(rules.protectionDays(), ChronoUnit.DAYS));
    }

    private static Optional<Instant> expiry(RuleSet rules, Instant from) {
        return rules.validityDays() == RuleSet.PERMANENT
                ? Optional.empty()
                : Optional.of(from.plus(rules.validityDays(), ChronoUnit.DAYS));
    }
}
