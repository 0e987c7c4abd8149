package io.guidepost.domain.customercard;

import static org.assertj.core.api.Assertions.assertThat;

import io.guidepost.domain.customercard.Lifecycle.Stage;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PurchaseRhythmTest {

    private static final LocalDate START = LocalDate.of(2026, 1, 1);

    @Test
    void theNextOrderIsExpectedOneMedianIntervalAfterTheLast() {
        var rhythm = bought(0, 30, 130, 162);

        assertThat(rhythm.intervals()).containsExactly(30, 100, 32);
        assertThat(rhythm.median()).contains(32);
        assertThat(rhythm.expected()).contains(START.plusDays(194));
        assertThat(rhythm.why(START.plusDays(184)).zh()).contains("30、100、32", "中位数 32 天", "还有 10 天");
        assertThat(rhythm.why(START.plusDays(200)).en()).contains("that was 6 days ago");
    }

    @Test
    void severalOrdersOfADayAreOnePurchase() {
        assertThat(bought(0, 0, 10, 10, 20).intervals()).containsExactly(10, 10);
    }

    @Test
    void oneIntervalIsAnAccident() {
        assertThat(bought(0, 30).expected()).isEmpty();
        assertThat(bought(0, 30).why(START).en()).contains("there are 2 so far");
        assertThat(bought().expected()).isEmpty();
    }

    @Test
    void onlyTheLatestTwelveIntervalsCount() {
        var days =
                IntStream.concat(IntStream.of(0), IntStream.rangeClosed(0, 12).map(i -> 1_000 + 7 * i));

        var rhythm = PurchaseRhythm.of(days.mapToObj(START::plusDays).toList());

        assertThat(rhythm.intervals()).hasSize(12).containsOnly(7);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void theOrderInWhichPurchasesAreReadDoesNotMatterAndTheMedianIsOneOfTheHalves(long seed) {
        var random = new Random(seed);
        var days = new ArrayList<LocalDate>();
        for (int i = 0; i < 3 + random.nextInt(20); i++) {
            days.add(START.plusDays(random.nextInt(2_000)));
        }
        var rhythm = PurchaseRhythm.of(days);
        Collections.shuffle(days, random);

        assertThat(PurchaseRhythm.of(days)).as("seed %d", seed).isEqualTo(rhythm);
        rhythm.median().ifPresent(median -> {
            long below = rhythm.intervals().stream().filter(one -> one < median).count();
            long above = rhythm.intervals().stream().filter(one -> one > median).count();
            int half = rhythm.intervals().size() / 2;
            assertThat(below).as("seed %d", seed).isLessThanOrEqualTo(half);
            assertThat(above).as("seed %d", seed).isLessThanOrEqualTo(half);
        });
    }

    @ParameterizedTest
    @CsvSource({
        "30, NEW",
        "31, ACTIVE",
        "90, ACTIVE",
        "91, AT_RISK",
        "365, AT_RISK",
        "366, DORMANT",
    })
    void whoHasBoughtOnceIsJudgedByTheCalendar(int idle, Stage stage) {
        assertThat(Lifecycle.of(bought(0), START.plusDays(idle)).stage()).isEqualTo(stage);
    }

    @ParameterizedTest
    @CsvSource({"300, ACTIVE", "301, AT_RISK", "600, AT_RISK", "601, DORMANT"})
    void whoBuysTwiceAYearIsNotLostAfterThreeMonths(int idle, Stage stage) {
        var rhythm = bought(0, 200, 400);

        var lifecycle = Lifecycle.of(rhythm, START.plusDays(400 + idle));

        assertThat(lifecycle.stage()).isEqualTo(stage);
        assertThat(lifecycle.why().zh()).contains("300 天内为活跃", "600 天内为预警");
    }

    @Test
    void whoHasNotBoughtIsAProspect() {
        assertThat(Lifecycle.of(bought(), START).stage()).isEqualTo(Stage.PROSPECT);
    }

    private static PurchaseRhythm bought(int... afterDays) {
        return PurchaseRhythm.of(
                IntStream.of(afterDays).mapToObj(START::plusDays).toList());
    }
}
