package io.guidepost.core.price;

import io.guidepost.core.price.FreightTemplate.Basis;
import io.guidepost.core.price.FreightTemplate.Zone;
import io.guidepost.core.price.PriceStep.Source;
import io.guidepost.core.price.PriceStep.Verdict;
import io.guidepost.core.words.Words;
import java.util.Comparator;
import java.util.Optional;
import java.util.TreeMap;

/** What sending costs: goods of one template together, by pieces or weight, free from an amount on (SHOP-4). */
final class FreightRules {

    private FreightRules() {}

    static void apply(Slip slip, PriceQuestion question) {
        FreightTemplate[] ofLine = new FreightTemplate[slip.size()];
        TreeMap<Long, FreightTemplate> used = new TreeMap<>();
        for (int i = 0; i < ofLine.length; i++) {
            ofLine[i] = closest(question, slip.item(i));
            used.put(ofLine[i].id(), ofLine[i]);
        }
        for (FreightTemplate template : used.values()) {
            charge(slip, template, ofLine, question.region());
        }
    }

    private static FreightTemplate closest(PriceQuestion question, PricedItem item) {
        return question.freight().stream()
                .filter(template -> template.isFor(question.buyer().store(), item.brand()))
                .max(Comparator.comparingInt(FreightTemplate::closeness)
                        .thenComparing(
                                Comparator.comparingLong(FreightTemplate::id).reversed()))
                .orElseThrow(() -> new IllegalArgumentException(
                        "No freight template fits SKU " + item.sku().value()));
    }

    private static void charge(Slip slip, FreightTemplate template, FreightTemplate[] ofLine, Optional<String> region) {
        Optional<Zone> zone = template.zoneOf(region);
        if (zone.isEmpty()) {
            slip.say(
                    Source.FREIGHT,
                    template.id(),
                    Verdict.NOT_SERVED,
                    0,
                    i -> ofLine[i] == template,
                    new Words(
                            "部分商品不支持配送到该地区，请更换收货地址",
                            "Some goods cannot be sent to this region; choose another address"));
            return;
        }
        long goods = slip.sum(i -> ofLine[i] == template);
        boolean isFree =
                zone.get().freeFrom().filter(from -> goods >= from.fen()).isPresent();
        long fen = isFree ? 0 : zone.get().charge(units(slip, template, ofLine)).fen();
        slip.charge(i -> ofLine[i] == template, fen);
        slip.say(
                Source.FREIGHT,
                template.id(),
                Verdict.APPLIED,
                fen,
                i -> ofLine[i] == template,
                isFree ? free(zone.get()) : costs(template, fen));
    }

    private static Words free(Zone zone) {
        String from = zone.freeFrom().orElseThrow().inYuan();
        return new Words("满 %s 元免运费".formatted(from), "Freight is free from %s yuan".formatted(from));
    }

    private static Words costs(FreightTemplate template, long fen) {
        return new Words(
                "“%s”运费 %s 元".formatted(template.name().zh(), PriceRules.yuan(fen)),
                "Freight by “%s” is %s yuan".formatted(template.name().en(), PriceRules.yuan(fen)));
    }

    private static long units(Slip slip, FreightTemplate template, FreightTemplate[] ofLine) {
        long units = 0;
        for (int i = 0; i < ofLine.length; i++) {
            if (ofLine[i] == template) {
                PricedItem item = slip.item(i);
                long each = template.basis() == Basis.WEIGHT ? item.weightGrams() : 1;
                units = Math.addExact(units, each * item.quantity());
            }
        }
        return units;
    }
}
