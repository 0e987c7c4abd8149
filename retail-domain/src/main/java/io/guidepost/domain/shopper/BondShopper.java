package io.guidepost.domain.shopper;

import io.guidepost.core.attribution.Binding;
import io.guidepost.core.attribution.BindingChange;
import io.guidepost.core.attribution.BindingRules;
import io.guidepost.core.attribution.GuideId;
import io.guidepost.core.attribution.RuleSet.BindTrigger;
import io.guidepost.core.attribution.StoreId;
import io.guidepost.domain.attribution.Attributions;
import io.guidepost.domain.attribution.RuleSets;
import io.guidepost.domain.database.TransactionRetry;
import io.guidepost.domain.organization.Guide;
import io.guidepost.domain.organization.Roster;
import io.guidepost.domain.organization.Serving;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Service;

/**
 * Binds shoppers to guides (B1, B2): to the guide they befriend, if they are bound to nobody, and to the guide whose
 * sale they pay for, as the rules of that sale allow. What happened earlier but is learnt of later never undoes what
 * has come since.
 */
@Service
public class BondShopper {

    /** So long after registering the first guide whom a shopper meets counts as the one who brought him. */
    private static final Duration NEWCOMER = Duration.ofDays(1);

    private final Bonds bonds;
    private final Friends friends;
    private final Shoppers shoppers;
    private final Roster roster;
    private final RuleSets ruleSets;
    private final Attributions attributions;
    private final TransactionRetry transaction;
    private final Clock clock;

    BondShopper(
            Bonds bonds,
            Friends friends,
            Shoppers shoppers,
            Roster roster,
            RuleSets ruleSets,
            Attributions attributions,
            TransactionRetry transaction,
            Clock clock) {
        this.bonds = bonds;
        this.friends = friends;
        this.shoppers = shoppers;
        this.roster = roster;
        this.ruleSets = ruleSets;
        this.attributions = attributions;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** The member has befriended the guide at that time. */
    void afterFriendAdded(long memberId, long guideId, Instant addedAt) {
        transaction.run(() -> {
            bonds.lock(memberId);
            bindToFriend(memberId, guideId, addedAt);
        });
    }

    /** The shop has learnt that somebody whom guides have as a friend is this member: the oldest friend counts. */
    public void afterMemberKnown(long memberId) {
        transaction.run(() -> {
            bonds.lock(memberId);
            friends.livingOfMember(memberId).stream()
                    .anyMatch(friend -> bindToFriend(memberId, friend.guideId(), friend.addedAt()));
        });
    }

    /** The order is paid: bind, renew or snatch by the rules under which it was attributed. May be repeated. */
    public void afterPayment(long orderId) {
        var order = bonds.paidOrder(orderId)
                .orElseThrow(() -> new IllegalStateException("Order %d is not paid".formatted(orderId)));
        var attribution = attributions
                .of(orderId)
                .orElseThrow(() -> new IllegalStateException("Order %d has no attribution".formatted(orderId)))
                .attribution();
        var rules = ruleSets.version(attribution.ruleSetVersion());
        transaction.run(() -> {
            bonds.lock(order.memberId());
            var bindings = bonds.of(order.memberId());
            var changes = BindingRules.afterPayment(attribution, rules, bindings, order.paidAt());
            if (!isOvertaken(bindings, order.paidAt()) && !bindsToLeaver(changes)) {
                bonds.apply(order.memberId(), changes, BondCause.payment(orderId));
            }
        });
    }

    /** The member has opened a guide's link or code, which binds by itself only where the rules say so. */
    public void afterTouch(long memberId, long guideId, long storeId, Instant at) {
        var rules = ruleSets.inForceIn(new StoreId(storeId), at);
        if (!rules.bindTriggers().contains(BindTrigger.CLICK_SHARE)
                && !rules.bindTriggers().contains(BindTrigger.REGISTER)) {
            return;
        }
        var registeredAt = shoppers.registeredAt(memberId);
        transaction.run(() -> {
            bonds.lock(memberId);
            var bindings = bonds.of(memberId);
            if (isOvertaken(bindings, at) || !isAtWork(guideId)) {
                return;
            }
            boolean isNewcomer = bindings.isEmpty() && !at.isAfter(registeredAt.plus(NEWCOMER));
            bonds.apply(
                    memberId,
                    BindingRules.afterTouch(
                            rules, bindings, new GuideId(guideId), new StoreId(storeId), at, isNewcomer),
                    BondCause.of(BondCause.Kind.TOUCH));
        });
    }

    /** Guide and customer are friends no longer, because one of them deleted the other. */
    void afterFriendDeleted(long memberId, long guideId, Instant at) {
        var rules = roster.serving(guideId, at)
                .map(serving -> ruleSets.inForceIn(new StoreId(serving.storeId()), at))
                .orElseGet(() -> ruleSets.inForceAt(at));
        if (rules.endOnDelete()) {
            transaction.run(() -> {
                bonds.lock(memberId);
                bonds.apply(
                        memberId,
                        BindingRules.afterFriendDeleted(rules, bonds.of(memberId), new GuideId(guideId), at),
                        BondCause.of(BondCause.Kind.DELETED));
            });
        }
    }

    /** Nobody comes to belong to a guide who has gone between the order and its payment. */
    private boolean bindsToLeaver(List<BindingChange> changes) {
        return changes.stream()
                .anyMatch(change -> change instanceof BindingChange.Bound bound
                        && !isAtWork(bound.guide().value()));
    }

    private boolean isAtWork(long guideId) {
        return roster.guide(guideId).filter(Guide::isActive).isPresent();
    }

    private boolean bindToFriend(long memberId, long guideId, Instant addedAt) {
        var bindings = bonds.of(memberId);
        var serving = servingAt(guideId, addedAt);
        if (isOvertaken(bindings, addedAt) || serving.isEmpty()) {
            return false;
        }
        var now = clock.instant();
        var changes = BindingRules.afterFriendAdded(
                ruleSets.inForceIn(new StoreId(serving.get().storeId()), now),
                bindings,
                new GuideId(guideId),
                new StoreId(serving.get().storeId()),
                addedAt);
        if (!bindsBeyond(changes, now)) {
            return false;
        }
        bonds.apply(memberId, changes, BondCause.of(BondCause.Kind.FRIEND));
        return true;
    }

    /** Where the guide served then, or serves now when he was hired here only later; empty for a guide who is gone. */
    private Optional<Serving> servingAt(long guideId, Instant at) {
        return roster.serving(guideId, at)
                .or(() -> roster.serving(guideId, clock.instant()))
                .filter(serving -> serving.status() == Guide.Status.ACTIVE);
    }

    /** A binding has begun or ended since: this comes too late to matter. */
    private static boolean isOvertaken(List<Binding> bindings, Instant at) {
        return bindings.stream()
                .anyMatch(binding -> binding.boundAt().isAfter(at)
                        || binding.endedAt().filter(ended -> ended.isAfter(at)).isPresent());
    }

    private static boolean bindsBeyond(List<BindingChange> changes, Instant now) {
        return changes.stream()
                .anyMatch(change -> change instanceof BindingChange.Bound bound
                        && bound.expiresAt()
                                .filter(expiry -> !expiry.isAfter(now))
                                .isEmpty());
    }
}
