package io.guidepost.core.attribution;

import io.guidepost.core.attribution.Candidate.Kind;
import io.guidepost.core.attribution.RuleSet.AssistConfirm;
import io.guidepost.core.attribution.RuleSet.GuideAsCustomer;
import io.guidepost.core.attribution.RuleSet.MultiFriend;
import io.guidepost.core.attribution.RuleSet.SelfPurchase;
import io.guidepost.core.attribution.RuleSet.TouchScope;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
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

    private final AttributionInputs in;
    private final RuleSet rules;
    private final Instant at;
    private final List<Seat> seats;

    private AttributionRules(AttributionInputs in) {
        this.in = in;
        this.rules = in.rules();
        this.at = in.at();
        this.seats = new ArrayList<>(
                in.touches().size() + in.bindings().size() + in.friendships().size() + 6);
    }

    /** The decision for these inputs, with every candidate and why it won or lost. */
    public static Attribution decide(AttributionInputs inputs) {
        return new AttributionRules(inputs).decide();
    }

    private Attribution decide() {
        in.designation().ifPresent(this::seatDesignation);
        for (int i = 0; i < in.bindings().size(); i++) {
            seatBinding(in.bindings().get(i));
        }
        if (!in.touches().isEmpty()) {
            Instant earliest = at.minus(rules.lookbackDays(), ChronoUnit.DAYS);
            for (int i = 0; i < in.touches().size(); i++) {
                seatTouch(in.touches().get(i), earliest);
            }
        }
        for (int i = 0; i < in.friendships().size(); i++) {
            seatFriend(in.friendships().get(i));
        }
        seatStores();
        Seat headquarters = new Seat(Kind.HQ, 0, Basis.HQ, Optional.empty(), Optional.empty(), Optional.empty());
        headquarters.strength = Integer.MAX_VALUE;
        seats.add(headquarters);
        sort();
        return decideLines();
    }

    private void seatDesignation(Designation designation) {
        Seat seat = new Seat(
                Kind.ASSIST,
                designation.id().value(),
                Basis.ASSIST,
                Optional.of(designation.guide()),
                Optional.of(designation.store()),
                Optional.of(designation.madeAt()));
        if (designation.madeAt().isAfter(at)) {
            seat.late = true;
            seat.reject(RejectCode.OUT_OF_WINDOW);
        }
        if (rules.assistConfirm() == AssistConfirm.SHOPPER && !designation.confirmed()) {
            seat.reject(RejectCode.TOKEN_INVALID);
        }
        seat(seat, designation.store(), true);
    }

    private void seatBinding(Binding binding) {
        boolean isActive = binding.isActiveAt(at);
        Seat seat = new Seat(
                Kind.BINDING,
                binding.id().value(),
                isActive && binding.isProtectedAt(at) ? Basis.PROTECTED_BINDING : Basis.UNPROTECTED_BINDING,
                Optional.of(binding.guide()),
                Optional.of(binding.storeAtBind()),
                Optional.of(binding.boundAt()));
        if (binding.boundAt().isAfter(at)) {
            seat.late = true;
            seat.reject(RejectCode.OUT_OF_WINDOW);
        } else if (!isActive) {
            seat.reject(whyItNoLongerHolds(binding));
        } else if (rules.guideAsCustomer() == GuideAsCustomer.RELEASE
                && !in.buyers().isEmpty()) {
            seat.reject(RejectCode.RULE_DISABLED);
        }
        seat(seat, null, false);
    }

    private RejectCode whyItNoLongerHolds(Binding binding) {
        if (binding.endedAt().isPresent() && !at.isBefore(binding.endedAt().get())) {
            EndReason reason = binding.endReason().get();
            if (reason == EndReason.SNATCHED) {
                return RejectCode.BINDING_SNATCHED;
            }
            if (reason == EndReason.GUIDE_LEFT) {
                return RejectCode.GUIDE_NOT_EMPLOYED;
            }
        }
        return RejectCode.BINDING_EXPIRED;
    }

    private void seatTouch(Touch touch, Instant earliest) {
        boolean namesGuide = touch.guide().isPresent();
        Seat seat = new Seat(
                Kind.TOUCH,
                touch.id().value(),
                namesGuide ? Basis.LAST_TOUCH : Basis.STORE,
                touch.guide(),
                touch.store(),
                Optional.of(touch.occurredAt()));
        seat.touch = touch;
        seat.rank = namesGuide ? touch.source().rank() : RANK_CHANNEL;
        Instant happenedAt = touch.happenedAt();
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
            if (!coversAnyLine(seat)) {
                seat.reject(RejectCode.OUT_OF_SCOPE);
            }
            if (seat.isEligible() && !wasEmployedAt(touch.guide().get(), happenedAt)) {
                seat.reject(RejectCode.GUIDE_NOT_EMPLOYED);
            }
            seat(seat, touch.store().orElse(null), false);
        } else {
            seatStore(seat);
        }
    }

    private void seatFriend(Friendship friendship) {
        Seat seat = new Seat(
                Kind.FRIEND,
                friendship.id().value(),
                Basis.FRIEND,
                Optional.of(friendship.guide()),
                Optional.empty(),
                Optional.of(friendship.since()));
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
        seat(seat, null, false);
    }

    /** Looks at what is asked of every guide, then takes the seat among the candidates. */
    private void seat(Seat seat, StoreId carriedStore, boolean onlyThere) {
        seat.strength = rules.strengthOf(seat.basis);
        if (!rules.enabled().contains(seat.basis)) {
            seat.reject(RejectCode.RULE_DISABLED);
        }
        if (seat.isEligible()) {
            employ(seat, carriedStore, onlyThere);
        }
        if (rules.selfPurchase() == SelfPurchase.FORBID && in.buyers().contains(seat.guide.get())) {
            seat.reject(RejectCode.SELF_PURCHASE);
        }
        seats.add(seat);
    }

    /**
     * Finds the store in which the guide is credited: the one that touch or basket carries if he serves there, else
     * his main store of that moment.
     */
    private void employ(Seat seat, StoreId carriedStore, boolean onlyThere) {
        GuideId guide = seat.guide.get();
        Employment best = null;
        boolean serves = false;
        List<Employment> employments = in.employments();
        for (int i = 0; i < employments.size(); i++) {
            Employment employment = employments.get(i);
            if (!employment.guide().equals(guide) || !employment.isActiveAt(at)) {
                continue;
            }
            if (onlyThere && !employment.store().equals(carriedStore)) {
                continue;
            }
            serves = true;
            if (isOpen(employment.store()) && isBetter(employment, best, carriedStore)) {
                best = employment;
            }
        }
        if (best != null) {
            seat.employment = best;
            seat.store = Optional.of(best.store());
        } else if (serves) {
            seat.reject(RejectCode.STORE_CLOSED);
        } else {
            seat.reject(isBeingHandedOver(guide) ? RejectCode.TRANSFER_PENDING : RejectCode.GUIDE_NOT_EMPLOYED);
        }
    }

    private static boolean isBetter(Employment employment, Employment best, StoreId carriedStore) {
        if (best == null) {
            return true;
        }
        boolean isCarried = employment.store().equals(carriedStore);
        if (isCarried != best.store().equals(carriedStore)) {
            return isCarried;
        }
        if (employment.primary() != best.primary()) {
            return employment.primary();
        }
        return employment.id().value() < best.id().value();
    }

    private boolean wasEmployedAt(GuideId guide, Instant moment) {
        List<Employment> employments = in.employments();
        for (int i = 0; i < employments.size(); i++) {
            Employment employment = employments.get(i);
            if (employment.guide().equals(guide) && employment.isActiveAt(moment)) {
                return true;
            }
        }
        return false;
    }

    private boolean isBeingHandedOver(GuideId guide) {
        for (int i = 0; i < in.transfers().size(); i++) {
            Transfer transfer = in.transfers().get(i);
            if (transfer.from().equals(guide) && transfer.isPendingAt(at)) {
                return true;
            }
        }
        return false;
    }

    private boolean isOpen(StoreId store) {
        for (int i = 0; i < in.stores().size(); i++) {
            StoreState state = in.stores().get(i);
            if (state.store().equals(store)) {
                return state.isOpenAt(at);
            }
        }
        return true;
    }

    private boolean coversAnyLine(Seat seat) {
        if (rules.touchScope() == TouchScope.WHOLE_SHOP) {
            return true;
        }
        for (int i = 0; i < in.lines().size(); i++) {
            if (seat.covers(in.lines().get(i), true)) {
                return true;
            }
        }
        return false;
    }

    private void seatStores() {
        leaversStore().ifPresent(store -> seatStore(Kind.LEAVERS_STORE, RANK_LEAVERS_STORE, store));
        StoreHints hints = in.hints();
        if (hints.home().isPresent()) {
            seatStore(Kind.HOME_STORE, RANK_HOME, hints.home().get());
        }
        if (hints.pickUp().isPresent()) {
            seatStore(Kind.PICK_UP_STORE, RANK_PICK_UP, hints.pickUp().get());
        }
        if (hints.imported().isPresent()) {
            seatStore(Kind.IMPORTED_STORE, RANK_IMPORTED, hints.imported().get());
        }
    }

    private void seatStore(Kind kind, int rank, StoreId store) {
        Seat seat = new Seat(kind, store.value(), Basis.STORE, Optional.empty(), Optional.of(store), Optional.empty());
        seat.rank = rank;
        seatStore(seat);
    }

    private void seatStore(Seat seat) {
        seat.strength = rules.strengthOf(Basis.STORE);
        if (seat.isEligible() && !isOpen(seat.store.get())) {
            seat.reject(RejectCode.STORE_CLOSED);
        }
        seats.add(seat);
    }

    /** If the strongest guide may not win because he left, the store he left keeps his shopper's sale (B4). */
    private Optional<StoreId> leaversStore() {
        Seat strongest = null;
        for (int i = 0; i < seats.size(); i++) {
            Seat seat = seats.get(i);
            boolean left =
                    seat.rejection == RejectCode.GUIDE_NOT_EMPLOYED || seat.rejection == RejectCode.TRANSFER_PENDING;
            if (left && (strongest == null || seat.isBefore(strongest))) {
                strongest = seat;
            }
        }
        if (strongest == null) {
            return Optional.empty();
        }
        Employment last = null;
        for (int i = 0; i < in.employments().size(); i++) {
            Employment employment = in.employments().get(i);
            if (employment.guide().equals(strongest.guide.get()) && hasEnded(employment) && isLater(employment, last)) {
                last = employment;
            }
        }
        return last == null ? Optional.empty() : Optional.of(last.store());
    }

    private boolean hasEnded(Employment employment) {
        return employment.until().isPresent() && !at.isBefore(employment.until().get());
    }

    private static boolean isLater(Employment employment, Employment last) {
        if (last == null) {
            return true;
        }
        int time = employment.until().get().compareTo(last.until().get());
        if (time != 0) {
            return time > 0;
        }
        return isBetter(employment, last, null);
    }

    /** Insertion sort: a dozen candidates, no comparator and no array copied. */
    private void sort() {
        for (int i = 1; i < seats.size(); i++) {
            Seat seat = seats.get(i);
            int free = i;
            while (free > 0 && seat.isBefore(seats.get(free - 1))) {
                seats.set(free, seats.get(free - 1));
                free--;
            }
            seats.set(free, seat);
        }
    }

    private Attribution decideLines() {
        List<OrderedLine> lines = in.lines();
        LineOutcome[] decided = new LineOutcome[lines.size()];
        boolean perLine = rules.touchScope() == TouchScope.SAME_SPU;
        Seat headline = null;
        Outcome headlineOutcome = null;
        Seat previous = null;
        Outcome outcome = null;
        for (int i = 0; i < decided.length; i++) {
            OrderedLine line = lines.get(i);
            Seat winner = previous != null && !perLine ? previous : winnerFor(line, perLine);
            if (winner != previous) {
                winner.won = true;
                outcome = outcomeFor(winner);
                previous = winner;
            }
            if (headline == null || winner.isBefore(headline)) {
                headline = winner;
                headlineOutcome = outcome;
            }
            decided[i] = new LineOutcome(line.line(), outcome);
        }
        Candidate[] candidates = new Candidate[seats.size()];
        for (int i = 0; i < candidates.length; i++) {
            Seat seat = seats.get(i);
            if (!seat.won && seat.isEligible()) {
                seat.reject(whyItLost(seat, perLine));
            }
            candidates[i] = seat.toCandidate();
        }
        return new Attribution(
                rules.name(),
                rules.version(),
                at,
                headlineOutcome,
                List.of(decided),
                List.of(candidates),
                BindingRules.intent(headlineOutcome, rules, BindingRules.activeAt(in.bindings(), at), at));
    }

    private Seat winnerFor(OrderedLine line, boolean perLine) {
        for (int i = 0; i < seats.size(); i++) {
            Seat seat = seats.get(i);
            if (seat.isEligible() && seat.covers(line, perLine)) {
                return seat;
            }
        }
        throw new IllegalStateException("Headquarters takes every line that nobody else takes");
    }

    private RejectCode whyItLost(Seat loser, boolean perLine) {
        if (loser.basis == Basis.LAST_TOUCH) {
            for (int i = 0; i < in.lines().size(); i++) {
                OrderedLine line = in.lines().get(i);
                if (loser.covers(line, perLine) && winnerFor(line, perLine).basis == Basis.LAST_TOUCH) {
                    return RejectCode.LATER_TOUCH_WINS;
                }
            }
        }
        return RejectCode.LOWER_PRECEDENCE;
    }

    private Outcome outcomeFor(Seat winner) {
        List<Split> splits = new ArrayList<>(4);
        Optional<StoreId> store = winner.store;
        if (winner.guide.isPresent()) {
            store = Optional.of(storeCreditedFor(winner));
            Seat binder = binderBeside(winner);
            int share = binder == null ? 10_000 : rules.assistShareBp();
            addGuide(splits, winner, share);
            if (binder != null) {
                binder.won = true;
                addGuide(splits, binder, 10_000 - share);
            }
        }
        addStores(splits, store);
        return new Outcome(
                winner.basis,
                winner.guide,
                store,
                winner.employment == null ? Optional.empty() : Optional.of(winner.employment.id()),
                splits);
    }

    private StoreId storeCreditedFor(Seat winner) {
        StoreId own = winner.employment.store();
        Optional<StoreId> fulfilling = in.hints().fulfilling();
        if (isAcrossStores(winner)
                && rules.crossStore() == RuleSet.CrossStore.PAY_FULFILLING_STORE
                && isOpen(fulfilling.get())) {
            return fulfilling.get();
        }
        Optional<StoreId> wanted =
                switch (rules.storeCredit()) {
                    case GUIDE_STORE -> Optional.empty();
                    case FULFILLING_STORE -> fulfilling;
                    case HOME_STORE -> in.hints().home();
                };
        return wanted.isPresent() && isOpen(wanted.get()) ? wanted.get() : own;
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
        for (int i = 0; i < seats.size(); i++) {
            Seat seat = seats.get(i);
            if (seat.kind == Kind.BINDING && seat.isEligible()) {
                return seat.guide.equals(winner.guide) ? null : seat;
            }
        }
        return null;
    }

    private void addGuide(List<Split> splits, Seat seat, int shareBp) {
        CommissionBar bar = CommissionBar.NONE;
        if (rules.selfPurchase() != SelfPurchase.PAY && in.buyers().contains(seat.guide.get())) {
            bar = CommissionBar.SELF_PURCHASE;
        } else if (rules.crossStore() != RuleSet.CrossStore.PAY_BOUND_GUIDE && isAcrossStores(seat)) {
            bar = CommissionBar.CROSS_STORE;
        }
        splits.add(new Split(
                PayeeType.GUIDE,
                seat.guide.get().value(),
                shareBp,
                bar == CommissionBar.NONE ? shareBp : 0,
                seat.employment.level(),
                bar));
    }

    private void addStores(List<Split> splits, Optional<StoreId> store) {
        if (store.isEmpty()) {
            splits.add(new Split(PayeeType.HQ, 0, 10_000, 10_000, 0, CommissionBar.NONE));
            return;
        }
        Optional<StoreId> fulfilling = in.hints().fulfilling();
        int away = fulfilling.isPresent() && !fulfilling.equals(store) && isOpen(fulfilling.get())
                ? rules.fulfilShareBp()
                : 0;
        addStore(splits, store.get(), 10_000 - away);
        addStore(splits, fulfilling.orElse(null), away);
    }

    private static void addStore(List<Split> splits, StoreId store, int shareBp) {
        if (shareBp > 0) {
            splits.add(new Split(PayeeType.STORE, store.value(), shareBp, shareBp, 0, CommissionBar.NONE));
        }
    }
}
