package io.guidepost.domain.shopper;

import io.guidepost.core.attribution.BindingId;
import io.guidepost.core.attribution.BindingRules;
import io.guidepost.core.attribution.GuideId;
import io.guidepost.core.attribution.MoveRule;
import io.guidepost.core.attribution.MoveRule.StoreOwner;
import io.guidepost.core.attribution.StoreId;
import io.guidepost.domain.database.TransactionRetry;
import io.guidepost.domain.organization.Employment;
import io.guidepost.domain.organization.Guide;
import io.guidepost.domain.organization.GuidePosted;
import io.guidepost.domain.organization.Roster;
import io.guidepost.domain.organization.Serving;
import io.guidepost.domain.organization.Store;
import io.guidepost.domain.organization.StorePolicies;
import io.guidepost.domain.organization.StorePolicy;
import io.guidepost.domain.outbox.OutboxHandler;
import io.guidepost.domain.shopper.Bonds.Held;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/**
 * Says whose a guide's shoppers are once the guide has left or moved to another store (B4). A suspended guide may come
 * back, and keeps them. Looks at how things are now, shopper by shopper, so it may be asked twice and late.
 */
@Component
class SettleShoppersOfGuide implements OutboxHandler<GuidePosted> {

    private static final int PAGE = 500;

    private final Bonds bonds;
    private final Handovers handovers;
    private final Friends friends;
    private final SettleHome settleHome;
    private final Roster roster;
    private final StorePolicies policies;
    private final TransactionRetry transaction;

    SettleShoppersOfGuide(
            Bonds bonds,
            Handovers handovers,
            Friends friends,
            SettleHome settleHome,
            Roster roster,
            StorePolicies policies,
            TransactionRetry transaction) {
        this.bonds = bonds;
        this.handovers = handovers;
        this.friends = friends;
        this.settleHome = settleHome;
        this.roster = roster;
        this.policies = policies;
        this.transaction = transaction;
    }

    @Override
    public String topic() {
        return GuidePosted.TOPIC;
    }

    @Override
    public Class<GuidePosted> payloadType() {
        return GuidePosted.class;
    }

    @Override
    public void deliver(GuidePosted posted) {
        var status = roster.guide(posted.guideId()).map(Guide::status);
        if (status.filter(Guide.Status.LEFT::equals).isPresent()) {
            left(posted);
        } else if (status.filter(Guide.Status.ACTIVE::equals).isPresent()) {
            moved(posted);
        }
    }

    private void left(GuidePosted posted) {
        long after = 0;
        List<Held> page;
        do {
            page = bonds.heldBy(posted.guideId(), after, PAGE);
            for (var held : page) {
                after = held.memberId();
                transaction.run(() -> release(posted, held));
            }
        } while (page.size() == PAGE);
    }

    private void release(GuidePosted posted, Held held) {
        bonds.lock(held.memberId());
        boolean waitsForAnswer = handovers
                .pendingOf(held.memberId())
                .filter(handover -> handover.transfer().from().value() == posted.guideId())
                .isPresent();
        if (waitsForAnswer) {
            return;
        }
        var at = later(posted.at(), held.boundAt());
        var changes = BindingRules.afterGuideLeft(bonds.of(held.memberId()), new GuideId(posted.guideId()), at);
        bonds.apply(held.memberId(), changes, BondCause.of(BondCause.Kind.STAFF));
        if (!changes.isEmpty()) {
            settleHome.toStore(held.memberId(), held.keeperStoreId(), at, HomeCause.of(HomeCause.Reason.GUIDE_LEFT));
        }
    }

    private void moved(GuidePosted posted) {
        var employments = roster.employmentsOf(List.of(posted.guideId()));
        var serves = employments.stream()
                .filter(Employment::isOpenEnded)
                .map(Employment::storeId)
                .collect(Collectors.toSet());
        var main = roster.serving(posted.guideId(), posted.at()).map(Serving::storeId);
        long after = 0;
        List<Held> page;
        do {
            page = bonds.heldBy(posted.guideId(), after, PAGE);
            for (var held : page) {
                after = held.memberId();
                if (!serves.contains(held.keeperStoreId())) {
                    transaction.run(() -> move(posted, held, main));
                }
            }
        } while (page.size() == PAGE);
        leftStore(employments, serves)
                .filter(store -> rule(store, main, posted.at()) == MoveRule.STAY_WITH_STORE)
                .ifPresent(store -> leaveFriends(posted, store));
    }

    private void move(GuidePosted posted, Held held, Optional<Long> main) {
        bonds.lock(held.memberId());
        var at = later(posted.at(), held.boundAt());
        var rule = rule(held.keeperStoreId(), main, at);
        var change = BindingRules.afterMove(
                rule, new BindingId(held.bindingId()), new StoreId(main.orElse(held.keeperStoreId())), at);
        bonds.apply(held.memberId(), List.of(change), BondCause.of(BondCause.Kind.STAFF));
        var cause = HomeCause.of(HomeCause.Reason.GUIDE_MOVED);
        if (rule == MoveRule.FOLLOW_GUIDE) {
            settleHome.along(held.memberId(), held.keeperStoreId(), main.orElseThrow(), at, cause);
        } else {
            friends.endCredit(posted.guideId(), held.memberId(), at);
            settleHome.toStore(held.memberId(), held.keeperStoreId(), at, cause);
        }
    }

    /** The store the guide has left last, when nothing goes on there or in another store he served in beside it. */
    private static Optional<Long> leftStore(List<Employment> employments, Set<Long> serves) {
        var last = employments.stream()
                .filter(employment -> !employment.isOpenEnded())
                .max(Comparator.comparing(Employment::until).thenComparing(Employment::isPrimary));
        boolean servesOnBeside = last.isPresent()
                && employments.stream()
                        .anyMatch(employment -> employment.isOpenEnded()
                                && employment.from().isBefore(last.get().until()));
        return last.map(Employment::storeId).filter(store -> !serves.contains(store) && !servesOnBeside);
    }

    /** Friends who were never bound are the store's as well: the guide made them as one of its guides. */
    private void leaveFriends(GuidePosted posted, long storeId) {
        long after = 0;
        List<Long> page;
        do {
            page = friends.membersMetBefore(posted.guideId(), posted.at(), after, PAGE);
            for (var memberId : page) {
                after = memberId;
                transaction.run(() -> {
                    bonds.lock(memberId);
                    friends.endCredit(posted.guideId(), memberId, posted.at());
                    settleHome.toStore(memberId, storeId, posted.at(), HomeCause.of(HomeCause.Reason.GUIDE_MOVED));
                });
            }
        } while (page.size() == PAGE);
    }

    /** A guide who serves nowhere takes nobody along. */
    private MoveRule rule(long from, Optional<Long> to, Instant at) {
        return to.map(store -> MoveRule.of(owner(from, at), owner(store, at))).orElse(MoveRule.STAY_WITH_STORE);
    }

    private StoreOwner owner(long storeId, Instant at) {
        boolean isFranchise = roster.store(storeId)
                .filter(store -> store.ownership() == Store.Ownership.FRANCHISE)
                .isPresent();
        return new StoreOwner(
                isFranchise,
                policies.inForceAt(storeId, at).map(StorePolicy::legalEntity).orElse(""));
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }
}
