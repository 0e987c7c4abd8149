package io.guidepost.domain.customercard;

import io.guidepost.core.words.Words;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * How often a customer buys, told by nothing but the days on which he did ("即將下單", S1-3): the next order is expected one
 * median interval after the last one. The median and not the mean, so that one long pause does not move it.
 *
 * @param days the days of purchases, each once, oldest first
 * @param intervals the latest {@value #LATEST} intervals in days, oldest first
 */
public record PurchaseRhythm(List<LocalDate> days, List<Integer> intervals) {

    /** What was long ago says little about today. */
    private static final int LATEST = 12;

    /** One interval is an accident. */
    private static final int LEAST = 2;

    public static PurchaseRhythm of(Collection<LocalDate> purchases) {
        var days = purchases.stream().distinct().sorted().toList();
        var intervals = new ArrayList<Integer>();
        for (int i = Math.max(1, days.size() - LATEST); i < days.size(); i++) {
            intervals.add((int) ChronoUnit.DAYS.between(days.get(i - 1), days.get(i)));
        }
        return new PurchaseRhythm(days, List.copyOf(intervals));
    }

    public Optional<LocalDate> first() {
        return days.isEmpty() ? Optional.empty() : Optional.of(days.get(0));
    }

    public Optional<LocalDate> last() {
        return days.isEmpty() ? Optional.empty() : Optional.of(days.get(days.size() - 1));
    }

    /** In days, half a day rounded down; empty with fewer than three days of purchases. */
    public Optional<Integer> median() {
        if (intervals.size() < LEAST) {
            return Optional.empty();
        }
        var sorted = intervals.stream().sorted().toList();
        int middle = sorted.size() / 2;
        return Optional.of(
                sorted.size() % 2 == 1 ? sorted.get(middle) : (sorted.get(middle - 1) + sorted.get(middle)) / 2);
    }

    /** May lie in the past: then the customer is late. */
    public Optional<LocalDate> expected() {
        return median().map(median -> last().orElseThrow().plusDays(median));
    }

    public Words why(LocalDate today) {
        if (median().isEmpty()) {
            return new Words(
                    "购买日不足 3 个（现有 %d 个），不作预计".formatted(days.size()),
                    "Nothing is expected before three days of purchases; there are %d so far".formatted(days.size()));
        }
        long left = ChronoUnit.DAYS.between(today, expected().orElseThrow());
        var listed = intervals.stream().map(String::valueOf).collect(Collectors.joining("、"));
        var late = left < 0
                ? new Words("，已晚 %d 天".formatted(-left), "; that was %d days ago".formatted(-left))
                : new Words("，还有 %d 天".formatted(left), ", in %d days".formatted(left));
        return new Words(
                "最近 %d 次购买间隔为 %s 天，中位数 %d 天；上次购买 %s，预计 %s%s"
                        .formatted(
                                intervals.size(),
                                listed,
                                median().get(),
                                last().get(),
                                expected().get(),
                                late.zh()),
                "The last %d intervals were %s days, the median is %d; last bought on %s, so expected on %s%s"
                        .formatted(
                                intervals.size(),
                                listed.replace("、", ", "),
                                median().get(),
                                last().get(),
                                expected().get(),
                                late.en()));
    }
}
