package io.guidepost.core.price;

import io.guidepost.core.money.Allocation;
import io.guidepost.core.money.Money;
import io.guidepost.core.price.PriceStep.Source;
import io.guidepost.core.price.PriceStep.Verdict;
import io.guidepost.core.sale.PricedLine;
import io.guidepost.core.words.Words;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntPredicate;

/**
 * The slip on which a price is worked out. Lines stand in the order of their SKUs, so that of equal remainders the same
 * SKU is served first in whatever order the basket was filled.
 */
final class Slip {

    private final PricedItem[] items;
    private final long[] remaining;
    private final long[] level;
    private final long[] activity;
    private final long[] coupon;
    private final long[] points;
    private final long[] freight;
    private final boolean[] exclusive;
    private final List<Map<Long, Money>> couponShares = new ArrayList<>();
    private final List<PriceStep> steps = new ArrayList<>();
    private long freightList;
    private long freightOff;
    private long pointsUsed;

    Slip(List<PricedItem> basket) {
        items = basket.stream().sorted(Comparator.comparing(PricedItem::sku)).toArray(PricedItem[]::new);
        remaining = new long[items.length];
        level = new long[items.length];
        activity = new long[items.length];
        coupon = new long[items.length];
        points = new long[items.length];
        freight = new long[items.length];
        exclusive = new boolean[items.length];
        for (int i = 0; i < items.length; i++) {
            remaining[i] = items[i].list().fen();
            couponShares.add(new HashMap<>());
        }
    }

    int size() {
        return items.length;
    }

    PricedItem item(int line) {
        return items[line];
    }

    long remaining(int line) {
        return remaining[line];
    }

    boolean isExclusive(int line) {
        return exclusive[line];
    }

    /** What the lines that are meant come to at this point. */
    long sum(IntPredicate lines) {
        long sum = 0;
        for (int i = 0; i < items.length; i++) {
            if (lines.test(i)) {
                sum = Math.addExact(sum, remaining[i]);
            }
        }
        return sum;
    }

    void takeLevel(int line, long fen) {
        remaining[line] -= fen;
        level[line] += fen;
    }

    void takeActivity(int line, long fen, boolean isExclusive) {
        remaining[line] -= fen;
        activity[line] += fen;
        exclusive[line] |= isExclusive;
    }

    void takeActivity(IntPredicate lines, long fen) {
        spread(fen, lines, activity);
    }

    void takeCoupon(long couponId, IntPredicate lines, long fen) {
        long[] parts = spread(fen, lines, coupon);
        for (int i = 0; i < parts.length; i++) {
            if (parts[i] > 0) {
                couponShares.get(i).merge(couponId, Money.ofFen(parts[i]), Money::plus);
            }
        }
    }

    void takePoints(IntPredicate lines, long used, long fen) {
        spread(fen, lines, points);
        pointsUsed += used;
    }

    private long[] spread(long fen, IntPredicate lines, long[] shares) {
        long[] weights = new long[items.length];
        for (int i = 0; i < weights.length; i++) {
            weights[i] = lines.test(i) ? remaining[i] : 0;
        }
        long[] parts = Allocation.of(fen, weights);
        for (int i = 0; i < parts.length; i++) {
            remaining[i] -= parts[i];
            shares[i] += parts[i];
        }
        return parts;
    }

    /** Freight for these lines falls on them by what is paid for them, or by units where nothing is. */
    void charge(IntPredicate lines, long fen) {
        long[] weights = new long[items.length];
        boolean isPaidFor = sum(lines) > 0;
        for (int i = 0; i < weights.length; i++) {
            weights[i] = !lines.test(i) ? 0 : isPaidFor ? remaining[i] : items[i].quantity();
        }
        long[] parts = Allocation.of(fen, weights);
        for (int i = 0; i < parts.length; i++) {
            freight[i] += parts[i];
        }
        freightList = Math.addExact(freightList, fen);
    }

    long freightLeft() {
        return freightList - freightOff;
    }

    void takeOffFreight(long fen) {
        long[] parts = Allocation.of(fen, freight);
        for (int i = 0; i < parts.length; i++) {
            freight[i] -= parts[i];
        }
        freightOff += fen;
    }

    void say(Source source, long sourceId, Verdict verdict, long fen, IntPredicate lines, Words why) {
        List<Integer> lineNos = new ArrayList<>();
        for (int i = 0; i < items.length; i++) {
            if (lines.test(i)) {
                lineNos.add(items[i].lineNo());
            }
        }
        lineNos.sort(null);
        steps.add(new PriceStep(source, sourceId, verdict, Money.ofFen(fen), lineNos, why));
    }

    Quote quote() {
        List<Quote.Line> lines = new ArrayList<>(items.length);
        for (int i = 0; i < items.length; i++) {
            PricedItem item = items[i];
            lines.add(new Quote.Line(
                    new PricedLine(
                            item.lineNo(),
                            item.sku(),
                            item.quantity(),
                            item.list(),
                            Money.ofFen(level[i]),
                            Money.ofFen(activity[i]),
                            Money.ofFen(coupon[i]),
                            Money.ofFen(points[i]),
                            Money.ofFen(remaining[i])),
                    couponShares.get(i),
                    Money.ofFen(freight[i])));
        }
        lines.sort(Comparator.comparingInt(line -> line.priced().lineNo()));
        return new Quote(lines, Money.ofFen(freightList), Money.ofFen(freightOff), pointsUsed, steps);
    }
}
