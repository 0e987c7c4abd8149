package io.guidepost.domain.shopper;

import io.guidepost.core.attribution.Binding;
import io.guidepost.core.attribution.BindingRules;
import io.guidepost.core.attribution.GuideId;
import io.guidepost.core.attribution.StoreId;
import io.guidepost.core.words.Words;
import io.guidepost.domain.Refusal;
import io.guidepost.domain.attribution.RuleSets;
import io.guidepost.domain.database.TransactionRetry;
import io.guidepost.domain.organization.Guide;
import io.guidepost.domain.organization.Roster;
import io.guidepost.domain.organization.Sights;
import io.guidepost.domain.organization.Store;
import io.guidepost.domain.shopper.Bonds.BindingStory;
import io.guidepost.domain.shopper.Homes.Home;
import io.guidepost.domain.sight.Sight;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Service;

/** An administrator looks at a shopper's bindings and changes them, one shopper at a time and always with a reason. */
@Service
public class RebindShopper {

    private final Bonds bonds;
    private final Homes homes;
    private final SettleHome settleHome;
    private final Shoppers shoppers;
    private final Roster roster;
    private final Sights sights;
    private final RuleSets ruleSets;
    private final TransactionRetry transaction;
    private final Clock clock;

    RebindShopper(
            Bonds bonds,
            Homes homes,
            SettleHome settleHome,
            Shoppers shoppers,
            Roster roster,
            Sights sights,
            RuleSets ruleSets,
            TransactionRetry transaction,
            Clock clock) {
        this.bonds = bonds;
        this.homes = homes;
        this.settleHome = settleHome;
        this.shoppers = shoppers;
        this.roster = roster;
        this.sights = sights;
        this.ruleSets = ruleSets;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** @param current empty while nobody is bound */
    public record Bindings(long memberId, Home home, Optional<BindingStory> current, List<BindingStory> history) {}

    /**
     * Who does it and why.
     *
     * @param expected the binding the administrator saw in force; empty for none. Anything else is a conflict
     */
    public record Order(long memberId, Optional<Long> expected, long adminId, String reason) {}

    /** @param sight whom the reader sees: those bound to a store there, or at home there, or in a region's pool */
    public Bindings look(long memberId, Sight sight) {
        shoppers.find(memberId).orElseThrow(RebindShopper::unknown);
        var now = clock.instant();
        var stories = bonds.storyOf(memberId);
        var current = stories.stream()
                .filter(story -> story.endedAt().isEmpty()
                        && story.expiresAt()
                                .filter(expiry -> !expiry.isAfter(now))
                                .isEmpty())
                .findFirst();
        var home = homes.of(memberId);
        boolean isTheirs = sights.covers(sight, home.poolRegionId(), Optional.empty())
                || home.storeId()
                        .filter(store -> sights.coversStore(sight, store))
                        .isPresent()
                || current.filter(story -> sights.coversStore(sight, story.keeperStoreId()))
                        .isPresent();
        if (!isTheirs) {
            throw unknown();
        }
        return new Bindings(memberId, home, current, stories);
    }

    /** Binds the shopper to the guide, or moves him there from whoever he is bound to. */
    public Bindings bind(Order order, long guideId) {
        var guide = roster.guide(guideId).filter(Guide::isActive).orElseThrow(() -> Refusal.notFound("导购", "guide"));
        transaction.run(() -> {
            var bindings = locked(order);
            var now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
            var serving = roster.serving(guide.id(), now)
                    .orElseThrow(() -> new Refusal(
                            Refusal.Kind.REFUSED,
                            "guide_serves_nowhere",
                            new Words("该导购目前不在任何门店", "This guide serves in no store at present")));
            if (BindingRules.activeAt(bindings, now)
                    .filter(active -> active.guide().value() == guideId)
                    .isPresent()) {
                throw new Refusal(
                        Refusal.Kind.CONFLICT,
                        "already_bound",
                        new Words("顾客已绑定该导购", "The shopper is bound to this guide already"));
            }
            bonds.apply(
                    order.memberId(),
                    BindingRules.byAdmin(
                            ruleSets.inForceIn(new StoreId(serving.storeId()), now),
                            bindings,
                            new GuideId(guideId),
                            new StoreId(serving.storeId()),
                            now),
                    BondCause.admin(order.adminId(), order.reason()));
        });
        return look(order.memberId(), Sight.ALL);
    }

    /** Ends the binding in force; the shopper belongs to no guide until he is bound again. */
    public Bindings end(Order order) {
        transaction.run(() -> {
            var bindings = locked(order);
            var changes = BindingRules.endedByAdmin(bindings, clock.instant().truncatedTo(ChronoUnit.MILLIS));
            bonds.apply(order.memberId(), changes, BondCause.admin(order.adminId(), order.reason()));
        });
        return look(order.memberId(), Sight.ALL);
    }

    /** Makes this open store the shopper's own, whichever it was before. */
    public Bindings settle(long memberId, long storeId, long adminId, String reason) {
        roster.store(storeId).filter(Store::isOpen).orElseThrow(() -> Refusal.notFound("门店", "store"));
        shoppers.find(memberId).orElseThrow(RebindShopper::unknown);
        transaction.run(() -> {
            bonds.lock(memberId);
            settleHome.change(
                    memberId,
                    homes.of(memberId),
                    clock.instant(),
                    Home.store(storeId),
                    HomeCause.admin(adminId, reason));
        });
        return look(memberId, Sight.ALL);
    }

    private List<Binding> locked(Order order) {
        shoppers.find(order.memberId()).filter(Shoppers.Shopper::isActive).orElseThrow(RebindShopper::unknown);
        bonds.lock(order.memberId());
        var bindings = bonds.of(order.memberId());
        var active = BindingRules.activeAt(bindings, clock.instant())
                .map(binding -> binding.id().value());
        if (!active.equals(order.expected())) {
            throw new Refusal(
                    Refusal.Kind.CONFLICT,
                    "version_conflict",
                    new Words("绑定关系已变化，请刷新后重试", "The binding has changed meanwhile; read it again and retry"));
        }
        return bindings;
    }

    private static Refusal unknown() {
        return Refusal.notFound("会员", "member");
    }
}
