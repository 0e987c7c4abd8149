package io.guidepost.domain.recurrence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.guidepost.domain.recurrence.Rule.Frequency;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RecurrenceRulesTest {

    private static final LocalDate FIRST = LocalDate.of(2026, 1, 1);
    private static final LocalDate LAST = LocalDate.of(2027, 12, 31);

    @Test
    void everyMondayAndFriday() {
        assertThat(days(Frequency.WEEKLY, Set.of(1, 5), "2026-11-20", "2026-11-30"))
                .containsExactly(
                        LocalDate.of(2026, 11, 20),
                        LocalDate.of(2026, 11, 23),
                        LocalDate.of(2026, 11, 27),
                        LocalDate.of(2026, 11, 30));
    }

    @Test
    void aDayThatTheMonthDoesNotHaveIsItsLastOne() {
        assertThat(days(Frequency.MONTHLY, Set.of(31), "2026-01-31", "2026-04-30"))
                .containsExactly(
                        LocalDate.of(2026, 1, 31),
                        LocalDate.of(2026, 2, 28),
                        LocalDate.of(2026, 3, 31),
                        LocalDate.of(2026, 4, 30));
    }

    @Test
    void aRuleThatCanNeverFallOrFallsTwiceIsRefused() {
        assertThatThrownBy(() -> rule(Frequency.WEEKLY, Set.of())).hasMessageContaining("recurrence_rule");
        assertThatThrownBy(() -> rule(Frequency.WEEKLY, Set.of(8))).hasMessageContaining("recurrence_rule");
        assertThatThrownBy(() -> rule(Frequency.DAILY, Set.of(1))).hasMessageContaining("recurrence_rule");
    }

    /** Looking seven days ahead every night finds each day once, exactly the days of one look at the whole year. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void lookingAheadNightByNightFindsEveryDayOnce(long seed) {
        var random = new Random(seed);
        var frequency = Frequency.values()[random.nextInt(3)];
        var wanted = new HashSet<Integer>();
        for (int i = frequency == Frequency.DAILY ? 0 : 1 + random.nextInt(4); i > 0; i--) {
            wanted.add(1 + random.nextInt(frequency == Frequency.WEEKLY ? 7 : 31));
        }
        var rule = rule(frequency, wanted);
        var found = new ArrayList<LocalDate>();
        for (var night = FIRST; night.isBefore(FIRST.plusYears(1)); night = night.plusDays(1)) {
            RecurrenceRules.days(rule, night, night.plusDays(7)).stream()
                    .filter(day -> !found.contains(day))
                    .forEach(found::add);
        }

        assertThat(found)
                .as("seed %d", seed)
                .containsExactlyElementsOf(
                        RecurrenceRules.days(rule, FIRST, FIRST.plusYears(1).plusDays(6)));
        if (frequency == Frequency.MONTHLY) {
            assertThat(found.stream().map(day -> day.getMonthValue()).distinct())
                    .as("seed %d: no month is dropped", seed)
                    .hasSize(12);
        }
    }

    private static List<LocalDate> days(Frequency frequency, Set<Integer> days, String from, String through) {
        return RecurrenceRules.days(rule(frequency, days), LocalDate.parse(from), LocalDate.parse(through));
    }

    private static Rule rule(Frequency frequency, Set<Integer> days) {
        return new Rule(frequency, days, 600, 600, FIRST, LAST);
    }
}
