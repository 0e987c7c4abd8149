package io.guidepost.domain.aftersale;

import io.guidepost.domain.aftersale.AfterSale.Happening;
import io.guidepost.domain.aftersale.AfterSale.Step;
import io.guidepost.domain.aftersale.CaseStatus.Event;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/** What every step of a case has in common. */
final class CaseRules {

    private static final int LONGEST_REASON = 200;

    private CaseRules() {}

    /** Halfway through a term whoever's turn it is is reminded, at its end it is over. */
    static Instant watchAt(Instant since, Instant dueAt) {
        var half = since.plus(Duration.between(since, dueAt).dividedBy(2));
        return half.isBefore(dueAt) ? half : dueAt;
    }

    /** Makes a step, if the machine has one, and keeps who made it; the caller holds the order. */
    static AfterSale take(
            AfterSales cases,
            AfterSale now,
            Event event,
            Function<CaseStatus, Step> step,
            Actor actor,
            String note,
            Instant at) {
        var to = now.status().after(event, now.kind()).orElseThrow(() -> AfterSaleRefusals.wrongState(now));
        if (!cases.step(now, step.apply(to))) {
            throw new IllegalStateException("Case %d changed while its order was locked".formatted(now.id()));
        }
        cases.append(now.id(), new Happening(event, now.status(), to, actor, cut(note), at));
        return cases.find(now.id()).orElseThrow();
    }

    /** As a refund says it to WeChat. */
    static String reason(Reason reason, String words) {
        return cut(words.isBlank() ? reason.name() : words);
    }

    static String cut(String text) {
        return text.codePointCount(0, text.length()) <= LONGEST_REASON
                ? text
                : text.substring(0, text.offsetByCodePoints(0, LONGEST_REASON));
    }

    /** What is to be sent in place of other goods, by SKU. */
    static Map<Long, Integer> replacements(AfterSale exchange) {
        var units = new TreeMap<Long, Integer>();
        exchange.lines().forEach(line -> line.replacementSkuId()
                .ifPresent(sku -> units.merge(sku, line.quantity(), Math::addExact)));
        return units;
    }
}
