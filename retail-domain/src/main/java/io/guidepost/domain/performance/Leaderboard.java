package io.guidepost.domain.performance;

import io.guidepost.domain.performance.Performance.Line;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Who leads by a metric. Those who are equal share a rank, and the next one comes after all of them (1, 1, 3); those with too few
 * orders behind a ratio come last and have no rank.
 */
public record Leaderboard(List<Standing> standings) {

    /** So many orders must stand behind a ratio before it is ranked, unless asked otherwise. */
    public static final int LEAST_ORDERS = 5;

    public Leaderboard {
        standings = List.copyOf(standings);
    }

    /**
     * @param rank empty for those who are not ranked
     * @param denominator 1 where the metric is no ratio
     */
    public record Standing(Optional<Integer> rank, Line line, long numerator, long denominator) {}

    /** Of everybody but what belongs to nobody. */
    public static Leaderboard of(List<Line> lines, Metric metric, int leastOrders) {
        var ranked = new ArrayList<Line>();
        var unranked = new ArrayList<Line>();
        for (var line : lines) {
            if (line.id() != 0) {
                boolean isEnough = !metric.isRatio()
                        || line.figures().orders() >= leastOrders && metric.denominatorOf(line.figures()) > 0;
                (isEnough ? ranked : unranked).add(line);
            }
        }
        Comparator<Line> order = (one, other) -> compare(metric, one.figures(), other.figures());
        ranked.sort(order.thenComparingLong(Line::id));
        unranked.sort(Comparator.comparingLong(Line::id));
        var standings = new ArrayList<Standing>(lines.size());
        for (int i = 0; i < ranked.size(); i++) {
            int place = i > 0 && order.compare(ranked.get(i - 1), ranked.get(i)) == 0
                    ? standings.get(i - 1).rank().orElseThrow()
                    : i + 1;
            standings.add(standing(Optional.of(place), ranked.get(i), metric));
        }
        unranked.forEach(line -> standings.add(standing(Optional.empty(), line, metric)));
        return new Leaderboard(standings);
    }

    private static Standing standing(Optional<Integer> rank, Line line, Metric metric) {
        return new Standing(rank, line, metric.numeratorOf(line.figures()), metric.denominatorOf(line.figures()));
    }

    /** Below zero when the first leads. Exact: a ratio is compared without dividing. */
    private static int compare(Metric metric, Figures one, Figures other) {
        var left = product(metric.numeratorOf(one), metric.denominatorOf(other));
        var right = product(metric.numeratorOf(other), metric.denominatorOf(one));
        return metric.mostLeads() ? right.compareTo(left) : left.compareTo(right);
    }

    private static BigInteger product(long one, long other) {
        return BigInteger.valueOf(one).multiply(BigInteger.valueOf(other));
    }

    /** Somebody's own standing, if he has any figures. */
    public Optional<Standing> of(long id) {
        return standings.stream().filter(standing -> standing.line().id() == id).findFirst();
    }

    /** How many have a rank. */
    public int ranked() {
        return (int) standings.stream()
                .filter(standing -> standing.rank().isPresent())
                .count();
    }

    /** Those behind somebody, in order; from the first where nobody is named, and none where he is not among them. */
    public List<Standing> after(Optional<Long> id, int limit) {
        int start = 0;
        if (id.isPresent()) {
            start = standings.size();
            for (int i = 0; i < standings.size(); i++) {
                if (standings.get(i).line().id() == id.get()) {
                    start = i + 1;
                }
            }
        }
        return standings.subList(start, Math.min(standings.size(), start + limit));
    }
}
