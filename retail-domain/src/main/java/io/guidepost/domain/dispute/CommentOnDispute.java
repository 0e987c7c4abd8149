package io.guidepost.domain.dispute;

import io.guidepost.core.attribution.DisputeRules;
import io.guidepost.core.attribution.DisputeState;
import io.guidepost.domain.Refusal;
import io.guidepost.domain.database.TransactionRetry;
import java.time.Clock;
import org.springframework.stereotype.Service;

/** The manager of the store says what he knows of a disputed sale; headquarters decides with it (B11). */
@Service
public class CommentOnDispute {

    private final Disputes disputes;
    private final DisputeSettings settings;
    private final TransactionRetry transactions;
    private final Clock clock;

    CommentOnDispute(Disputes disputes, DisputeSettings settings, TransactionRetry transactions, Clock clock) {
        this.disputes = disputes;
        this.settings = settings;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** A dispute of a store that the guide does not manage does not exist for him. */
    public Dispute comment(long managerId, long disputeId, boolean supportsClaim, String text) {
        return transactions.call(() -> {
            var now = clock.instant();
            var dispute = disputes.lock(disputeId).orElseThrow(() -> Refusal.notFound("申诉", "dispute"));
            if (dispute.isParty(managerId)) {
                throw DisputeRefusals.partyCannotComment();
            }
            var managed = disputes.storesManagedBy(managerId, now);
            if (managed.isEmpty()) {
                throw DisputeRefusals.managersOnly();
            }
            if (!managed.contains(dispute.storeId())) {
                throw Refusal.notFound("申诉", "dispute");
            }
            var next = dispute.status()
                    .after(DisputeState.Event.COMMENT)
                    .orElseThrow(() -> DisputeRefusals.movedOn(dispute.status()));
            var dueAt = settings.terms().decisionDueAt(now);
            var standing = new DisputeRules.Standing(next, now, dueAt, false, false);
            disputes.save(dispute.with(new Dispute.Comment(managerId, now, supportsClaim, text))
                    .in(next, new Dispute.Term(now, dueAt, DisputeRules.watchAt(standing, settings.terms()))));
            return disputes.find(disputeId).orElseThrow();
        });
    }
}
