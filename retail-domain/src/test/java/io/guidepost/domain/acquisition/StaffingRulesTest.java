package io.guidepost.domain.acquisition;

import static org.assertj.core.api.Assertions.assertThat;

import io.guidepost.domain.acquisition.CodeStaff.Shift;
import io.guidepost.domain.acquisition.StaffingRules.Candidate;
import io.guidepost.domain.acquisition.StaffingRules.Duty;
import java.time.DayOfWeek;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StaffingRulesTest {

    /** A Monday, 12:00 in Shanghai. */
    private static final Instant MONDAY_NOON = Instant.parse("2026-11-23T04:00:00Z");

    private static final Shift MORNINGS = new Shift(DayOfWeek.MONDAY, 9 * 60, 12 * 60);
    private static final Shift AFTERNOONS = new Shift(DayOfWeek.MONDAY, 12 * 60, 18 * 60);

    @Test
    void aShiftBeginsWithItsFirstMinuteAndEndsBeforeItsLast() {
        var morning = always("morning", MORNINGS);
        var afternoon = always("afternoon", AFTERNOONS);

        assertThat(onDuty(MONDAY_NOON, morning, afternoon)).containsExactly("afternoon");
        assertThat(onDuty(MONDAY_NOON.minusSeconds(60), morning, afternoon)).containsExactly("morning");
    }

    @Test
    void backupsStepInWhenNobodyElseIsThereOrHasRoom() {
        var full = new Candidate("full", false, true, List.of(), Optional.of(5), 5);
        var away = always("away", MORNINGS);
        var backup = new Candidate("backup", true, true, List.of(), Optional.empty(), 0);

        var found = StaffingRules.onDuty(List.of(full, away, backup), MONDAY_NOON);

        assertThat(found.userids()).containsExactly("backup");
        assertThat(found.duty()).isEqualTo(Duty.BACKUP);
        assertThat(onDuty(MONDAY_NOON, new Candidate("room", false, true, List.of(), Optional.of(5), 4), backup))
                .containsExactly("room");
    }

    @Test
    void aPrintedCodeLeadsToWhoeverIsActiveRatherThanToNobody() {
        var full = new Candidate("full", false, true, List.of(), Optional.of(5), 9);
        var left = new Candidate("left", false, false, List.of(), Optional.empty(), 0);

        var found = StaffingRules.onDuty(List.of(full, left), MONDAY_NOON);

        assertThat(found.userids()).containsExactly("full");
        assertThat(found.duty()).isEqualTo(Duty.BEYOND);
        assertThat(StaffingRules.onDuty(List.of(left), MONDAY_NOON).duty()).isEqualTo(Duty.NOBODY);
    }

    @Test
    void weComTakesAHundredPeople() {
        var many = IntStream.range(0, 150)
                .mapToObj(i -> always("g%03d".formatted(i)))
                .toList();

        assertThat(StaffingRules.onDuty(many, MONDAY_NOON).userids()).hasSize(100);
    }

    /** Between two looks the answer is the same: nobody is on a code outside of his shift. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void nothingChangesBeforeTheNextLook(long seed) {
        var random = new Random(seed);
        var candidates = new ArrayList<Candidate>();
        for (int i = 0; i < 6; i++) {
            var shifts = IntStream.range(0, random.nextInt(4))
                    .mapToObj(any -> {
                        int from = random.nextInt(1439);
                        return new Shift(
                                DayOfWeek.of(1 + random.nextInt(7)), from, from + 1 + random.nextInt(1440 - from));
                    })
                    .toList();
            candidates.add(new Candidate("g" + i, random.nextBoolean(), true, shifts, Optional.empty(), 0));
        }
        for (int round = 0; round < 50; round++) {
            var at = MONDAY_NOON.plusSeconds(random.nextInt(7 * 86_400));
            var next = StaffingRules.nextLook(candidates, at);

            assertThat(next).isAfter(at).isBeforeOrEqualTo(at.plusSeconds(3_600));
            long between = random.nextLong(next.getEpochSecond() - at.getEpochSecond());
            assertThat(StaffingRules.onDuty(candidates, at.plusSeconds(between)))
                    .as("seed %d at %s", seed, at)
                    .isEqualTo(StaffingRules.onDuty(candidates, at));
        }
    }

    private static Candidate always(String userid, Shift... shifts) {
        return new Candidate(userid, false, true, List.of(shifts), Optional.empty(), 0);
    }

    private static List<String> onDuty(Instant at, Candidate... candidates) {
        return StaffingRules.onDuty(List.of(candidates), at).userids();
    }
}
