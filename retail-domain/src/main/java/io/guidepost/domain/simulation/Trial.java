package io.guidepost.domain.simulation;

import io.guidepost.core.attribution.Attribution;
import io.guidepost.core.attribution.AttributionInputs;
import io.guidepost.core.attribution.AttributionRules;
import io.guidepost.core.attribution.Designation;
import io.guidepost.core.attribution.GuideId;
import io.guidepost.core.attribution.Origin;
import io.guidepost.core.attribution.PayeeType;
import io.guidepost.core.attribution.RuleScope;
import io.guidepost.core.attribution.RuleSet;
import io.guidepost.core.attribution.StoreId;
import io.guidepost.core.commission.WhatIf;
import io.guidepost.core.money.Money;
import io.guidepost.core.sale.CategoryId;
import io.guidepost.core.sale.LineId;
import io.guidepost.core.sale.SkuId;
import io.guidepost.core.sale.SoldLine;
import io.guidepost.core.sale.SpuId;
import io.guidepost.domain.attribution.PastDecisions.PastDecision;
import io.guidepost.domain.attribution.RuleSetRegister;
import io.guidepost.domain.attribution.RuleSetVersion;
import io.guidepost.domain.commission.rate.BrandNumbers;
import io.guidepost.domain.commission.rate.TrialRates;
import io.guidepost.domain.simulation.PastSales.Line;
import io.guidepost.domain.simulation.PastSales.Spell;
import io.guidepost.domain.simulation.Simulation.RulesOnTrial;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Compares batches of orders under what is tried; holds what does not change from batch to batch. */
final class Trial {

    private final Optional<RulesOnTrial> rules;
    private final TrialRates.Tables rates;
    private final BrandNumbers brands;
    private final PastSales sales;
    private final RuleSetRegister register;
    private final Map<Long, List<CategoryId>> branches;
    private final Map<Long, List<Spell>> regions;
    private final Map<Integer, RuleScope.Kind> scopes = new HashMap<>();

    Trial(
            Simulation simulation,
            TrialRates.Tables rates,
            BrandNumbers brands,
            PastSales sales,
            RuleSetRegister register) {
        this.rules = simulation.rules();
        this.rates = rates;
        this.brands = brands;
        this.sales = sales;
        this.register = register;
        this.branches = sales.branches();
        boolean isRegional = rules.filter(trial -> trial.scope().kind() == RuleScope.Kind.REGION)
                .isPresent();
        this.regions = isRegional ? sales.regions() : Map.of();
    }

    /** What a batch adds. */
    record Found(
            int orders,
            long flipped,
            long beforeFen,
            long afterFen,
            List<WhatIf.Side> sides,
            List<Difference> differences) {}

    Found of(List<PastDecision> page) {
        var ids = new ArrayList<Long>(page.size());
        for (var past : page) {
            ids.add(past.orderId());
        }
        var lines = sales.linesOf(ids);
        var tried = new ArrayList<Attribution>(page.size());
        for (var past : page) {
            tried.add(decided(past, lines.getOrDefault(past.orderId(), List.of())));
        }
        var levels = levels(page, tried);
        var tally = new WhatIf();
        var differences = new ArrayList<Difference>();
        long flipped = 0;
        long before = 0;
        long after = 0;
        for (int i = 0; i < page.size(); i++) {
            var past = page.get(i);
            var verdict = tally.add(order(past, lines.getOrDefault(past.orderId(), List.of()), tried.get(i), levels));
            flipped += verdict.isFlipped() ? 1 : 0;
            before = Math.addExact(before, verdict.costBeforeFen());
            after = Math.addExact(after, verdict.costAfterFen());
            if (verdict.isDifferent()) {
                differences.add(new Difference(
                        past.orderId(),
                        past.revision(),
                        verdict.isFlipped(),
                        verdict.costBeforeFen(),
                        verdict.costAfterFen()));
            }
        }
        return new Found(page.size(), flipped, before, after, tally.sides(), differences);
    }

    /** The decision in force where the rules on trial would not have held for the order. */
    private Attribution decided(PastDecision past, List<Line> lines) {
        if (rules.isEmpty() || !wouldHold(rules.get().scope(), past, lines)) {
            return past.decided();
        }
        return AttributionRules.decide(under(past.inputs(), rules.get().rules()));
    }

    /** Rules of a narrower scope go before them (B1). */
    private boolean wouldHold(RuleScope scope, PastDecision past, List<Line> lines) {
        var inForce = scopes.computeIfAbsent(past.decided().ruleSetVersion(), version -> register.find(version)
                .map(RuleSetVersion::scope)
                .orElse(RuleScope.ALL)
                .kind());
        if (inForce.compareTo(scope.kind()) > 0) {
            return false;
        }
        return scope.kind() == RuleScope.Kind.ALL || scope.covers(originOf(past, lines));
    }

    private Origin originOf(PastDecision past, List<Line> lines) {
        var inputs = past.inputs();
        var regionOf = new HashMap<Long, Long>();
        var hints = inputs.hints();
        Stream.of(inputs.designation().map(Designation::store), hints.imported(), hints.pickUp(), hints.home())
                .flatMap(Optional::stream)
                .map(StoreId::value)
                .forEach(store -> Spell.at(regions.getOrDefault(store, List.of()), past.placedAt())
                        .ifPresent(region -> regionOf.put(store, region)));
        boolean isPooled = past.decided().store().isEmpty();
        return Origin.of(
                inputs.designation(), hints, regionOf, isPooled ? past.regionId() : Optional.empty(), brandOf(lines));
    }

    private static Optional<String> brandOf(List<Line> lines) {
        String brand = null;
        for (var line : lines) {
            if (brand != null && !brand.equals(line.brand())) {
                return Optional.empty();
            }
            brand = line.brand();
        }
        return Optional.ofNullable(brand).filter(name -> !name.isBlank());
    }

    private static AttributionInputs under(AttributionInputs inputs, RuleSet rules) {
        return new AttributionInputs(
                inputs.at(),
                rules,
                inputs.lines(),
                inputs.designation(),
                inputs.touches(),
                inputs.bindings(),
                inputs.friendships(),
                inputs.employments(),
                inputs.stores(),
                inputs.transfers(),
                inputs.hints(),
                inputs.buyers());
    }

    /** Also for those who read about one order afterwards. */
    static Attribution decidedUnder(RuleSet rules, AttributionInputs inputs) {
        return AttributionRules.decide(under(inputs, rules));
    }

    private WhatIf.Order order(
            PastDecision past, List<Line> lines, Attribution tried, Map<GuideId, List<Spell>> levels) {
        var sold = sold(lines);
        var before = past.decided().atRatesOf(past.placedAt());
        var after = tried == past.decided() ? before : tried.atRatesOf(past.placedAt());
        var levelsThen = levelsAt(levels, before, after);
        var cardBefore = rates.inForce().cardFor(sold, before, after, levelsThen);
        var cardAfter = rates.proposed() == rates.inForce()
                ? cardBefore
                : rates.proposed().cardFor(sold, before, after, levelsThen);
        return new WhatIf.Order(sold, before, after, cardBefore, cardAfter);
    }

    /** What went back altogether earns nobody anything. */
    private List<SoldLine> sold(List<Line> lines) {
        var sold = new ArrayList<SoldLine>(lines.size());
        for (var line : lines) {
            if (line.keptUnits() > 0) {
                sold.add(new SoldLine(
                        new LineId(line.lineId()),
                        new SkuId(line.skuId()),
                        new SpuId(line.productId()),
                        branches.getOrDefault(line.categoryId(), List.of()),
                        brands.of(line.brand()),
                        line.keptUnits(),
                        new Money(line.keptFen())));
            }
        }
        return sold;
    }

    private Map<GuideId, List<Spell>> levels(List<PastDecision> page, List<Attribution> tried) {
        if (!rates.inForce().asksForLevels() && !rates.proposed().asksForLevels()) {
            return Map.of();
        }
        var guides = new TreeSet<Long>();
        for (int i = 0; i < page.size(); i++) {
            addGuides(page.get(i).decided(), guides);
            addGuides(tried.get(i), guides);
        }
        return guides.isEmpty() ? Map.of() : sales.levelsOf(guides);
    }

    private static void addGuides(Attribution decided, TreeSet<Long> guides) {
        for (var line : decided.lines()) {
            for (var split : line.outcome().splits()) {
                if (split.payeeType() == PayeeType.GUIDE) {
                    guides.add(split.payeeId());
                }
            }
        }
    }

    private static Map<GuideId, Integer> levelsAt(
            Map<GuideId, List<Spell>> levels, Attribution before, Attribution after) {
        if (levels.isEmpty()) {
            return Map.of();
        }
        var guides = new TreeSet<Long>();
        addGuides(before, guides);
        addGuides(after, guides);
        var then = new HashMap<GuideId, Integer>();
        for (var guide : guides) {
            Instant at = before.decidedAt();
            Spell.at(levels.getOrDefault(new GuideId(guide), List.of()), at)
                    .filter(level -> level > 0)
                    .ifPresent(level -> then.put(new GuideId(guide), level.intValue()));
        }
        return then;
    }
}
