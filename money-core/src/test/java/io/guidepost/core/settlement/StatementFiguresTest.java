package io.guidepost.core.settlement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.guidepost.core.attribution.GuideId;
import io.guidepost.core.commission.Beneficiary;
import io.guidepost.core.money.Money;
import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StatementFiguresTest {

    private static final StatementFigures OCTOBER = figures(-500, 9_144, 3_666, 3_000, -10, 20, 1_000, 6_948);

    private static StatementFigures figures(long... fen) {
        var money = new ArrayList<Money>();
        for (long each : fen) {
            money.add(new Money(each));
        }
        return new StatementFigures(
                money.get(0),
                money.get(1),
                money.get(2),
                money.get(3),
                money.get(4),
                money.get(5),
                money.get(6),
                money.get(7));
    }

    @Test
    void figuresThatDoNotAddUpAreNoStatement() {
        assertThatThrownBy(() -> figures(0, 100, 0, 0, 0, 0, 0, 99))
                .hasMessage("A statement of 100 fen closes with 99 fen");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 5, 6})
    void whatIsTakenOrPaidIsNeverNegative(int index) {
        var fen = new long[8];
        fen[index] = -1;
        fen[7] = index == 1 ? -1 : 1;

        assertThatThrownBy(() -> figures(fen)).hasMessageContaining("not negative");
    }

    /** Each figure moves the closing balance by its sign. */
    @Test
    void theSignsOfTheFiguresAreThoseOfTheSum() {
        long sum = 0;
        for (var figure : StatementFigure.values()) {
            sum += figure.sign() * OCTOBER.of(figure).fen();
        }

        assertThat(sum).isEqualTo(OCTOBER.closing().fen());
        assertThat(List.of(StatementFigure.values()))
                .extracting(figure -> OCTOBER.of(figure).fen())
                .containsExactly(-500L, 9_144L, 3_666L, 3_000L, -10L, 20L, 1_000L, 6_948L);
        assertThat(StatementFigure.ADJUSTMENTS.words().en()).isEqualTo("Adjustments of earlier months");
    }

    @Test
    void theSumIsWrittenAsPeopleAddIt() {
        assertThat(OCTOBER.asSum()).isEqualTo("-5.00 + 91.44 − 36.66 + 30.00 + (-0.10) − 0.20 − 10.00 = 69.48");
        assertThat(figures(-100, 0, 0, 0, 0, 0, 0, -100).asSum())
                .isEqualTo("-1.00 + 0.00 − 0.00 + 0.00 + 0.00 − 0.00 − 0.00 = -1.00");
    }

    @Test
    void theCanonicalTextSaysEverythingOnceAndItsHashIsKnown() {
        var head = StatementSeal.head(
                YearMonth.of(2026, 10), Instant.parse("2026-09-30T16:00:00Z"), Instant.parse("2026-10-31T16:00:00Z"));
        var text = StatementSeal.canonical(head, Beneficiary.guide(new GuideId(7)), OCTOBER, 12);

        assertThat(text)
                .isEqualTo(
                        """
                        guidepost-statement 1
                        month 2026-10
                        from 2026-09-30T16:00:00Z
                        until 2026-10-31T16:00:00Z
                        payee GUIDE 7
                        OPENING -500
                        ACCRUED 9144
                        CLAWED_BACK 3666
                        INCENTIVES 3000
                        ADJUSTMENTS -10
                        FEES 20
                        PAID 1000
                        CLOSING 6948
                        entries 12""");
        assertThat(StatementSeal.hash("abc"))
                .isEqualTo("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
        assertThat(StatementSeal.hash(text)).hasSize(64).isNotEqualTo(StatementSeal.hash(text + "\n"));
    }
}
