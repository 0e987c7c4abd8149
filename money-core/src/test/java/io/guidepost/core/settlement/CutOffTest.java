package io.guidepost.core.settlement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.YearMonth;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CutOffTest {

    @ParameterizedTest
    @CsvSource({
        "1, 2026-11-30T15:59:59.999Z, 2026-11",
        "1, 2026-11-30T16:00:00Z, 2026-12",
        "1, 2026-12-31T15:59:59.999Z, 2026-12",
        "1, 2026-12-31T16:00:00Z, 2027-01",
        "15, 2026-11-14T15:59:59.999Z, 2026-10",
        "15, 2026-11-14T16:00:00Z, 2026-11",
        "28, 2027-01-27T15:59:59.999Z, 2026-12",
        "28, 2028-02-27T16:00:00Z, 2028-02"
    })
    void anInstantBelongsToTheMonthThatBeganLastInShanghai(int day, Instant at, YearMonth month) {
        var cutOff = new CutOff(day);

        assertThat(cutOff.monthOf(at)).isEqualTo(month);
        assertThat(at).isBetween(cutOff.startOf(month), cutOff.endOf(month).minusMillis(1));
    }

    @Test
    void aMonthEndsWhereTheNextBegins() {
        var cutOff = new CutOff(28);

        assertThat(cutOff.endOf(YearMonth.of(2026, 12))).isEqualTo(cutOff.startOf(YearMonth.of(2027, 1)));
        assertThat(cutOff.startOf(YearMonth.of(2026, 2))).isEqualTo(Instant.parse("2026-02-27T16:00:00Z"));
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 0, 29, 31})
    void aDayThatNotEveryMonthHasIsRefused(int day) {
        assertThatThrownBy(() -> new CutOff(day)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aMonthIsWrittenAsOneNumberAndReadAgain() {
        assertThat(CutOff.number(YearMonth.of(2026, 1))).isEqualTo(202_601);
        assertThat(CutOff.month(202_612)).isEqualTo(YearMonth.of(2026, 12));
    }
}
