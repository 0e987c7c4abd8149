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
import io.guidepost.domain.report.Performance.GroupBy;
import io.guidepost.domain.report.Performance.Line;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@DomainTest
class PerformanceTest {

    @Autowired
    Sales sales;

    @Autowired
    Performance performance;

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
    void guideStoreAndRegionSeeTheSameSalesNetOfRefunds() {
        assertThat(of(GroupBy.GUIDE, li.guideId())).isEqualTo(new Line(li.guideId(), "李导购", 2, 95_000, 4_750));
        assertThat(of(GroupBy.STORE, li.storeId())).isEqualTo(new Line(li.storeId(), "南京路店", 2, 95_000, 1_900));
        assertThat(of(GroupBy.REGION, li.regionId())).isEqualTo(new Line(li.regionId(), "华东", 2, 95_000, 1_900));
    }

    @Test
    void theDayOfPaymentDecidesAndTheTotalIsTheSumOfTheItems() {
        var secondDay = performance.between(
                clock.instant(), clock.instant().plusMillis(1), GroupBy.GUIDE, Optional.of(li.regionId()));

        assertThat(secondDay.items()).containsExactly(new Line(li.guideId(), "李导购", 1, 20_000, 1_000));
        assertThat(secondDay.total()).isEqualTo(new Line(0, "", 1, 20_000, 1_000));
    }

    @Test
    void whoMaySeeOneRegionSeesNoOther() {
        var stranger = sales.seller();

        assertThat(table(GroupBy.GUIDE, Optional.of(stranger.regionId())).items())
                .isEmpty();
        assertThatThrownBy(() -> explain.of(sale.orderId(), Optional.of(stranger.regionId())))
                .isInstanceOf(Refusal.class);
        assertThat(explain.of(sale.orderId(), Optional.of(li.regionId()))).hasSize(2);
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

    @Test
    void eachGuideIsCreditedWithHisOwnLinesAlone() {
        var wang = sales.seller();
        sales.pay(sales.placeLineByLine(List.of(li, wang), List.of(new Goods(1, 20_000), new Goods(1, 50_000))));

        assertThat(of(GroupBy.GUIDE, li.guideId())).isEqualTo(new Line(li.guideId(), "李导购", 3, 115_000, 5_750));
        assertThat(of(GroupBy.GUIDE, wang.guideId())).isEqualTo(new Line(wang.guideId(), "李导购", 1, 50_000, 2_500));
    }

    private Line of(GroupBy groupBy, long id) {
        return table(groupBy, Optional.empty()).items().stream()
                .filter(line -> line.id() == id)
                .findFirst()
                .orElseThrow();
    }

    private Performance.Table table(GroupBy groupBy, Optional<Long> regionId) {
        return performance.between(
                clock.instant().minus(Duration.ofDays(2)), clock.instant().plusMillis(1), groupBy, regionId);
    }
}
