package io.guidepost.guideapi.aftersale;

import io.guidepost.domain.aftersale.AfterSale;
import io.guidepost.domain.aftersale.AfterSale.Happening;
import io.guidepost.domain.aftersale.CaseStatus;
import io.guidepost.domain.aftersale.Kind;
import io.guidepost.domain.aftersale.Reason;
import io.guidepost.domain.aftersale.Turn;
import io.guidepost.domain.refund.Refund;
import io.guidepost.webedge.json.Id;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * An after-sale case as headquarters and a store's manager see it.
 *
 * @param amountFen what goes back, freight included; null for an exchange
 * @param turn who is expected to act until {@code dueAt}
 * @param version to be sent back with every decision
 */
public record CaseView(
        String id,
        String orderId,
        Kind kind,
        CaseStatus status,
        Reason reason,
        String words,
        List<CaseLine> lines,
        List<Id> evidence,
        Long amountFen,
        Long freightFen,
        String refundId,
        String refundStatus,
        String storeId,
        Turn turn,
        Instant dueAt,
        Instant requestedAt,
        Instant decidedAt,
        String decision,
        String returnCarrier,
        String returnTrackingNo,
        Instant sentAt,
        Instant inspectedAt,
        String replacementCarrier,
        String replacementTrackingNo,
        Instant finishedAt,
        String afterId,
        int version) {

    /** With the refund that it comes to, if any. */
    public static CaseView from(AfterSale found, Optional<Refund> refund) {
        return new CaseView(
                Long.toString(found.id()),
                Long.toString(found.orderId()),
                found.kind(),
                found.status(),
                found.reason(),
                found.words(),
                found.lines().stream().map(CaseLine::from).toList(),
                found.evidence().stream().map(Id::new).toList(),
                refund.map(Refund::amountFen).orElse(null),
                refund.map(Refund::freightFen).orElse(null),
                refund.map(money -> Long.toString(money.id())).orElse(null),
                refund.map(money -> money.status().name()).orElse(null),
                found.storeId().map(id -> Long.toString(id)).orElse(null),
                found.turn(),
                found.status().isOver() || found.turn() == Turn.WECHAT ? null : found.dueAt(),
                found.requestedAt(),
                found.decidedAt().orElse(null),
                found.decision(),
                found.returnCarrier(),
                found.returnNo(),
                found.sentAt().orElse(null),
                found.inspectedAt().orElse(null),
                found.replacementCarrier(),
                found.replacementNo(),
                found.finishedAt().orElse(null),
                found.afterId().map(id -> Long.toString(id)).orElse(null),
                found.version());
    }

    /** {@code replacementSkuId}: of an exchange, what is sent in place of the goods. */
    public record CaseLine(Id orderLineId, int quantity, Id replacementSkuId) {

        static CaseLine from(AfterSale.Line line) {
            return new CaseLine(
                    new Id(line.orderLineId()),
                    line.quantity(),
                    line.replacementSkuId().map(Id::new).orElse(null));
        }
    }

    /** What happened, and by whom. */
    public record CaseStep(
            CaseStatus.Event event, CaseStatus from, CaseStatus to, String by, String byId, String note, Instant at) {

        static CaseStep from(Happening what) {
            return new CaseStep(
                    what.event(),
                    what.from(),
                    what.to(),
                    what.actor().type().name(),
                    Long.toString(what.actor().id()),
                    what.note(),
                    what.at());
        }
    }

    /** With its steps, oldest first. */
    public record CaseStory(CaseView afterSale, List<CaseStep> steps) {}
}
