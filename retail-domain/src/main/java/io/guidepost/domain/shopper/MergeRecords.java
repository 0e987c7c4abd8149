package io.guidepost.domain.shopper;

import io.guidepost.core.attribution.BindingRules;
import io.guidepost.domain.database.Ids;
import io.guidepost.domain.shopper.Homes.Home;
import io.guidepost.domain.shopper.MergerFollower.Merging;
import io.guidepost.domain.shopper.Mergers.Cause;
import io.guidepost.domain.shopper.Mergers.Merger;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/**
 * The mechanics of a merger and of its undoing; joins the caller's transaction, and the caller holds both records. Of two
 * bindings in force the stronger stays (B4). Orders, coupons, groups and what was decided about them stay with their record.
 */
@Component
class MergeRecords {

    private final Shoppers shoppers;
    private final Bonds bonds;
    private final Homes homes;
    private final SettleHome settleHome;
    private final Mergers mergers;
    private final List<MergerFollower> followers;
    private final Ids ids;

    MergeRecords(
            Shoppers shoppers,
            Bonds bonds,
            Homes homes,
            SettleHome settleHome,
            Mergers mergers,
            List<MergerFollower> followers,
            Ids ids) {
        this.shoppers = shoppers;
        this.bonds = bonds;
        this.homes = homes;
        this.settleHome = settleHome;
        this.mergers = mergers;
        // Always in one order, so that two mergers never wait for each other in a circle.
        this.followers = followers.stream()
                .sorted(Comparator.comparing(follower -> follower.getClass().getName()))
                .toList();
        this.ids = ids;
    }

    /** @param adminId empty when the evidence did it */
    void merge(long keptId, long mergedId, Optional<Long> adminId, String note, Instant now) {
        var bindings = Stream.concat(bonds.of(keptId).stream(), bonds.of(mergedId).stream())
                .toList();
        var changes = new ArrayList<>(BindingRules.expired(bindings, now));
        changes.addAll(BindingRules.afterMerge(bindings, now));
        bonds.apply(keptId, changes, BondCause.merge(adminId, note));
        bonds.move(mergedId, keptId);
        var home = homes.of(keptId);
        var given = homes.of(mergedId);
        boolean gaveHome = home.equals(Home.NONE) && !given.equals(Home.NONE);
        if (gaveHome) {
            settleHome.change(keptId, home, now, given, HomeCause.of(HomeCause.Reason.MERGE));
        }
        shoppers.merge(mergedId, keptId, now);
        long id = ids.next();
        mergers.insert(new Merger(
                id,
                mergedId,
                keptId,
                adminId.isPresent() ? Cause.ADMIN : Cause.EVIDENCE,
                adminId.orElse(null),
                note,
                now,
                gaveHome,
                null,
                null,
                ""));
        followers.forEach(follower -> follower.merged(new Merging(id, keptId, mergedId, now)));
    }

    /** Nothing may have been merged on top of it. */
    void unmerge(Merger merger, Optional<Long> adminId, String note, Instant now) {
        long keptId = merger.intoId();
        long mergedId = merger.mergedId();
        followers.forEach(follower -> follower.unmerged(new Merging(merger.id(), keptId, mergedId, now)));
        shoppers.unmerge(mergedId);
        bonds.moveBack(mergedId);
        for (var memberId : new long[] {keptId, mergedId}) {
            bonds.apply(
                    memberId,
                    BindingRules.afterUnmerge(bonds.of(memberId), merger.mergedAt(), now),
                    BondCause.merge(adminId, note));
        }
        var home = homes.of(keptId);
        if (merger.gaveHome() && home.equals(homes.of(mergedId))) {
            settleHome.change(keptId, home, now, Home.NONE, HomeCause.of(HomeCause.Reason.MERGE));
        }
        mergers.undo(merger.id(), adminId, note, now);
    }
}
