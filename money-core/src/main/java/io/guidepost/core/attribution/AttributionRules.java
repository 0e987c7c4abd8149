package io.guidepost.core.attribution;

import io.guidepost.core.attribution.Candidate.Kind;
import io.guidepost.core.attribution.RuleSet.AssistConfirm;
import io.guidepost.core.attribution.RuleSet.GuideAsCustomer;
import io.guidepost.core.attribution.RuleSet.MultiFriend;
import io.guidepost.core.attribution.RuleSet.SelfPurchase;
import io.guidepost.core.attribution.RuleSet.TouchScope;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Decides who a sale belongs to (B3). The same function serves the live order, its replay and a simulation: it has no
 * clock, reads nothing, and gives the same answer in whatever order the evidence was read.
 *
 * <p>Loops instead of streams, and no text: it runs for every order, and for millions of them in a simulation.
 */
public final class AttributionRules {

    private static final int RANK_LEAVERS_STORE = 0;
    private static final int RANK_HOME = 1;
    private static final int RANK_CHANNEL = 2;
    private static final int RANK_PICK_UP = 3;
    private static final int RANK_IMPORTED = 4;

    private static final int ABOVE_ALL_RULES = -1;
    private static final int GROUNDS = Basis.values().length;
    private static final long SECONDS_A_DAY = 86_400;

    /** Two guides, two stores. */
    private static final int MOST_SPLITS = 4;

    /** Designation, home, pick-up and imported store, headquarters; there may be as many leavers' stores as lines. */
    private static final int SEATS_BESIDE_EVIDENCE = 5;

    private final AttributionInputs in;
    private final RuleSet rules;
    private final Instant at;
    private final Staff staff;
    private final TouchScope scope;
    private final boolean allEnabled;
    private final Seat[] seats;
    private int seated;

    private AttributionRules(AttributionInputs in) {
        this.in = in;
        this.rules = in.rules();
        this.at = in.at();
        this.staff = new Staff(in);
        this.scope = rules.touchScope();
        this.allEnabled = rules.enabled().size() == GROUNDS;
        this.seats = new Seat
                [in.touches().size()
                        + in.bindings().size()
                        + in.friendships().size()
                        + in.lines().size()
                        + SEATS_BESIDE_EVIDENCE];
    }

    /** The decision for these inputs, with every candidate and why it won or lost. */
    public static Attribution decide(AttributionInputs inputs) {
        return new AttributionRules(inputs).decide();
    }

    private Attribution decide() {
        if (in.designation().isPresent()) {
            seatDesignation(in.designation().get());
        }
        List<Binding> bindings = in.bindings();
        for (int i = 0; i < bindings.size(); i++) {
            seatBinding(bindings.get(i));
        }
        List<Touch> touches = in.touches();
        if (!touches.isEmpty()) {
            Instant earliest = at.minusSeconds(rules.lookbackDays() * SECONDS_A_DAY);
            for (int i = 0; i < touches.size(); i++) {
                seatTouch(touches.get(i), earliest);
            }
        }
        List<Friendship> friendships = in.friendships();
        for (int i = 0; i < friendships.size(); i++) {
            seatFriend(friendships.get(i));
        }
        seatStores();
        take(new Seat(Kind.HQ, 0, Basis.HQ, Integer.MAX_VALUE, Optional.empty(), Optional.empty(), null, null));
        sort();
        return decideLines();
    }

    private void take(Seat seat) {
        seats[seated++] = seat;
    }

    private void seatDesignation(Designation designation) {
        boolean isRuling = designation.kind() == Designation.Kind.RULING;
        Seat seat = new Seat(
                isRuling ? Kind.RULING : Kind.ASSIST,
                designation.id().value(),
                Basis.ASSIST,
                isRuling ? ABOVE_ALL_RULES : rules.strengthOf(Basis.ASSIST),
                Optional.of(designation.guide()),
                Optional.of(designation.store()),
                designation.madeAt(),
                designation.madeAt());
        if (designation.kind() == Designation.Kind.ASSISTED_BASKET
                && designation.madeAt().isAfter(at)) {
            seat.late = true;
            seat.reject(RejectCode.OUT_OF_WINDOW);
        }
        if (rules.assistConfirm() == AssistConfirm.SHOPPER && !designation.confirmed()) {
            seat.reject(RejectCode.TOKEN_INVALID);
        }
        if (isRuling || isEnabled(seat)) {
            employ(seat, staff.postAt(designation.store(), designation.guide()));
        }
        takeUnlessForbidden(seat);
    }

    private void seatBinding(Binding binding) {
        boolean isActive = binding.isActiveAt(at);
        Basis basis = isActive && binding.isProtectedAt(at) ? Basis.PROTECTED_BINDING : Basis.UNPROTECTED_BINDING;
        Seat seat = new Seat(
                Kind.BINDING,
                binding.id().value(),
                basis,
                rules.strengthOf(basis),
                Optional.of(binding.guide()),
                Optional.of(binding.storeAtBind()),
                binding.boundAt(),
                binding.boundAt());
        if (binding.boundAt().isAfter(at)) {
            seat.late = true;
            seat.reject(RejectCode.OUT_OF_WINDOW);
        } else if (!isActive) {
            seat.reject(whyItNoLongerHolds(binding));
        } else if (rules.guideAsCustomer() == GuideAsCustomer.RELEASE
                && !in.buyers().isEmpty()) {
            seat.reject(RejectCode.RULE_DISABLED);
        }
        if (isEnabled(seat)) {
            employ(seat, staff.postOf(binding.guide(), null));
        }
        takeUnlessForbidden(seat);
    }

    private RejectCode whyItNoLongerHolds(Binding binding) {
        boolean hasRunOut =
                binding.expiresAt().filter(expiry -> !at.isBefore(expiry)).isPresent();
        if (!hasRunOut
                && binding.endedAt().isPresent()
                && !at.isBefore(binding.endedAt().get())) {
            EndReason reason = binding.endReason().get();
            if (reason == EndReason.SNATCHED) {
                return RejectCode.BINDING_SNATCHED;
            }
            if (reason == EndReason.GUIDE_LEFT) {
                return staff.isBeingHandedOver(binding.guide())
                        ? RejectCode.TRANSFER_PENDING
                        : RejectCode.GUIDE_NOT_EMPLOYED;
            }
        }
        return RejectCode.BINDING_EXPIRED;
    }

    private void seatTouch(Touch touch, Instant earliest) {
        boolean namesGuide = touch.guide().isPresent();
        Basis basis = namesGuide ? Basis.LAST_TOUCH : Basis.STORE;
        Instant happenedAt = touch.happenedAt();
        Seat seat = new Seat(
                Kind.TOUCH,
                touch.id().value(),
                basis,
                rules.strengthOf(basis),
                touch.guide(),
                touch.store(),
                touch.occurredAt(),
                happenedAt);
        seat.touch = touch;
        seat.rank = namesGuide ? touch.source().rank() : RANK_CHANNEL;
        if (touch.receivedAt().isAfter(at)) {
            seat.late = true;
            seat.reject(RejectCode.OUT_OF_WINDOW);
        } else if (happenedAt.isBefore(earliest)) {
            seat.reject(RejectCode.OUT_OF_WINDOW);
        }
        switch (touch.standing()) {
            case VALID -> {}
            case TOKEN_INVALID -> seat.reject(RejectCode.TOKEN_INVALID);
            case TOKEN_EXPIRED -> seat.reject(RejectCode.TOKEN_EXPIRED);
            case BLOCKED_BY_FRAUD -> seat.reject(RejectCode.BLOCKED_BY_FRAUD);
        }
        if (namesGuide) {
            seatTouchOfGuide(seat, touch.guide().get(), happenedAt);
        } else {
            takeUnlessClosed(seat);
        }
    }

    private void seatTouchOfGuide(Seat seat, GuideId guide, Instant happenedAt) {
        if (!coversAnyLine(seat)) {
            seat.reject(RejectCode.OUT_OF_SCOPE);
        }
        if (seat.isEligible()) {
            Staff.Post post = staff.postOf(guide, seat.store.isPresent() ? seat.store.get() : null);
            if (!staff.wasEmployedAt(post, happenedAt)) {
                seat.reject(RejectCode.GUIDE_NOT_EMPLOYED);
            } else if (isEnabled(seat)) {
                employ(seat, post);
            }
        }
        takeUnlessForbidden(seat);
    }

    private void seatFriend(Friendship friendship) {
        Seat seat = new Seat(
                Kind.FRIEND,
                friendship.id().value(),
                Basis.FRIEND,
                rules.strengthOf(Basis.FRIEND),
                Optional.of(friendship.guide()),
                Optional.empty(),
                friendship.since(),
                friendship.since());
        seat.earlierWins = rules.multiFriend() == MultiFriend.FIRST;
        if (rules.multiFriend() == MultiFriend.PRIORITY_LIST) {
            int position = rules.friendPriority().indexOf(friendship.guide());
            seat.rank = position < 0 ? Integer.MAX_VALUE : position;
        }
        if (!friendship.isActiveAt(at)) {
            seat.late = friendship.since().isAfter(at);
            seat.reject(RejectCode.OUT_OF_WINDOW);
        }
        if (rules.multiFriend() == MultiFriend.NONE) {
            seat.reject(RejectCode.RULE_DISABLED);
        }
        if (isEnabled(seat)) {
            employ(seat, staff.postOf(friendship.guide(), null));
        }
        takeUnlessForbidden(seat);
    }

    /** Whether it is worth asking where the guide serves: nothing spoke against the candidate, the ground counts. */
    private boolean isEnabled(Seat seat) {
        if (!allEnabled && !rules.enabled().contains(seat.basis)) {
            seat.reject(RejectCode.RULE_DISABLED);
        }
        return seat.isEligible();
    }

    private static void employ(Seat seat, Staff.Post post) {
        if (post.refusal != null) {
            seat.reject(post.refusal);
        } else {
            seat.employment = post.employment;
            seat.store = post.store;
        }
    }

    private void takeUnlessForbidden(Seat seat) {
        if (rules.selfPurchase() == SelfPurchase.FORBID && staff.isBuyer(seat.guide.get(), seat.employment)) {
            seat.reject(RejectCode.SELF_PURCHASE);
        }
        take(seat);
    }

    private boolean coversAnyLine(Seat seat) {
        if (scope == TouchScope.WHOLE_SHOP) {
            return true;
        }
        List<OrderedLine> lines = in.lines();
        for (int i = 0; i < lines.size(); i++) {
            if (seat.covers(lines.get(i), scope)) {
                return true;
            }
        }
        return false;
    }

    private void seatStores() {
        seatLeaversStores();
        StoreHints hints = in.hints();
        if (hints.home().isPresent()) {
            seatStore(Kind.HOME_STORE, RANK_HOME, hints.home());
        }
        if (hints.pickUp().isPresent()) {
            seatStore(Kind.PICK_UP_STORE, RANK_PICK_UP, hints.pickUp());
        }
        if (hints.imported().isPresent()) {
            seatStore(Kind.IMPORTED_STORE, RANK_IMPORTED, hints.imported());
        }
    }

    private Seat seatStore(Kind kind, int rank, Optional<StoreId> store) {
        Seat seat = new Seat(
                kind,
                store.get().value(),
                Basis.STORE,
                rules.strengthOf(Basis.STORE),
                Optional.empty(),
                store,
                null,
                null);
        seat.rank = rank;
        takeUnlessClosed(seat);
        return seat;
    }

    private void takeUnlessClosed(Seat seat) {
        if (seat.isEligible() && !staff.isOpen(seat.store.get())) {
            seat.reject(RejectCode.STORE_CLOSED);
        }
        take(seat);
    }

    /**
     * If the strongest guide may not win because he left, the store he left keeps his shopper's sale (B4); where touches
     * speak for products, that of the lines for which he stood.
     */
    private void seatLeaversStores() {
        int evidence = seated;
        if (scope == TouchScope.WHOLE_SHOP) {
            Seat leaver = strongestLeaver(null, evidence);
            if (leaver != null) {
                seatLeaversStore(leaver);
            }
            return;
        }
        List<OrderedLine> lines = in.lines();
        for (int i = 0; i < lines.size(); i++) {
            Seat leaver = strongestLeaver(lines.get(i), evidence);
            Seat store = leaver == null ? null : seatLeaversStore(leaver);
            if (store != null) {
                store.speakFor(lines.get(i));
            }
        }
    }

    private Seat strongestLeaver(OrderedLine line, int evidence) {
        Seat strongest = null;
        for (int i = 0; i < evidence; i++) {
            Seat seat = seats[i];
            boolean left =
                    seat.rejection == RejectCode.GUIDE_NOT_EMPLOYED || seat.rejection == RejectCode.TRANSFER_PENDING;
            if (left && (strongest == null || seat.isBefore(strongest)) && (line == null || seat.covers(line, scope))) {
                strongest = seat;
            }
        }
        return strongest;
    }

    /** Several lines may fall to one store; null if the guide has never left any. */
    private Seat seatLeaversStore(Seat leaver) {
        Optional<StoreId> store = staff.lastStoreOf(leaver.guide.get());
        if (store.isEmpty()) {
            return null;
        }
        for (int i = 0; i < seated; i++) {
            if (seats[i].kind == Kind.LEAVERS_STORE && seats[i].store.equals(store)) {
                return seats[i];
            }
        }
        return seatStore(Kind.LEAVERS_STORE, RANK_LEAVERS_STORE, store);
    }

    /** Insertion sort: a dozen candidates, seated nearly in their order. */
    private void sort() {
        for (int i = 1; i < seated; i++) {
            Seat seat = seats[i];
            int free = i;
            while (free > 0 && seat.isBefore(seats[free - 1])) {
                seats[free] = seats[free - 1];
                free--;
            }
            seats[free] = seat;
        }
    }

    private Attribution decideLines() {
        List<OrderedLine> lines = in.lines();
        LineOutcome[] decided = new LineOutcome[lines.size()];
        Seat[] winners = new Seat[decided.length];
        Seat headline = null;
        Outcome headlineOutcome = null;
        Seat previous = null;
        Outcome outcome = null;
        for (int i = 0; i < decided.length; i++) {
            OrderedLine line = lines.get(i);
            Seat winner = previous != null && scope == TouchScope.WHOLE_SHOP ? previous : winnerFor(line);
            if (winner != previous) {
                winner.won = true;
                outcome = outcomeFor(winner);
                previous = winner;
            }
            if (headline == null || winner.isBefore(headline)) {
                headline = winner;
                headlineOutcome = outcome;
            }
            winners[i] = winner;
            decided[i] = new LineOutcome(line.line(), outcome);
        }
        return new Attribution(
                rules.name(),
                rules.version(),
                at,
                headlineOutcome,
                List.of(decided),
                List.of(candidates(winners)),
                BindingRules.intent(headlineOutcome, rules, BindingRules.activeAt(in.bindings(), at), at));
    }

    private Seat winnerFor(OrderedLine line) {
        for (int i = 0; i < seated; i++) {
            Seat seat = seats[i];
            if (seat.isEligible() && seat.covers(line, scope)) {
                return seat;
            }
        }
        throw new IllegalStateException("Headquarters takes every line that nobody else takes");
    }

    private Candidate[] candidates(Seat[] winners) {
        boolean touchWins = winsAnyLine(Basis.LAST_TOUCH, winners);
        Candidate[] candidates = new Candidate[seated];
        for (int i = 0; i < seated; i++) {
            Seat seat = seats[i];
            if (!seat.won && seat.rejection == null) {
                seat.rejection = touchWins && losesToTouch(seat, winners)
                        ? RejectCode.LATER_TOUCH_WINS
                        : RejectCode.LOWER_PRECEDENCE;
            }
            candidates[i] = seat.toCandidate();
        }
        return candidates;
    }

    private static boolean winsAnyLine(Basis basis, Seat[] winners) {
        for (int i = 0; i < winners.length; i++) {
            if (winners[i].basis == basis) {
                return true;
            }
        }
        return false;
    }

    /** Another touch wins a line for which this one speaks as well. */
    private boolean losesToTouch(Seat loser, Seat[] winners) {
        if (loser.basis != Basis.LAST_TOUCH) {
            return false;
        }
        for (int i = 0; i < winners.length; i++) {
            if (winners[i].basis == Basis.LAST_TOUCH
                    && (scope == TouchScope.WHOLE_SHOP
                            || loser.covers(in.lines().get(i), scope))) {
                return true;
            }
        }
        return false;
    }

    private Outcome outcomeFor(Seat winner) {
        Split[] splits = new Split[MOST_SPLITS];
        int parts = 0;
        Optional<StoreId> store = winner.store;
        if (winner.guide.isPresent()) {
            store = storeCreditedFor(winner);
            Seat binder = binderBeside(winner);
            int share = binder == null ? 10_000 : rules.assistShareBp();
            splits[parts++] = partOf(winner, share);
            if (binder != null) {
                binder.won = true;
                splits[parts++] = partOf(binder, 10_000 - share);
            }
        }
        parts = addStores(splits, parts, store);
        return new Outcome(
                winner.basis,
                winner.guide,
                store,
                winner.employment == null ? Optional.empty() : Optional.of(winner.employment.id()),
                parts == 2 ? List.of(splits[0], splits[1]) : List.of(Arrays.copyOf(splits, parts)));
    }

    private Optional<StoreId> storeCreditedFor(Seat winner) {
        Optional<StoreId> fulfilling = in.hints().fulfilling();
        if (isAcrossStores(winner)
                && rules.crossStore() == RuleSet.CrossStore.PAY_FULFILLING_STORE
                && staff.isOpen(fulfilling.get())) {
            return fulfilling;
        }
        Optional<StoreId> wanted =
                switch (rules.storeCredit()) {
                    case GUIDE_STORE -> winner.store;
                    case FULFILLING_STORE -> fulfilling;
                    case HOME_STORE -> in.hints().home();
                };
        return wanted.isPresent() && staff.isOpen(wanted.get()) ? wanted : winner.store;
    }

    private boolean isAcrossStores(Seat seat) {
        Optional<StoreId> fulfilling = in.hints().fulfilling();
        return fulfilling.isPresent() && !fulfilling.get().equals(seat.employment.store());
    }

    /** The guide the shopper is bound to, where an assisting guide shares with him. */
    private Seat binderBeside(Seat winner) {
        if (winner.kind != Kind.ASSIST || rules.assistShareBp() == 10_000) {
            return null;
        }
        for (int i = 0; i < seated; i++) {
            Seat seat = seats[i];
            if (seat.kind == Kind.BINDING && seat.isEligible()) {
                return seat.guide.equals(winner.guide) ? null : seat;
            }
        }
        return null;
    }

    private Split partOf(Seat seat, int shareBp) {
        CommissionBar bar = CommissionBar.NONE;
        if (rules.selfPurchase() != SelfPurchase.PAY && staff.isBuyer(seat.guide.get(), seat.employment)) {
            bar = CommissionBar.SELF_PURCHASE;
        } else if (rules.crossStore() != RuleSet.CrossStore.PAY_BOUND_GUIDE && isAcrossStores(seat)) {
            bar = CommissionBar.CROSS_STORE;
        }
        return new Split(
                PayeeType.GUIDE,
                seat.guide.get().value(),
                shareBp,
                bar == CommissionBar.NONE ? shareBp : 0,
                seat.employment.level(),
                bar);
    }

    /** How many parts there are then. */
    private int addStores(Split[] splits, int parts, Optional<StoreId> store) {
        if (store.isEmpty()) {
            splits[parts] = new Split(PayeeType.HQ, 0, 10_000, 10_000, 0, CommissionBar.NONE);
            return parts + 1;
        }
        Optional<StoreId> fulfilling = in.hints().fulfilling();
        int away = fulfilling.isPresent() && !fulfilling.equals(store) && staff.isOpen(fulfilling.get())
                ? rules.fulfilShareBp()
                : 0;
        int next = parts;
        if (away < 10_000) {
            splits[next++] = partOf(store.get(), 10_000 - away);
        }
        if (away > 0) {
            splits[next++] = partOf(fulfilling.get(), away);
        }
        return next;
    }

    private static Split partOf(StoreId store, int shareBp) {
        return new Split(PayeeType.STORE, store.value(), shareBp, shareBp, 0, CommissionBar.NONE);
    }
}
