package io.guidepost.domain.customercard;

import io.guidepost.core.words.Words;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What a customer's paid orders come to. Amounts in fen.
 *
 * @param paidFen freight included
 * @param refundedFen of goods
 * @param netOfYearFen paid in the last 365 days, less what of it was refunded
 * @param returnRateBp units that came back of units bought
 */
public record PurchaseSummary(
        int orders,
        long units,
        long refundedUnits,
        long paidFen,
        long refundedFen,
        long netOfYearFen,
        long averageOrderFen,
        int returnRateBp,
        List<Liked> categories,
        List<Liked> brands,
        List<Liked> specs) {

    private static final int SHOWN = 3;
    private static final long YEAR_SECONDS = 365L * 86_400;

    /** What was bought most, without what came back. */
    public record Liked(Words name, long units, long netFen) {}

    public static PurchaseSummary of(List<PastOrder> paid, List<PastLine> lines, Instant now) {
        var ids = paid.stream().map(PastOrder::id).collect(Collectors.toSet());
        var bought = lines.stream().filter(line -> ids.contains(line.orderId())).toList();
        long units = bought.stream().mapToLong(PastLine::quantity).sum();
        long back = bought.stream().mapToLong(PastLine::refundedQuantity).sum();
        long paidFen = paid.stream().mapToLong(PastOrder::payableFen).sum();
        long refunded = bought.stream().mapToLong(PastLine::refundedFen).sum();
        Set<Long> ofYear = paid.stream()
                .filter(order -> !order.paidAt().isBefore(now.minusSeconds(YEAR_SECONDS)))
                .map(PastOrder::id)
                .collect(Collectors.toSet());
        long year = paid.stream()
                        .filter(order -> ofYear.contains(order.id()))
                        .mapToLong(PastOrder::payableFen)
                        .sum()
                - bought.stream()
                        .filter(line -> ofYear.contains(line.orderId()))
                        .mapToLong(PastLine::refundedFen)
                        .sum();
        return new PurchaseSummary(
                paid.size(),
                units,
                back,
                paidFen,
                refunded,
                year,
                paid.isEmpty() ? 0 : paidFen / paid.size(),
                units == 0 ? 0 : Math.toIntExact(back * 10_000 / units),
                liked(bought, PastLine::category),
                liked(bought, line -> new Words(line.brand(), line.brand())),
                liked(bought, line -> new Words(line.spec(), line.spec())));
    }

    private static List<Liked> liked(List<PastLine> lines, Function<PastLine, Words> what) {
        Map<Words, long[]> sums = new HashMap<>();
        for (var line : lines) {
            var name = what.apply(line);
            int kept = line.quantity() - line.refundedQuantity();
            if (kept > 0 && !name.zh().isBlank()) {
                var sum = sums.computeIfAbsent(name, any -> new long[2]);
                sum[0] += kept;
                sum[1] += line.paidFen() - line.refundedFen();
            }
        }
        return sums.entrySet().stream()
                .map(entry -> new Liked(entry.getKey(), entry.getValue()[0], entry.getValue()[1]))
                .sorted(Comparator.comparingLong(Liked::units)
                        .thenComparingLong(Liked::netFen)
                        .reversed()
                        .thenComparing(liked -> liked.name().zh()))
                .limit(SHOWN)
                .toList();
    }
}
