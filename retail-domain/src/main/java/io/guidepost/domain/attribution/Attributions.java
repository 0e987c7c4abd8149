package io.guidepost.domain.attribution;

import io.guidepost.core.attribution.Attribution;
import io.guidepost.core.attribution.AttributionInputs;
import io.guidepost.core.attribution.Candidate;
import io.guidepost.core.attribution.Designation;
import io.guidepost.core.attribution.Employment;
import io.guidepost.core.attribution.RuleSet;
import io.guidepost.core.attribution.StoreId;
import io.guidepost.core.sale.LineId;
import io.guidepost.core.sale.SpuId;
import io.guidepost.domain.sight.Sight;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Evidence and decisions. A decision is written once per order and never changed; a correction is a further revision. */
public interface Attributions {

    /** Everything known at this moment that a decision about this member's order may look at; two queries at most. */
    default Evidence evidence(long memberId, Instant at, List<OrderedLine> lines) {
        return evidence(memberId, at, lines, Circumstances.NONE);
    }

    /** The same for an order of which more is known than who placed it; at most one query more. */
    Evidence evidence(long memberId, Instant at, List<OrderedLine> lines, Circumstances circumstances);

    /** Writes decisions with all they were based on; joins the caller's transaction, in two statements however many. */
    void freeze(Collection<Frozen> decisions);

    /** Writes a further decision of an order, which supersedes all before it; joins the caller's transaction. */
    void freezeAgain(Frozen decision, int revision);

    /** The decision in force for an order. */
    Optional<Decision> of(long orderId);

    /** The order is credited there today; for whoever sees everything always so. */
    boolean isCreditedWithin(Sight sight, long orderId);

    /** What the decision in force was based on: deciding again gives the same decision. */
    Optional<AttributionInputs> inputsOf(long orderId);

    /** Touches from before the order that became known only after it: they changed nothing and are shown as such. */
    List<Candidate> lateTouches(long orderId, Instant decidedAt);
    /** Every decision of an order, oldest first: each supersedes the one before, none was ever changed (B11). */
    List<Revision> revisionsOf(long orderId);

    /**
     * Writes a further decision that supersedes the one in force; joins the caller's transaction, which holds the order.
     *
     * @return its revision
     */
    int supersede(Superseding superseding);

    /**
     * Where the guide served around that moment, as it was then: whoever has left since was still employed.
     */
    List<Employment> employmentsOf(long guideId, Instant at);

    /** Names as they are today, for people who read about a decision. */
    Map<Long, String> guideNames(Collection<Long> guideIds);

    Map<Long, String> storeNames(Collection<Long> storeIds);

    /**
     * What attribution must know of an order line.
     *
     * @param brand by which rules may be chosen; empty if it has none
     */
    record OrderedLine(long lineId, long productId, String brand) {

        public OrderedLine(long lineId, long productId) {
            this(lineId, productId, "");
        }

        /** The brand of an order: that of all its lines, if they have but one. */
        public static Optional<String> brandOf(List<OrderedLine> lines) {
            var brands = lines.stream().map(OrderedLine::brand).distinct().toList();
            return brands.size() == 1 && !brands.get(0).isBlank() ? Optional.of(brands.get(0)) : Optional.empty();
        }

        public io.guidepost.core.attribution.OrderedLine toCore() {
            return new io.guidepost.core.attribution.OrderedLine(new LineId(lineId), new SpuId(productId));
        }
    }

    /**
     * What an order says by itself.
     *
     * @param designation the guide named at the till or on the prepared basket
     * @param pickUp where the goods are picked up
     * @param imported the store of the till, for an imported order
     * @param fulfilling the store that sends or hands out the goods, if it is not simply the credited one
     */
    record Circumstances(
            Optional<Designation> designation,
            Optional<StoreId> pickUp,
            Optional<StoreId> imported,
            Optional<StoreId> fulfilling) {

        public static final Circumstances NONE =
                new Circumstances(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

        /** Every store that is named. */
        public List<Long> stores() {
            return Stream.of(designation.map(Designation::store), pickUp, imported, fulfilling)
                    .flatMap(Optional::stream)
                    .map(StoreId::value)
                    .distinct()
                    .toList();
        }
    }

    /**
     * @param regionOfStore the region to which each store that occurs belongs at that moment
     * @param assignmentOfTouch the HQ task assignment behind a touch, if any
     * @param poolRegion the region whose pool the shopper waits in, if he has no store
     */
    record Evidence(
            AttributionInputs inputs,
            Map<Long, Long> regionOfStore,
            Map<Long, Long> assignmentOfTouch,
            Optional<Long> poolRegion) {

        public Evidence(AttributionInputs inputs, Map<Long, Long> regionOfStore, Map<Long, Long> assignmentOfTouch) {
            this(inputs, regionOfStore, assignmentOfTouch, Optional.empty());
        }

        /** The same, to be judged by these rules. */
        public Evidence under(RuleSet rules) {
            return new Evidence(inputs.under(rules), regionOfStore, assignmentOfTouch, poolRegion);
        }
    }

    record Frozen(long orderId, Evidence evidence, Attribution decided) {}

    /** Why a decision was taken. */
    enum Reason {
        ORDER,
        /** A guide was named at the till before the order was paid. */
        TILL,
        CORRECTION
    }

    /**
     * @param causeId the designation or correction behind it; empty for the first
     * @param writtenAt when it replaced the one before; empty for the first
     */
    record Revision(Decision decision, Reason reason, Optional<Long> causeId, Optional<Instant> writtenAt) {}

    /**
     * @param inputs the changed evidence from which {@code decided} follows
     */
    record Superseding(
            long orderId, AttributionInputs inputs, Attribution decided, Reason reason, long causeId, Instant at) {}

    /**
     * @param revision 1 for the decision taken when the order was placed
     * @param regionId the region of the credited store on that day; where headquarters is credited, that of the shopper's pool
     * @param assignmentId the HQ task assignment of the winning guide that led the shopper here
     */
    record Decision(
            long orderId,
            int revision,
            Attribution attribution,
            Optional<Long> regionId,
            Optional<Long> assignmentId) {}
}
