package io.guidepost.domain.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.guidepost.core.attribution.GuideId;
import io.guidepost.core.commission.Beneficiary;
import io.guidepost.domain.DomainTest;
import io.guidepost.domain.MovableClock;
import io.guidepost.domain.Refusal;
import io.guidepost.domain.commission.CommissionEntry;
import io.guidepost.domain.commission.Entries;
import io.guidepost.domain.commission.ExplainCommission;
import io.guidepost.domain.commission.Sales;
import io.guidepost.domain.commission.Sales.Goods;
import io.guidepost.domain.commission.Sales.Sale;
import io.guidepost.domain.commission.Sales.Seller;
import io.guidepost.domain.sight.Sight;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@DomainTest
class GuideEarningsTest {

    @Autowired
    Sales sales;

    @Autowired
    GuideEarnings earnings;

    @Autowired
    Entries entries;

    @Autowired
    ExplainCommission explain;

    @Autowired
    MovableClock clock;

    Seller li;
    Sale sale;

    /** 1,000 yuan sold, 250 given back; 200 yuan sold a day later. */
    @BeforeEach
    void sell() {
        li = sales.seller();
        sale = sales.place(li, List.of(new Goods(4, 100_000)));
        sales.pay(sale);
        sales.refund(sale, sale.lines().get(0).lineId(), 1, 25_000);
        clock.advance(Duration.ofDays(1));
        sales.pay(sales.place(li, List.of(new Goods(1, 20_000))));
    }

    @Test
    void whoMaySeeOneRegionSeesNoOther() {
        var stranger = sales.seller();

        assertThatThrownBy(() -> explain.of(sale.orderId(), Sight.region(stranger.regionId())))
                .isInstanceOf(Refusal.class);
        assertThat(explain.of(sale.orderId(), Sight.region(li.regionId()))).hasSize(2);
    }

    @Test
    void aGuideSeesEveryChangeNewestFirstWithItsFormula() {
        var mine = entries.of(Beneficiary.guide(new GuideId(li.guideId())), Long.MAX_VALUE, 10);

        assertThat(mine).extracting(CommissionEntry::amountFen).containsExactly(1_000L, -1_250L, 5_000L);
        assertThat(mine.get(1).why().in(Locale.SIMPLIFIED_CHINESE))
                .contains("750.00 元 × 5%")
                .contains("冲回 12.50 元");
        assertThat(mine.get(2).why().in(Locale.ENGLISH)).contains("1000.00 yuan × 5% = 50.00 yuan");
        assertThat(entries.of(
                        Beneficiary.guide(new GuideId(li.guideId())),
                        mine.get(1).id(),
                        10))
                .extracting(CommissionEntry::id)
                .containsExactly(mine.get(2).id());
    }

    @Test
    void theBalanceIsThatOfTheLedger() {
        assertThat(earnings.of(li.guideId())).isEqualTo(new GuideEarnings.Balance(4_750, 0, 0, 0, 0, 0));
        assertThat(earnings.of(1)).isEqualTo(new GuideEarnings.Balance(0, 0, 0, 0, 0, 0));
    }
}
