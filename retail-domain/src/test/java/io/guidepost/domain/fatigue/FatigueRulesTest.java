package io.guidepost.domain.fatigue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FatigueRulesTest {

    private static final LocalDate DAY = LocalDate.of(2026, 11, 20);

    @Test
    void oneADayTwoInSevenDaysSixInThirty() {
        var limits = FatigueRules.thresholds(ContactLimits.OF_THE_HOUSE, DAY, false);

        assertThat(FatigueRules.isTooMuch(List.of(DAY), limits)).isTrue();
        assertThat(FatigueRules.isTooMuch(List.of(DAY.minusDays(1)), limits)).isFalse();
        assertThat(FatigueRules.isTooMuch(List.of(DAY.minusDays(1), DAY.minusDays(6)), limits))
                .isTrue();
        assertThat(FatigueRules.isTooMuch(List.of(DAY.minusDays(1), DAY.minusDays(7)), limits))
                .isFalse();
        var six = List.of(8, 10, 15, 20, 25, 29).stream()
                .map(days -> DAY.minusDays(days))
                .toList();
        assertThat(FatigueRules.isTooMuch(six, limits)).isTrue();
        assertThat(FatigueRules.isTooMuch(six.subList(0, 5), limits)).isFalse();
    }

    @Test
    void whatCustomersWaitForIsLimitedByWeComAlone() {
        var limits = FatigueRules.thresholds(ContactLimits.OF_THE_HOUSE, DAY, true);
        var twice = List.of(DAY, DAY);
        assertThat(FatigueRules.isTooMuch(twice, limits)).isFalse();

        var quota = new ContactLimits(1, 2, 6, WeComQuota.ONE_PER_DAY);
        assertThat(FatigueRules.isTooMuch(twice, FatigueRules.thresholds(quota, DAY, true)))
                .isTrue();
    }

    @Test
    void weComCountsByMonthWeekOrDay() {
        assertThat(WeComQuota.DAYS_OF_MONTH.from(DAY)).isEqualTo(LocalDate.of(2026, 11, 1));
        assertThat(WeComQuota.DAYS_OF_MONTH.most(DAY)).isEqualTo(30);
        assertThat(WeComQuota.SEVEN_PER_WEEK.from(DAY)).isEqualTo(LocalDate.of(2026, 11, 16));
        assertThat(WeComQuota.SEVEN_PER_WEEK.most(DAY)).isEqualTo(7);
        assertThat(WeComQuota.ONE_PER_DAY.from(DAY)).isEqualTo(DAY);
    }

    @Test
    void limitsThatContradictEachOtherAreRefused() {
        assertThatThrownBy(() -> new ContactLimits(3, 2, 6, WeComQuota.DAYS_OF_MONTH))
                .hasMessageContaining("guidepost.fatigue");
    }

    /** However many tasks want a customer, sent as long as the rule allows, no window ever holds more than its limit. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void noWindowEverHoldsMoreThanItsLimit(long seed) {
        var random = new Random(seed);
        int perDay = 1 + random.nextInt(2);
        int perWeek = perDay + random.nextInt(3);
        var limits = new ContactLimits(
                perDay,
                perWeek,
                perWeek + random.nextInt(8),
                WeComQuota.values()[random.nextInt(WeComQuota.values().length)]);
        var sent = new ArrayList<LocalDate>();
        for (int day = 0; day < 120; day++) {
            var on = DAY.plusDays(day);
            for (int wanted = random.nextInt(4); wanted > 0; wanted--) {
                if (!FatigueRules.isTooMuch(sent, FatigueRules.thresholds(limits, on, false))) {
                    sent.add(on);
                }
            }
        }

        assertThat(sent).as("seed %d", seed).isNotEmpty();
        for (var end : sent) {
            assertThat(within(sent, end, 1)).as("seed %d", seed).isLessThanOrEqualTo(limits.perDay());
            assertThat(within(sent, end, 7)).as("seed %d", seed).isLessThanOrEqualTo(limits.perWeek());
            assertThat(within(sent, end, 30)).as("seed %d", seed).isLessThanOrEqualTo(limits.perMonth());
        }
    }

    private static long within(List<LocalDate> sent, LocalDate end, int days) {
        return sent.stream()
                .filter(day -> day.isAfter(end.minusDays(days)) && !day.isAfter(end))
                .count();
    }
}
