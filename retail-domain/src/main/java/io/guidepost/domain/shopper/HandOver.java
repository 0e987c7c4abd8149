package io.guidepost.domain.shopper;

import io.guidepost.core.attribution.Binding;
import io.guidepost.core.attribution.BindingRules;
import io.guidepost.core.attribution.GuideId;
import io.guidepost.core.attribution.StoreId;
import io.guidepost.core.attribution.Transfer;
import io.guidepost.domain.Refusal;
import io.guidepost.domain.attribution.RuleSets;
import io.guidepost.domain.database.Ids;
import io.guidepost.domain.database.TransactionRetry;
import io.guidepost.domain.organization.Guide;
import io.guidepost.domain.organization.Roster;
import io.guidepost.domain.shopper.Handovers.Handover;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.springframework.stereotype.Service;

/**
 * Hands a guide's shoppers over to another guide (B4). From the beginning until WeCom's answer they belong to neither
 * once the first guide has left; with the answer they belong to the second from that moment on, and what was sold in
 * between stays as it was decided.
 */
@Service
public class HandOver {

    private final Handovers handovers;
    private final Bonds bonds;
    private final SettleHome settleHome;
    private final Roster roster;
    private final RuleSets ruleSets;
    private final TransactionRetry transaction;
    private final Ids ids;
    private final Clock clock;

    HandOver(
            Handovers handovers,
            Bonds bonds,
            SettleHome settleHome,
            Roster roster,
            RuleSets ruleSets,
            TransactionRetry transaction,
            Ids ids,
            Clock clock) {
        this.handovers = handovers;
        this.bonds = bonds;
        this.settleHome = settleHome;
        this.roster = roster;
        this.ruleSets = ruleSets;
        this.transaction = transaction;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * WeCom has accepted the request and will answer later.
     *
     * @return the hand-overs begun; members who are being handed over already are left out
     */
    public List<Long> begin(long fromGuideId, long toGuideId, Collection<Long> memberIds) {
        var receiver =
                roster.guide(toGuideId).filter(Guide::isActive).orElseThrow(() -> Refusal.notFound("导购", "guide"));
        var from = roster.guide(fromGuideId).orElseThrow(() -> Refusal.notFound("导购", "guide"));
        if (from.id() == receiver.id()) {
            throw new IllegalArgumentException("Guide %d cannot hand over to himself".formatted(fromGuideId));
        }
        var begun = new ArrayList<Long>();
        for (var memberId : new TreeSet<>(memberIds)) {
            var transfer = new Transfer(
                    new GuideId(fromGuideId),
                    new GuideId(toGuideId),
                    clock.instant(),
                    Transfer.Outcome.PENDING,
                    Optional.empty());
            var handover = new Handover(ids.next(), memberId, transfer);
            boolean isNew = transaction.call(() -> {
                bonds.lock(memberId);
                return handovers.begin(handover);
            });
            if (isNew) {
                begun.add(handover.id());
            }
        }
        return begun;
    }

    /** WeCom has answered; answering again changes nothing. */
    public void settle(long handoverId, Transfer.Outcome outcome, Instant at) {
        var handover = handovers.find(handoverId).orElseThrow(() -> Refusal.notFound("客户交接", "hand-over"));
        transaction.run(() -> {
            bonds.lock(handover.memberId());
            if (handovers.finish(handoverId, outcome, at)) {
                apply(handover, outcome, at);
            }
        });
    }

    /** The guide has become, or was already, the friend of a member who was to be his. */
    void takenOver(long memberId, long toGuideId, Instant at) {
        settlePending(
                memberId,
                Transfer.Outcome.SUCCEEDED,
                at,
                transfer -> transfer.to().value() == toGuideId);
    }

    /** WeCom has taken the member from the guide because the hand-over is done. */
    void givenAway(long memberId, long fromGuideId, Instant at) {
        settlePending(
                memberId,
                Transfer.Outcome.SUCCEEDED,
                at,
                transfer -> transfer.from().value() == fromGuideId);
    }

    /** The member does not want the guide, or the guide has too many customers. */
    void failed(long memberId, long toGuideId, Transfer.Outcome why, Instant at) {
        settlePending(memberId, why, at, transfer -> transfer.to().value() == toGuideId);
    }

    private void settlePending(
            long memberId, Transfer.Outcome outcome, Instant at, java.util.function.Predicate<Transfer> isMeant) {
        handovers
                .pendingOf(memberId)
                .filter(handover -> isMeant.test(handover.transfer()))
                .filter(handover -> !handover.transfer().startedAt().isAfter(at))
                .ifPresent(handover -> settle(handover.id(), outcome, at));
    }

    private void apply(Handover handover, Transfer.Outcome outcome, Instant at) {
        var begun = handover.transfer();
        var answered = new Transfer(begun.from(), begun.to(), begun.startedAt(), outcome, Optional.of(at));
        var bindings = bonds.of(handover.memberId());
        var keeper = bindings.stream()
                .filter(binding -> binding.guide().equals(begun.from()))
                .max(Comparator.comparing(Binding::boundAt))
                .map(binding -> binding.storeAtBind().value());
        var store = roster.serving(begun.to().value(), clock.instant())
                .map(serving -> new StoreId(serving.storeId()))
                .or(() -> keeper.map(StoreId::new));
        if (store.isEmpty()) {
            return;
        }
        bonds.apply(
                handover.memberId(),
                BindingRules.afterTransfer(ruleSets.inForceIn(store.get(), at), bindings, answered, store.get()),
                BondCause.of(BondCause.Kind.HANDOVER));
        if (outcome != Transfer.Outcome.SUCCEEDED) {
            keeper.ifPresent(storeId ->
                    settleHome.toStore(handover.memberId(), storeId, at, HomeCause.of(HomeCause.Reason.HANDOVER)));
        }
    }
}
