package io.guidepost.domain.shopper;

import io.guidepost.core.attribution.BindingRules;
import io.guidepost.core.words.Words;
import io.guidepost.domain.Refusal;
import io.guidepost.domain.database.TransactionRetry;
import io.guidepost.domain.shopper.Homes.Home;
import io.guidepost.domain.shopper.Shoppers.Merger;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.stream.Stream;
import org.springframework.stereotype.Service;

/**
 * Two records turn out to be one shopper, or one record two (OneID). Of two bindings in force the stronger stays (B4);
 * decisions about past orders are not touched, and their orders stay where they are.
 */
@Service
public class MergeShoppers {

    private final Shoppers shoppers;
    private final Bonds bonds;
    private final Handovers handovers;
    private final Homes homes;
    private final SettleHome settleHome;
    private final TransactionRetry transaction;
    private final Clock clock;

    MergeShoppers(
            Shoppers shoppers,
            Bonds bonds,
            Handovers handovers,
            Homes homes,
            SettleHome settleHome,
            TransactionRetry transaction,
            Clock clock) {
        this.shoppers = shoppers;
        this.bonds = bonds;
        this.handovers = handovers;
        this.homes = homes;
        this.settleHome = settleHome;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** The second record is closed and becomes part of the first, with its identities, friends, touches and bindings. */
    public void merge(long keptId, long mergedId, long adminId, String note) {
        transaction.run(() -> {
            lockBoth(keptId, mergedId);
            var isFit = keptId != mergedId
                    && shoppers.find(keptId).filter(Shoppers.Shopper::isActive).isPresent()
                    && shoppers.find(mergedId)
                            .filter(Shoppers.Shopper::isActive)
                            .isPresent();
            if (!isFit || handovers.pendingOf(mergedId).isPresent()) {
                throw new Refusal(
                        Refusal.Kind.CONFLICT,
                        "member_not_mergeable",
                        new Words(
                                "会员不能合并：须为两个有效会员，且被合并者没有进行中的客户交接",
                                "Only two active members can be merged, and the second must not be on the way to another guide"));
            }
            mergeBoth(keptId, mergedId, adminId, note);
        });
    }

    private void mergeBoth(long keptId, long mergedId, long adminId, String note) {
        var now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        var bindings = Stream.concat(bonds.of(keptId).stream(), bonds.of(mergedId).stream())
                .toList();
        var changes = new ArrayList<>(BindingRules.expired(bindings, now));
        changes.addAll(BindingRules.afterMerge(bindings, now));
        bonds.apply(keptId, changes, BondCause.merge(adminId, note));
        bonds.move(mergedId, keptId);
        var home = homes.of(keptId);
        if (home.equals(Home.NONE)) {
            settleHome.change(keptId, home, now, homes.of(mergedId), HomeCause.of(HomeCause.Reason.MERGE));
        }
        shoppers.merge(mergedId, keptId, now);
    }

    /**
     * It was a mistake: the second record is a shopper of its own again. Refused while the first is itself part of another: the
     * later merger is undone first.
     */
    public void unmerge(long mergedId, long adminId, String note) {
        var known = mergerOf(mergedId);
        transaction.run(() -> {
            lockBoth(known.intoMemberId(), mergedId);
            var merger = mergerOf(mergedId);
            shoppers.mergerOf(merger.intoMemberId()).ifPresent(later -> {
                throw new Refusal(
                        Refusal.Kind.CONFLICT,
                        "member_merged_again",
                        new Words(
                                "该会员并入的会员 %d 之后又被合并，请先解除后一次合并".formatted(merger.intoMemberId()),
                                "Member %d, into whom this one was merged, was merged again: undo that first"
                                        .formatted(merger.intoMemberId())));
            });
            var now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
            var cause = BondCause.merge(adminId, note);
            shoppers.unmerge(mergedId);
            bonds.moveBack(mergedId);
            for (var memberId : new long[] {merger.intoMemberId(), mergedId}) {
                bonds.apply(memberId, BindingRules.afterUnmerge(bonds.of(memberId), merger.mergedAt(), now), cause);
            }
        });
    }

    private Merger mergerOf(long mergedId) {
        return shoppers.mergerOf(mergedId)
                .orElseThrow(() -> new Refusal(
                        Refusal.Kind.CONFLICT,
                        "member_not_merged",
                        new Words("该会员没有被合并", "This member has not been merged into another")));
    }

    private void lockBoth(long one, long other) {
        bonds.lock(Math.min(one, other));
        bonds.lock(Math.max(one, other));
    }
}
