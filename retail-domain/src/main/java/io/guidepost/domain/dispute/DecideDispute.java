package io.guidepost.domain.dispute;

import io.guidepost.core.attribution.DisputeState;
import io.guidepost.domain.Refusal;
import io.guidepost.domain.commission.Holds;
import io.guidepost.domain.correction.CorrectionCase.Kind;
import io.guidepost.domain.correction.MakeCorrection;
import io.guidepost.domain.database.TransactionRetry;
import io.guidepost.domain.dispute.Dispute.Verdict;
import io.guidepost.domain.notice.GuideNotices;
import io.guidepost.domain.order.Orders;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.stereotype.Service;

/** Headquarters decides a dispute, with its reason (B11); upheld, the sale is corrected in the same transaction. */
@Service
public class DecideDispute {

    private final Orders orders;
    private final Disputes disputes;
    private final MakeCorrection corrections;
    private final Holds holds;
    private final GuideNotices notices;
    private final TransactionRetry transactions;
    private final Clock clock;

    DecideDispute(
            Orders orders,
            Disputes disputes,
            MakeCorrection corrections,
            Holds holds,
            GuideNotices notices,
            TransactionRetry transactions,
            Clock clock) {
        this.orders = orders;
        this.disputes = disputes;
        this.corrections = corrections;
        this.holds = holds;
        this.notices = notices;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** The sale becomes the disputing guide's; the shopper's binding only if asked for. Again it changes nothing. */
    public Dispute uphold(long adminId, long disputeId, String reason, boolean moveBinding) {
        return transactions.call(() -> {
            var dispute = held(disputeId);
            if (dispute.status() == DisputeState.UPHELD) {
                return dispute;
            }
            var next = next(dispute, DisputeState.Event.UPHOLD);
            var correction = corrections.uphold(
                    disputeId,
                    new MakeCorrection.Wanted(
                            dispute.orderId(),
                            Kind.RULING,
                            dispute.filed().guideId(),
                            Optional.of(dispute.filed().guideStoreId()),
                            moveBinding,
                            reason,
                            dispute.filed().guideId()),
                    adminId);
            return end(dispute, next, new Verdict(adminId, clock.instant(), reason), Optional.of(correction.id()));
        });
    }

    /** The decision stands. Again it changes nothing. */
    public Dispute reject(long adminId, long disputeId, String reason) {
        return transactions.call(() -> {
            var dispute = held(disputeId);
            if (dispute.status() == DisputeState.REJECTED) {
                return dispute;
            }
            var next = next(dispute, DisputeState.Event.REJECT);
            notices.tell(
                    "dispute:%d:rejected".formatted(disputeId),
                    partiesOf(dispute),
                    "归属申诉未通过",
                    "订单 %d 的归属申诉未通过,归属不变。原因:%s".formatted(dispute.orderId(), reason),
                    "#/disputes/" + disputeId);
            return end(dispute, next, new Verdict(adminId, clock.instant(), reason), Optional.empty());
        });
    }

    private Dispute held(long disputeId) {
        var found = disputes.find(disputeId).orElseThrow(() -> Refusal.notFound("申诉", "dispute"));
        // The order first: the way every other change of the order's money goes.
        orders.lock(found.orderId());
        return disputes.lock(disputeId).orElseThrow();
    }

    private static DisputeState next(Dispute dispute, DisputeState.Event event) {
        return dispute.status().after(event).orElseThrow(() -> DisputeRefusals.movedOn(dispute.status()));
    }

    private Dispute end(Dispute dispute, DisputeState end, Verdict verdict, Optional<Long> correctionId) {
        disputes.save(dispute.ended(end, Optional.of(verdict), correctionId));
        holds.lift(Holds.Cause.DISPUTE, dispute.id(), verdict.at());
        return disputes.find(dispute.id()).orElseThrow();
    }

    static List<Long> partiesOf(Dispute dispute) {
        return Stream.concat(Stream.of(dispute.filed().guideId()), dispute.filed().creditedId().stream())
                .toList();
    }
}
