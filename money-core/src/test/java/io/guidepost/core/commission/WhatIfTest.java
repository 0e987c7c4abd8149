package io.guidepost.core.commission;

import static io.guidepost.core.commission.SaleOf.by;
import static io.guidepost.core.commission.SaleOf.card;
import static io.guidepost.core.commission.SaleOf.excluded;
import static io.guidepost.core.commission.SaleOf.guide;
import static io.guidepost.core.commission.SaleOf.line;
import static io.guidepost.core.commission.SaleOf.percent;
import static org.assertj.core.api.Assertions.assertThat;

import io.guidepost.core.attribution.Attribution;
import io.guidepost.core.attribution.PayeeType;
import io.guidepost.core.commission.WhatIf.Verdict;
import java.util.List;
import org.junit.jupiter.api.Test;

/** One order twice: what counts as a difference, and what does not. */
class WhatIfTest {

    private static final RateScope EVERYTHING = new RateScope.Everything();

    private final Attribution li = by(guide(1, 10_000));
    private final WhatIf tally = new WhatIf();

    @Test
    void theSameDecisionAtTheSameRatesDiffersInNothing() {
        assertThat(compare(li, RateCard.DEFAULT, li, RateCard.DEFAULT)).isEqualTo(new Verdict(false, false, 700, 700));
    }

    @Test
    void anotherRateIsADifferenceAndFlipsNothing() {
        var more = card(percent(1, PayeeType.GUIDE, EVERYTHING, 800), percent(2, PayeeType.STORE, EVERYTHING, 200));

        assertThat(compare(li, RateCard.DEFAULT, li, more)).isEqualTo(new Verdict(false, true, 700, 1_000));
    }

    @Test
    void whoEarnsAndWhoNoLongerDoesIsADifferenceAndFlipsNothing() {
        var guidesOnly = card(percent(1, PayeeType.GUIDE, EVERYTHING, 500), excluded(2, PayeeType.STORE, EVERYTHING));
        var storesOnly = card(excluded(1, PayeeType.GUIDE, EVERYTHING), percent(2, PayeeType.STORE, EVERYTHING, 500));

        assertThat(compare(li, RateCard.DEFAULT, li, guidesOnly)).isEqualTo(new Verdict(false, true, 700, 500));
        assertThat(compare(li, guidesOnly, li, storesOnly)).isEqualTo(new Verdict(false, true, 500, 500));
    }

    @Test
    void anotherRuleOfTheSameRateIsNoDifference() {
        var same = card(percent(8, PayeeType.GUIDE, EVERYTHING, 500), percent(9, PayeeType.STORE, EVERYTHING, 200));

        assertThat(compare(li, RateCard.DEFAULT, li, same)).isEqualTo(new Verdict(false, false, 700, 700));
    }

    @Test
    void anotherGuideIsAFlip() {
        assertThat(compare(li, RateCard.DEFAULT, by(guide(2, 10_000)), RateCard.DEFAULT))
                .isEqualTo(new Verdict(true, true, 700, 700));
    }

    @Test
    void payeesAreToldInTheOrderOfTheirNumbers() {
        var guides = List.of(40L, 3L, 17L, 1L, 900L, 65_536L, 65_537L, 12L);
        guides.forEach(id -> compare(by(guide(id, 10_000)), RateCard.DEFAULT, li, RateCard.DEFAULT));

        assertThat(tally.sides())
                .extracting(side -> side.payee().id())
                .containsExactly(1L, 3L, 12L, 17L, 40L, 900L, 65_536L, 65_537L, 7L);
    }

    private Verdict compare(Attribution before, RateCard cardBefore, Attribution after, RateCard cardAfter) {
        return tally.add(new WhatIf.Order(List.of(line(10_000, 1)), before, after, cardBefore, cardAfter));
    }
}
