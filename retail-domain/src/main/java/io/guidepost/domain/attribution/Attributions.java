package io.guidepost.domain.attribution;

import io.guidepost.core.attribution.Attribution;
import io.guidepost.core.attribution.AttributionInputs;
import io.guidepost.core.sale.LineId;
import io.guidepost.core.sale.SpuId;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Evidence and decisions. A decision is written once per order and never changed; a correction is a further revision. */
public interface Attributions {

    /** Everything known at this moment that a decision about this member's order may look at; two queries at most. */
    Evidence evidence(long memberId, Instant at, List<OrderedLine> lines);

    /** Writes decisions with all they were based on; joins the caller's transaction, in two statements however many. */
    void freeze(Collection<Frozen> decisions);

    /** The decision in force for an order. */
    Optional<Decision> of(long orderId);

    /** What the decision in force was based on: deciding again gives the same decision. */
    Optional<AttributionInputs> inputsOf(long orderId);

    /** Names as they are today, for people who read about a decision. */
    Map<Long, String> guideNames(Collection<Long> guideIds);

    Map<Long, String> storeNames(Collection<Long> storeIds);

    /** What attribution must know of an order line. */
    record OrderedLine(long lineId, long productId) {

        public io.guidepost.core.attribution.OrderedLine toCore() {
            return new io.guidepost.core.attribution.OrderedLine(new LineId(lineId), new SpuId(productId));
        }
    }

    /**
     * @param regionOfStore the region to which each store that occurs belongs at that moment
     * @param assignmentOfTouch the HQ task assignment behind a touch, if any
     */
    record Evidence(AttributionInputs inputs, Map<Long, Long> regionOfStore, Map<Long, Long> assignmentOfTouch) {}

    record Frozen(long orderId, Evidence evidence, Attribution decided) {}

    /**
     * @param revision 1 for the decision taken when the order was placed
     * @param regionId the region of the credited store on that day
     * @param assignmentId the HQ task assignment of the winning guide that led the shopper here
     */
    record Decision(
            long orderId,
            int revision,
            Attribution attribution,
            Optional<Long> regionId,
            Optional<Long> assignmentId) {}
}
