package io.guidepost.domain.pace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.guidepost.domain.pace.SendingPlan.Stretch;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SendingPlanTest {

    /** 10:00 in Shanghai. */
    private static final Instant TEN = Instant.parse("2026-11-23T02:00:00Z");

    @Test
    void aHundredThousandGuidesAreServedInTenMinutes() {
        var plan = SendingPlan.of(100_000, 100_000, TEN, CallPace.OF_WECOM, OpenHours.USUAL);

        assertThat(plan.notices()).singleElement().satisfies(notices -> {
            assertThat(notices.calls()).isEqualTo(100);
            assertThat(notices.guides()).isEqualTo(100_000);
            assertThat(notices.until()).isBefore(TEN.plusSeconds(5));
        });
        assertThat(plan.sends()).singleElement().satisfies(sends -> assertThat(sends.from())
                .isEqualTo(TEN));
        assertThat(plan.endsAt()).isBetween(TEN.plusSeconds(600), TEN.plusSeconds(630));
    }

    /** Nobody is rung at night; what does not fit goes on when it opens. */
    @Test
    void whatDoesNotFitBeforeElevenGoesOnInTheMorning() {
        var lateEvening = Instant.parse("2026-11-23T14:55:00Z");
        var plan = SendingPlan.of(100_000, 100_000, lateEvening, CallPace.OF_WECOM, OpenHours.USUAL);

        assertThat(plan.sends()).extracting(Stretch::calls).containsExactly(48_500L, 51_500L);
        assertThat(plan.sends().get(1).from()).isEqualTo("2026-11-23T23:00:00Z");
        assertThat(plan.endsAt()).isBetween("2026-11-23T23:05:00Z", "2026-11-23T23:06:00Z");
    }

    /** An hour's cap is used up after a quarter of it; the rest has to wait for the next hour. */
    @Test
    void moreThanAnHoursCallsWaitForTheNextHour() {
        assertThat(CallPace.OF_WECOM.timeFor(144_000)).isBetween(Duration.ofMinutes(14), Duration.ofMinutes(15));
        assertThat(CallPace.OF_WECOM.timeFor(144_001)).isBetween(Duration.ofMinutes(60), Duration.ofMinutes(61));
        assertThat(CallPace.OF_WECOM.timeFor(0)).isZero();
        assertThat(CallPace.OF_WECOM.callsIn(Duration.ofMinutes(30))).isEqualTo(144_000);
    }

    @Test
    void withNothingToSendItEndsWhereItBegins() {
        assertThat(SendingPlan.of(0, 0, TEN, CallPace.OF_WECOM, OpenHours.USUAL))
                .isEqualTo(new SendingPlan(List.of(), List.of(), TEN));
        assertThatThrownBy(() -> new CallPace(0, 1)).isInstanceOf(IllegalArgumentException.class);
    }

    /** Nothing is lost between the days, and no day holds more than it can. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void theStretchesAddUpAndFollowEachOther(long seed) {
        var random = new Random(seed);
        var pace = new CallPace(50 + random.nextInt(300), 5_000 + random.nextInt(9_000));
        long guides = random.nextInt(1_000_000);
        long sends = guides == 0 ? 0 : random.nextLong(guides);
        var start = TEN.plusSeconds(random.nextInt(86_400));

        var plan = SendingPlan.of(guides, sends, start, pace, OpenHours.USUAL);

        assertThat(plan.sends().stream().mapToLong(Stretch::calls).sum())
                .as("seed %d", seed)
                .isEqualTo(sends);
        LongStream.range(1, plan.sends().size())
                .forEach(i -> assertThat(plan.sends().get((int) i).from())
                        .isAfterOrEqualTo(plan.sends().get((int) i - 1).until()));
        assertThat(plan.sends()).allSatisfy(stretch -> {
            assertThat(stretch.from()).isEqualTo(OpenHours.USUAL.nextOpen(stretch.from()));
            assertThat(stretch.until()).isBeforeOrEqualTo(OpenHours.USUAL.closes(stretch.from()));
        });
    }
}
