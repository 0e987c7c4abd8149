package io.guidepost.domain.shopper;

import io.guidepost.core.words.Words;
import io.guidepost.domain.Refusal;
import io.guidepost.domain.database.TransactionRetry;
import io.guidepost.domain.identity.Evidence;
import io.guidepost.domain.identity.Evidence.State;
import io.guidepost.domain.identity.Facts.Verdict;
import io.guidepost.domain.shopper.Mergers.Merger;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.springframework.stereotype.Service;

/**
 * Headquarters says that two records are one shopper, or one record two (OneID); that outweighs all evidence from then on.
 * Decisions about past orders are not touched, and their orders stay where they are.
 */
@Service
public class MergeShoppers {

    private final Shoppers shoppers;
    private final Bonds bonds;
    private final Handovers handovers;
    private final Mergers mergers;
    private final MergeRecords mergeRecords;
    private final RecogniseShopper recognise;
    private final Evidence evidence;
    private final TransactionRetry transaction;
    private final Clock clock;

    MergeShoppers(
            Shoppers shoppers,
            Bonds bonds,
            Handovers handovers,
            Mergers mergers,
            MergeRecords mergeRecords,
            RecogniseShopper recognise,
            Evidence evidence,
            TransactionRetry transaction,
            Clock clock) {
        this.shoppers = shoppers;
        this.bonds = bonds;
        this.handovers = handovers;
        this.mergers = mergers;
        this.mergeRecords = mergeRecords;
        this.recognise = recognise;
        this.evidence = evidence;
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
            decide(Verdict.same(keptId, mergedId), State.SAME, adminId, note);
            mergeRecords.merge(keptId, mergedId, Optional.of(adminId), note, now());
        });
    }

    /**
     * It was a mistake: the second record is a shopper of its own again. Refused while the first is itself part of another: the
     * later merger is undone first.
     */
    public void unmerge(long mergedId, long adminId, String note) {
        var known = mergerOf(mergedId);
        transaction.run(() -> {
            lockBoth(known.intoId(), mergedId);
            var merger = mergerOf(mergedId);
            mergers.inForce(merger.intoId()).ifPresent(later -> {
                throw new Refusal(
                        Refusal.Kind.CONFLICT,
                        "member_merged_again",
                        new Words(
                                "该会员并入的会员 %d 之后又被合并，请先解除后一次合并".formatted(merger.intoId()),
                                "Member %d, into whom this one was merged, was merged again: undo that first"
                                        .formatted(merger.intoId())));
            });
            mergeRecords.unmerge(merger, Optional.of(adminId), note, now());
            decide(Verdict.apart(merger.intoId(), mergedId), State.APART, adminId, note);
            // Whoever came along because of the one may belong to the other.
            recognise.regroup(merger.intoId());
        });
    }

    /**
     * Decides about two records that evidence joins and evidence keeps apart. Answers what stands for the first of them now.
     *
     * @param keptId the record that is to stand for both; empty when they are two shoppers
     */
    public long decideConflict(long conflictId, Optional<Long> keptId, long adminId, String note) {
        return transaction.call(() -> {
            var conflict = evidence.conflict(conflictId)
                    .orElseThrow(() -> Refusal.notFound("会员冲突", "conflict between members"));
            if (keptId.filter(kept -> kept != conflict.oneId() && kept != conflict.otherId())
                    .isPresent()) {
                throw new Refusal(
                        Refusal.Kind.REFUSED,
                        "kept_member_unfit",
                        new Words("保留的会员须为冲突双方之一", "The member kept must be one of the two"));
            }
            var state = keptId.isPresent() ? State.SAME : State.APART;
            if (!evidence.close(conflictId, state, adminId, note, now())) {
                throw new Refusal(
                        Refusal.Kind.CONFLICT,
                        "conflict_not_open",
                        new Words("该冲突已处理或已消失", "This conflict was decided, or is none any more"));
            }
            var verdict = new Verdict(conflict.oneId(), conflict.otherId(), keptId);
            evidence.decide(verdict, adminId, note, now());
            return recognise.regroup(conflict.oneId());
        });
    }

    private void decide(Verdict verdict, State state, long adminId, String note) {
        evidence.decide(verdict, adminId, note, now());
        evidence.openAbout(verdict.oneId(), verdict.otherId())
                .ifPresent(open -> evidence.close(open.id(), state, adminId, note, now()));
    }

    private Merger mergerOf(long mergedId) {
        return mergers.inForce(mergedId)
                .orElseThrow(() -> new Refusal(
                        Refusal.Kind.CONFLICT,
                        "member_not_merged",
                        new Words("该会员没有被合并", "This member has not been merged into another")));
    }

    private void lockBoth(long one, long other) {
        bonds.lock(Math.min(one, other));
        bonds.lock(Math.max(one, other));
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
