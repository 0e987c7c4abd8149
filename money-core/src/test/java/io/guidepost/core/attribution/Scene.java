package io.guidepost.core.attribution;

import io.guidepost.core.attribution.Employment.Role;
import io.guidepost.core.sale.LineId;
import io.guidepost.core.sale.SpuId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/** An order and what was seen before it. Li serves in store 1, Wang in store 2, Zhao in store 3, all for a year. */
class Scene {

    static final Instant NOW = Instant.parse("2026-11-22T04:00:00Z");
    static final GuideId LI = new GuideId(1);
    static final GuideId WANG = new GuideId(2);
    static final GuideId ZHAO = new GuideId(3);
    static final StoreId STORE_1 = new StoreId(1);
    static final StoreId STORE_2 = new StoreId(2);
    static final StoreId STORE_3 = new StoreId(3);
    static final SpuId COAT = new SpuId(11);
    static final SpuId HAT = new SpuId(12);
    static final SpuId SHOES = new SpuId(13);
    static final Names NAMES = new Names() {
        @Override
        public String guide(GuideId guide) {
            return List.of("李", "王", "赵").get((int) guide.value() - 1);
        }

        @Override
        public String store(StoreId store) {
            return "门店" + store.value();
        }
    };

    private RuleSet rules = RuleSet.APPAREL;
    private Optional<Designation> designation = Optional.empty();
    private StoreHints hints = StoreHints.NONE;
    private final List<OrderedLine> lines = new ArrayList<>();
    private final List<Touch> touches = new ArrayList<>();
    private final List<Binding> bindings = new ArrayList<>();
    private final List<Friendship> friendships = new ArrayList<>();
    private final List<Employment> employments = new ArrayList<>();
    private final List<StoreState> stores = new ArrayList<>();
    private final List<Transfer> transfers = new ArrayList<>();
    private final List<GuideId> buyers = new ArrayList<>();

    Scene() {
        employed(1, LI, STORE_1, days(365), Optional.empty());
        employed(2, WANG, STORE_2, days(365), Optional.empty());
        employed(3, ZHAO, STORE_3, days(365), Optional.empty());
    }

    static Instant days(double ago) {
        return NOW.minus(Duration.ofSeconds(Math.round(ago * 86_400)));
    }

    Scene rules(RuleSet rules) {
        this.rules = rules;
        return this;
    }

    Scene line(SpuId spu) {
        lines.add(new OrderedLine(new LineId(lines.size() + 1), spu));
        return this;
    }

    Scene assisted(GuideId guide, StoreId store, boolean confirmed) {
        designation = Optional.of(new Designation(
                new DesignationId(9), Designation.Kind.ASSISTED_BASKET, guide, store, days(0.1), confirmed));
        return this;
    }

    Scene designated(Designation.Kind kind, GuideId guide, StoreId store, Instant madeAt) {
        designation = Optional.of(new Designation(new DesignationId(9), kind, guide, store, madeAt, true));
        return this;
    }

    Scene atTill(GuideId guide, StoreId store) {
        designation =
                Optional.of(new Designation(new DesignationId(9), Designation.Kind.TILL, guide, store, NOW, true));
        return this;
    }

    Scene touch(long id, GuideId guide, double daysAgo) {
        return touch(id, guide, days(daysAgo), TouchStanding.VALID);
    }

    Scene touch(long id, GuideId guide, Instant at, TouchStanding standing) {
        return touch(new Touch(
                new TouchId(id),
                Optional.of(guide),
                Optional.empty(),
                TouchSource.SHARE_LINK,
                Optional.empty(),
                at,
                at,
                standing,
                0));
    }

    Scene touch(Touch touch) {
        touches.add(touch);
        return this;
    }

    Scene touchOf(long id, GuideId guide, SpuId spu, double daysAgo) {
        return touch(new Touch(
                new TouchId(id),
                Optional.of(guide),
                Optional.empty(),
                TouchSource.SHARE_LINK,
                Optional.of(spu),
                days(daysAgo),
                days(daysAgo),
                TouchStanding.VALID,
                0));
    }

    Scene touchOfOutfit(long id, GuideId guide, List<SpuId> look, double daysAgo) {
        return touch(new Touch(
                new TouchId(id),
                Optional.of(guide),
                Optional.empty(),
                TouchSource.SHARE_LINK,
                Optional.empty(),
                look,
                days(daysAgo),
                days(daysAgo),
                TouchStanding.VALID,
                0));
    }

    Scene touchCarrying(long id, GuideId guide, StoreId store, double daysAgo) {
        return touch(new Touch(
                new TouchId(id),
                Optional.of(guide),
                Optional.of(store),
                TouchSource.QR_STATE,
                Optional.empty(),
                days(daysAgo),
                days(daysAgo),
                TouchStanding.VALID,
                0));
    }

    Scene channelTouch(long id, StoreId store, double daysAgo) {
        return touch(new Touch(
                new TouchId(id),
                Optional.empty(),
                Optional.of(store),
                TouchSource.QR_STATE,
                Optional.empty(),
                days(daysAgo),
                days(daysAgo),
                TouchStanding.VALID,
                0));
    }

    /** Bound so long ago, with the protection and validity of the default rules. */
    Scene bound(long id, GuideId guide, double daysAgo) {
        return binding(binding(id, guide, daysAgo, Optional.empty(), Optional.empty()));
    }

    Scene boundUntil(long id, GuideId guide, double daysAgo, double endedDaysAgo, EndReason reason) {
        return binding(binding(id, guide, daysAgo, Optional.of(days(endedDaysAgo)), Optional.of(reason)));
    }

    Scene binding(Binding binding) {
        bindings.add(binding);
        return this;
    }

    static Binding binding(
            long id, GuideId guide, double daysAgo, Optional<Instant> endedAt, Optional<EndReason> endReason) {
        return new Binding(
                new BindingId(id),
                guide,
                new StoreId(guide.value()),
                BindingSource.FRIEND_ADDED,
                days(daysAgo),
                Optional.of(days(daysAgo - 30)),
                Optional.of(days(daysAgo - 180)),
                Optional.empty(),
                endedAt,
                endReason);
    }

    Scene friend(long id, GuideId guide, double daysAgo) {
        friendships.add(new Friendship(new FriendshipId(id), guide, days(daysAgo), Optional.empty()));
        return this;
    }

    Scene formerFriend(long id, GuideId guide, double daysAgo, double untilDaysAgo) {
        friendships.add(new Friendship(new FriendshipId(id), guide, days(daysAgo), Optional.of(days(untilDaysAgo))));
        return this;
    }

    Scene left(GuideId guide, double daysAgo) {
        employments.replaceAll(spell -> spell.guide().equals(guide)
                ? new Employment(
                        spell.id(),
                        guide,
                        spell.store(),
                        spell.role(),
                        spell.primary(),
                        spell.level(),
                        spell.from(),
                        Optional.of(days(daysAgo)))
                : spell);
        return this;
    }

    Scene employed(long id, GuideId guide, StoreId store, Instant from, Optional<Instant> until) {
        return employed(id, guide, store, id <= 3, from, until);
    }

    Scene employed(long id, GuideId guide, StoreId store, boolean primary, Instant from, Optional<Instant> until) {
        employments.add(new Employment(new EmploymentId(id), guide, store, Role.GUIDE, primary, 0, from, until));
        return this;
    }

    Scene closed(StoreId store, double daysAgo) {
        stores.add(new StoreState(store, Optional.of(days(daysAgo))));
        return this;
    }

    Scene handingOver(GuideId from, GuideId to, double daysAgo) {
        transfers.add(new Transfer(from, to, days(daysAgo), Transfer.Outcome.PENDING, Optional.empty()));
        return this;
    }

    Scene buyer(GuideId guide) {
        buyers.add(guide);
        return this;
    }

    Scene home(StoreId store) {
        hints = new StoreHints(Optional.of(store), hints.pickUp(), hints.imported(), hints.fulfilling());
        return this;
    }

    Scene pickUp(StoreId store) {
        hints = new StoreHints(hints.home(), Optional.of(store), hints.imported(), hints.fulfilling());
        return this;
    }

    Scene imported(StoreId store) {
        hints = new StoreHints(hints.home(), hints.pickUp(), Optional.of(store), hints.fulfilling());
        return this;
    }

    Scene fulfilledBy(StoreId store) {
        hints = new StoreHints(hints.home(), hints.pickUp(), hints.imported(), Optional.of(store));
        return this;
    }

    AttributionInputs inputs() {
        return new AttributionInputs(
                NOW,
                rules,
                lines.isEmpty() ? List.of(new OrderedLine(new LineId(1), COAT)) : lines,
                designation,
                touches,
                bindings,
                friendships,
                employments,
                stores,
                transfers,
                hints,
                buyers);
    }

    /** The same evidence, read in another order. */
    Scene shuffled(Random random) {
        for (List<?> evidence : List.of(touches, bindings, friendships, employments, stores, transfers, buyers)) {
            Collections.shuffle(evidence, random);
        }
        return this;
    }

    List<Binding> bindings() {
        return List.copyOf(bindings);
    }

    Attribution decide() {
        return AttributionRules.decide(inputs());
    }

    static RejectCode rejection(Attribution attribution, Candidate.Kind kind, long refId) {
        return attribution.candidates().stream()
                .filter(candidate -> candidate.kind() == kind && candidate.refId() == refId)
                .findFirst()
                .orElseThrow()
                .rejection()
                .orElse(null);
    }
}
