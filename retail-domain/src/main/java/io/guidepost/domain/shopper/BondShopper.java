package io.guidepost.domain.shopper;

import io.guidepost.core.attribution.Binding;
import io.guidepost.core.attribution.BindingChange;
import io.guidepost.core.attribution.BindingRules;
import io.guidepost.core.attribution.GuideId;
import io.guidepost.core.attribution.StoreId;
import io.guidepost.domain.attribution.Attributions;
import io.guidepost.domain.attribution.RuleSets;
import io.guidepost.domain.database.TransactionRetry;
import io.guidepost.domain.organization.Guide;
import io.guidepost.domain.organization.Roster;
import io.guidepost.domain.organization.Serving;
import java.time.Clock;
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

    private final Bonds bonds;
    private final Friends friends;
    private final Roster roster;
    private final RuleSets ruleSets;
    private final Attributions attributions;
    private final TransactionRetry transaction;
    private final Clock clock;

    BondShopper(
            Bonds bonds,
            Friends friends,
            Roster roster,
            RuleSets ruleSets,
            Attributions attributions,
            TransactionRetry transaction,
            Clock clock) {
        this.bonds = bonds;
        this.friends = friends;
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
            if (!isOvertaken(bindings, order.paidAt())) {
                bonds.apply(order.memberId(), BindingRules.afterPayment(attribution, rules, bindings, order.paidAt()));
            }
        });
    }

    private boolean bindToFriend(long memberId, long guideId, Instant addedAt) {
        var bindings = bonds.of(memberId);
        var serving = servingAt(guideId, addedAt);
        if (isOvertaken(bindings, addedAt) || serving.isEmpty()) {
            return false;
        }
        var now = clock.instant();
        var changes = BindingRules.afterFriendAdded(
                ruleSets.inForceAt(now),
                bindings,
                new GuideId(guideId),
                new StoreId(serving.get().storeId()),
                addedAt);
        if (!bindsBeyond(changes, now)) {
            return false;
        }
        bonds.apply(memberId, changes);
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
