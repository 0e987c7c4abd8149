package io.guidepost.domain.attribution.persistence;

import io.guidepost.core.attribution.Attribution;
import io.guidepost.core.attribution.AttributionInputs;
import io.guidepost.core.attribution.Basis;
import io.guidepost.core.attribution.Binding;
import io.guidepost.core.attribution.Candidate;
import io.guidepost.core.attribution.Employment;
import io.guidepost.core.attribution.Friendship;
import io.guidepost.core.attribution.GuideId;
import io.guidepost.core.attribution.Origin;
import io.guidepost.core.attribution.RejectCode;
import io.guidepost.core.attribution.RuleSet;
import io.guidepost.core.attribution.RuleSetChoice;
import io.guidepost.core.attribution.RuleSetChoice.Scheduled;
import io.guidepost.core.attribution.StoreHints;
import io.guidepost.core.attribution.StoreId;
import io.guidepost.core.attribution.StoreState;
import io.guidepost.core.attribution.Touch;
import io.guidepost.core.attribution.TouchStanding;
import io.guidepost.core.attribution.Transfer;
import io.guidepost.domain.attribution.Attributions;
import io.guidepost.domain.attribution.RuleSets;
import io.guidepost.domain.attribution.persistence.AttributionMapper.CreditRow;
import io.guidepost.domain.attribution.persistence.AttributionMapper.DecisionRow;
import io.guidepost.domain.attribution.persistence.AttributionMapper.NameRow;
import io.guidepost.domain.attribution.persistence.EvidenceMapper.EmploymentRow;
import io.guidepost.domain.attribution.persistence.EvidenceMapper.EvidenceRow;
import io.guidepost.domain.attribution.persistence.EvidenceMapper.Identity;
import io.guidepost.domain.sight.Sight;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.springframework.stereotype.Repository;

@Repository
class MyBatisAttributions implements Attributions {

    private static final Duration TOUCHES_REACH_BACK = Duration.ofDays(90);
    private static final int FIRST_REVISION = 1;

    private final AttributionMapper decisions;
    private final RevisionMapper revisions;
    private final EvidenceMapper evidence;
    private final RuleSets ruleSets;

    MyBatisAttributions(
            AttributionMapper decisions, RevisionMapper revisions, EvidenceMapper evidence, RuleSets ruleSets) {
        this.decisions = decisions;
        this.revisions = revisions;
        this.evidence = evidence;
        this.ruleSets = ruleSets;
    }

    @Override
    public Evidence evidence(long memberId, Instant at, List<OrderedLine> lines, Circumstances circumstances) {
        var gathered = new Gathered();
        for (var row : evidence.ofMember(memberId, at, at.minus(TOUCHES_REACH_BACK))) {
            gathered.add(row);
        }
        if (gathered.isOfSeveralRecords) {
            for (var row : evidence.ofMergedInto(memberId, at, at.minus(TOUCHES_REACH_BACK))) {
                gathered.add(row);
            }
        }
        circumstances
                .designation()
                .ifPresent(
                        designation -> gathered.guides.add(designation.guide().value()));
        if (!gathered.guides.isEmpty() || !gathered.identities.isEmpty()) {
            for (var row : evidence.employmentsOf(gathered.guides, gathered.identities, at)) {
                gathered.add(row, at);
            }
        }
        // Where those work who buy: a colleague of the credited guide counts as that guide himself.
        var buyers = gathered.buyersElsewhere();
        if (!buyers.isEmpty()) {
            for (var row : evidence.employmentsOf(buyers, List.of(), at)) {
                gathered.add(row, at);
            }
        }
        var named = circumstances.stores();
        if (!named.isEmpty()) {
            for (var row : evidence.places(named, at)) {
                gathered.place(row.id(), row.closedAt(), row.regionId());
            }
        }
        var hints = new StoreHints(
                gathered.home, circumstances.pickUp(), circumstances.imported(), circumstances.fulfilling());
        var inputs = new AttributionInputs(
                at,
                rulesFor(gathered, circumstances, hints, lines, at),
                lines.stream().map(OrderedLine::toCore).toList(),
                circumstances.designation(),
                gathered.touches,
                gathered.bindings,
                gathered.friendships,
                gathered.employments,
                List.copyOf(gathered.stores.values()),
                gathered.transfers,
                hints,
                gathered.buyers);
        return new Evidence(inputs, gathered.regionOfStore, gathered.assignmentOfTouch, gathered.poolRegion);
    }

    private RuleSet rulesFor(
            Gathered gathered, Circumstances circumstances, StoreHints hints, List<OrderedLine> lines, Instant at) {
        var origin = Origin.of(
                circumstances.designation(),
                hints,
                gathered.regionOfStore,
                gathered.poolRegion,
                OrderedLine.brandOf(lines));
        return RuleSetChoice.inForce(gathered.ruleSets, origin, at)
                .map(chosen -> ruleSets.version(chosen.version()))
                .orElseThrow(() -> new IllegalStateException("No attribution rule set is in force at " + at));
    }

    /** What the rows of one member come to; filled row by row and thrown away. */
    private static final class Gathered {

        private final List<Touch> touches = new ArrayList<>();
        private final List<Binding> bindings = new ArrayList<>();
        private final List<Friendship> friendships = new ArrayList<>();
        private final List<Employment> employments = new ArrayList<>();
        private final List<Transfer> transfers = new ArrayList<>();
        private final List<Identity> identities = new ArrayList<>();
        private final List<GuideId> buyers = new ArrayList<>();
        private final TreeSet<Long> guides = new TreeSet<>();
        private final TreeMap<Long, StoreState> stores = new TreeMap<>();
        private final Map<Long, Long> regionOfStore = new HashMap<>();
        private final Map<Long, Long> assignmentOfTouch = new HashMap<>();
        private Optional<StoreId> home = Optional.empty();
        private Optional<Long> poolRegion = Optional.empty();
        private boolean isOfSeveralRecords;
        private final List<Scheduled> ruleSets = new ArrayList<>();

        private void add(EvidenceRow row) {
            switch (row.kind()) {
                case "TOUCH" -> addTouch(row);
                case "BINDING" -> {
                    bindings.add(EvidenceRows.binding(row));
                    guides.add(row.guideId());
                }
                case "FRIEND" -> {
                    friendships.add(EvidenceRows.friendship(row));
                    guides.add(row.guideId());
                }
                case "HOME" -> addHome(row);
                case "HANDOVER" -> transfers.add(EvidenceRows.transfer(row));
                case "IDENTITY" -> identities.add(new Identity(row.code(), row.text()));
                case "RULES" -> ruleSets.add(EvidenceRows.ruleSet(row));
                default -> throw new IllegalStateException("No evidence is of kind " + row.kind());
            }
        }

        private void add(EmploymentRow row, Instant at) {
            if (row.role().equals("BUYER")) {
                if (!buyers.contains(new GuideId(row.guideId()))) {
                    buyers.add(new GuideId(row.guideId()));
                }
            } else {
                employments.add(EvidenceRows.employment(row, at));
                place(row.storeId(), row.closedAt(), row.regionId());
            }
        }

        /** Buyers who are no candidates, so that it is not known yet where they work. */
        private List<Long> buyersElsewhere() {
            return buyers.stream()
                    .map(GuideId::value)
                    .filter(buyer -> !guides.contains(buyer))
                    .toList();
        }

        /** A forged token names nobody, so there is nobody whom its touch could speak for. */
        private void addTouch(EvidenceRow row) {
            if (row.guideId() == null && row.storeId() == null) {
                return;
            }
            touches.add(EvidenceRows.touch(row));
            if (row.guideId() != null) {
                guides.add(row.guideId());
            }
            if (row.otherId() != null) {
                assignmentOfTouch.put(row.refId(), row.otherId());
            }
        }

        /** Without a store it is the pool of a region, or nothing at all. */
        private void addHome(EvidenceRow row) {
            isOfSeveralRecords = row.number() > 0;
            if (row.storeId() == null) {
                poolRegion = Optional.ofNullable(row.otherId());
            } else {
                home = Optional.of(new StoreId(row.storeId()));
                place(row.storeId(), row.fromAt(), row.otherId());
            }
        }

        private void place(long storeId, Instant closedAt, Long regionId) {
            stores.put(storeId, EvidenceRows.store(storeId, closedAt));
            if (regionId != null) {
                regionOfStore.put(storeId, regionId);
            }
        }
    }

    @Override
    public void freeze(Collection<Frozen> frozen) {
        var rows = new ArrayList<DecisionRow>(frozen.size());
        var credits = new ArrayList<CreditRow>(4 * frozen.size());
        for (var one : frozen) {
            rows.add(rowOf(one, FIRST_REVISION));
            addCredits(one.orderId(), FIRST_REVISION, one.decided(), credits);
        }
        decisions.insertDecisions(rows);
        decisions.insertCredits(credits);
    }

    @Override
    public void freezeAgain(Frozen decision, int revision) {
        decisions.insertDecisions(List.of(rowOf(decision, revision)));
        var credits = new ArrayList<CreditRow>();
        addCredits(decision.orderId(), revision, decision.decided(), credits);
        decisions.insertCredits(credits);
    }

    private static void addCredits(long orderId, int revision, Attribution decided, List<CreditRow> credits) {
        for (var line : decided.lines()) {
            for (var split : line.outcome().splits()) {
                credits.add(new CreditRow(
                        orderId,
                        revision,
                        line.line().value(),
                        split.payeeType().name(),
                        split.payeeId(),
                        split.performanceBp(),
                        split.commissionBp()));
            }
        }
    }

    private static DecisionRow rowOf(Frozen frozen, int revision) {
        var decided = frozen.decided();
        var evidence = frozen.evidence();
        return new DecisionRow(
                frozen.orderId(),
                revision,
                decided.decidedAt(),
                decided.ruleSetVersion(),
                decided.basis().name(),
                decided.guide().map(GuideId::value).orElse(null),
                decided.store().map(StoreId::value).orElse(null),
                decided.store()
                        .map(store -> evidence.regionOfStore().get(store.value()))
                        .or(() -> evidence.poolRegion()
                                .filter(region -> decided.store().isEmpty()))
                        .orElse(null),
                assignmentOf(evidence, decided),
                FrozenJson.MAPPER.writeValueAsString(FrozenInputs.of(evidence.inputs())),
                FrozenJson.MAPPER.writeValueAsString(decided));
    }

    /**
     * The latest task of the winning guide that led the shopper here within the time that touches count, on whatever
     * ground the guide won: the order is counted for one assignment and only once (C, depth of execution).
     */
    private static Long assignmentOf(Evidence evidence, Attribution decided) {
        if (decided.guide().isEmpty() || evidence.assignmentOfTouch().isEmpty()) {
            return null;
        }
        var rules = evidence.inputs().rules();
        var earliest = evidence.inputs().at().minus(rules.lookbackDays(), ChronoUnit.DAYS);
        Touch latest = null;
        for (var touch : evidence.inputs().touches()) {
            if (evidence.assignmentOfTouch().containsKey(touch.id().value())
                    && touch.standing() == TouchStanding.VALID
                    && touch.guide().equals(decided.guide())
                    && !touch.occurredAt().isBefore(earliest)
                    && (latest == null || touch.occurredAt().isAfter(latest.occurredAt()))) {
                latest = touch;
            }
        }
        return latest == null
                ? null
                : evidence.assignmentOfTouch().get(latest.id().value());
    }

    @Override
    public List<Revision> revisionsOf(long orderId) {
        return revisions.of(orderId).stream()
                .map(row -> new Revision(
                        new Decision(
                                row.orderId(),
                                row.revision(),
                                FrozenJson.MAPPER.readValue(row.outcome(), Attribution.class),
                                Optional.ofNullable(row.regionId()),
                                Optional.ofNullable(row.assignmentId())),
                        Reason.valueOf(row.reason()),
                        Optional.ofNullable(row.causeId()),
                        Optional.ofNullable(row.supersededAt())))
                .toList();
    }

    @Override
    public int supersede(Superseding superseding) {
        var former = decisions.latest(superseding.orderId());
        int revision = former.revision() + 1;
        var decided = superseding.decided();
        var guideId = decided.guide().map(GuideId::value).orElse(null);
        var row = new DecisionRow(
                superseding.orderId(),
                revision,
                decided.decidedAt(),
                decided.ruleSetVersion(),
                decided.basis().name(),
                guideId,
                decided.store().map(StoreId::value).orElse(null),
                decided.store()
                        .map(store -> revisions.regionOf(store.value(), decided.decidedAt()))
                        .orElse(null),
                Objects.equals(guideId, former.guideId()) ? former.assignmentId() : null,
                FrozenJson.MAPPER.writeValueAsString(FrozenInputs.of(superseding.inputs())),
                FrozenJson.MAPPER.writeValueAsString(decided));
        revisions.insert(row, superseding.reason().name(), superseding.causeId(), superseding.at());
        var credits = new ArrayList<CreditRow>();
        addCredits(superseding.orderId(), revision, decided, credits);
        decisions.insertCredits(credits);
        return revision;
    }

    @Override
    public List<Employment> employmentsOf(long guideId, Instant at) {
        return evidence.employmentsOf(List.of(guideId), List.of(), at).stream()
                .map(EvidenceRows::employmentAsItWas)
                .toList();
    }

    @Override
    public boolean isCreditedWithin(Sight sight, long orderId) {
        return sight.isAll() || decisions.creditedWithin(sight, orderId) > 0;
    }

    @Override
    public Optional<Decision> of(long orderId) {
        return Optional.ofNullable(decisions.latest(orderId))
                .map(row -> new Decision(
                        row.orderId(),
                        row.revision(),
                        FrozenJson.MAPPER.readValue(row.outcome(), Attribution.class),
                        Optional.ofNullable(row.regionId()),
                        Optional.ofNullable(row.assignmentId())));
    }

    @Override
    public Optional<AttributionInputs> inputsOf(long orderId) {
        return Optional.ofNullable(decisions.latest(orderId)).map(row -> FrozenJson.MAPPER
                .readValue(row.inputs(), FrozenInputs.class)
                .under(ruleSets.version(row.ruleSetVersion())));
    }

    @Override
    public List<Candidate> lateTouches(long orderId, Instant decidedAt) {
        return evidence.lateTouches(orderId, decidedAt).stream()
                .map(EvidenceRows::touch)
                .map(MyBatisAttributions::late)
                .toList();
    }

    /** It takes no part in the decision; shown so that a dispute can point to it. */
    private static Candidate late(Touch touch) {
        return new Candidate(
                Candidate.Kind.TOUCH,
                touch.id().value(),
                touch.guide().isPresent() ? Basis.LAST_TOUCH : Basis.STORE,
                touch.guide(),
                touch.store(),
                Optional.of(touch.occurredAt()),
                Optional.of(RejectCode.OUT_OF_WINDOW),
                true);
    }

    @Override
    public Map<Long, String> guideNames(Collection<Long> guideIds) {
        return guideIds.isEmpty() ? Map.of() : names(decisions.guideNames(guideIds));
    }

    @Override
    public Map<Long, String> storeNames(Collection<Long> storeIds) {
        return storeIds.isEmpty() ? Map.of() : names(decisions.storeNames(storeIds));
    }

    private static Map<Long, String> names(List<NameRow> rows) {
        return rows.stream().collect(Collectors.toMap(NameRow::id, NameRow::name));
    }
}
