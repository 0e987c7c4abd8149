package io.guidepost.domain.books;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class BothSidesTest {

    private static final Instant NOW = Instant.parse("2026-11-02T04:00:00Z");

    @Test
    void numbersThatOnlyOneSideKnowsAreMismatches() {
        var compared = BothSides.compared(
                "payout",
                List.of(moved("W1", 5), moved("W2", 7), moved("W3", 9)),
                List.of(moved("W2", 7), moved("W3", 8), moved("W4", 1)),
                NOW);

        assertThat(compared.mismatches())
                .containsExactly(
                        "payout W1: 5 fen here, no fen at Tencent",
                        "payout W3: 9 fen here, 8 fen at Tencent",
                        "payout W4: no fen here, 1 fen at Tencent");
        assertThat(compared.thereFen()).isEqualTo(16);
        assertThat(compared.onTheWayHereFen()).isZero();
    }

    @Test
    void whatMovedJustNowMayStillBeOnItsWay() {
        var justNow = NOW.minus(BothSides.GRACE).plusMillis(1);

        var compared = BothSides.compared(
                "capture", List.of(new Movement("T1", 5, justNow)), List.of(new Movement("T2", 7, justNow)), NOW);

        assertThat(compared).isEqualTo(new BothSides(List.of(), 0, 5));
    }

    @Test
    void afterTheGraceItHasToBeThere() {
        var then = NOW.minus(BothSides.GRACE);

        var compared = BothSides.compared(
                "capture", List.of(new Movement("T1", 5, then)), List.of(new Movement("T2", 7, then)), NOW);

        assertThat(compared.mismatches()).hasSize(2);
    }

    /** However young it is: both sides know it, and they do not say the same. */
    @Test
    void anotherAmountIsAMismatchAtOnce() {
        var compared = BothSides.compared(
                "capture", List.of(new Movement("T1", 5, NOW)), List.of(new Movement("T1", 6, NOW)), NOW);

        assertThat(compared.mismatches()).containsExactly("capture T1: 5 fen here, 6 fen at Tencent");
    }

    private static Movement moved(String number, long fen) {
        return new Movement(number, fen, NOW.minus(Duration.ofDays(1)));
    }
}
