package io.guidepost.domain.conversion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.guidepost.domain.DomainTest;
import io.guidepost.domain.MovableClock;
import io.guidepost.domain.Refusal;
import io.guidepost.domain.acquisition.Codes;
import io.guidepost.domain.acquisition.KeepContactWays;
import io.guidepost.domain.acquisition.MakeCode;
import io.guidepost.domain.commission.Sales;
import io.guidepost.domain.commission.Sales.Goods;
import io.guidepost.domain.commission.Sales.Sale;
import io.guidepost.domain.commission.Sales.Seller;
import io.guidepost.domain.conversion.Conversions.Figures;
import io.guidepost.domain.conversion.Conversions.Grouping;
import io.guidepost.domain.conversion.Conversions.Question;
import io.guidepost.domain.sight.Sight;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

/** ACQ-7, ANA-4 */
@DomainTest
class FriendConversionTest {

    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    @Autowired
    Conversions conversions;

    @Autowired
    ShowReceiptCode receiptCode;

    @Autowired
    MakeCode makeCode;

    @Autowired
    KeepContactWays keep;

    @Autowired
    Codes codes;

    @Autowired
    Sales sales;

    @Autowired
    MovableClock clock;

    @Autowired
    JdbcTemplate jdbc;

    /** S2-16: 100 buyers, 40 friends = 40.0 %, both counts shown. */
    @Test
    void aHundredBuyersOfWhomFortyBecameFriendsAreFortyPercent() {
        var seller = sales.seller();
        var from = today();
        var bought = IntStream.range(0, 100).mapToObj(i -> paid(seller)).toList();
        clock.advance(Duration.ofHours(1));
        bought.subList(0, 40).forEach(sale -> sales.befriend(seller, sale.memberId(), clock.instant()));
        clock.advance(Duration.ofSeconds(1));

        var figures = conversions.by(question(from, seller), Grouping.STORE, 0, 10);

        assertThat(figures).containsExactly(new Figures(seller.storeId(), 100, 0, 40, 100, 40));
        assertThat(figures.get(0).rateBp()).contains(4_000);
        assertThat(conversions.by(question(from, seller), Grouping.GUIDE, 0, 10))
                .extracting(Figures::key)
                .containsExactly(seller.guideId());
        assertThat(conversions.by(question(from, seller), Grouping.REGION, 0, 10))
                .extracting(Figures::key)
                .containsExactly(seller.regionId());
        assertThat(conversions.total(question(from, seller)).befriended()).isEqualTo(40);
    }

    @Test
    void oldFriendsLateFriendsAndSecondOrdersAreNoConversions() {
        var seller = sales.seller();
        var from = today();
        var old = sales.place(seller, List.of(new Goods(1, 5_000)));
        sales.befriend(seller, old.memberId(), clock.instant().minusSeconds(60));
        sales.pay(old);
        var late = paid(seller);
        var friend = paid(seller);
        clock.advance(Duration.ofHours(1));
        var before = clock.instant();
        sales.befriend(seller, friend.memberId(), clock.instant());
        clock.advance(Duration.ofDays(8));
        sales.befriend(seller, late.memberId(), clock.instant());
        clock.advance(Duration.ofSeconds(1));

        var figures = conversions.total(question(from, seller));

        assertThat(figures.buyers()).isEqualTo(3);
        assertThat(figures.alreadyFriends()).isEqualTo(1);
        assertThat(figures.befriended()).isEqualTo(1);
        assertThat(figures.rateBp()).contains(3_333);
        assertThat(figures.strangersRateBp()).contains(5_000);
        var asOf = new Question(
                from,
                clock.instant(),
                before,
                7,
                Sight.region(seller.regionId()),
                Optional.of(seller.storeId()),
                Optional.of(seller.guideId()));
        assertThat(conversions.total(asOf)).isEqualTo(new Figures(0, 3, 1, 0, 3, 0));
    }

    @Test
    void peopleKnownBeforeAreACohortOfTheirOwn() {
        var seller = sales.seller();
        var known = sales.place(seller, List.of(new Goods(1, 5_000)));
        jdbc.update(
                "UPDATE shopper_member SET created_at = created_at - INTERVAL 90 DAY WHERE id = ?", known.memberId());
        var from = today();
        sales.pay(known);
        var fresh = paid(seller);
        clock.advance(Duration.ofMinutes(5));
        sales.befriend(seller, fresh.memberId(), clock.instant());
        clock.advance(Duration.ofSeconds(1));

        var days = conversions.by(question(from, seller), Grouping.DAY, 0, 10);

        assertThat(days).hasSize(1);
        assertThat(LocalDate.ofEpochDay(days.get(0).key()))
                .isEqualTo(LocalDate.ofInstant(clock.instant().minusSeconds(301), ZONE));
        assertThat(days.get(0).newRateBp()).contains(10_000);
        assertThat(days.get(0).existingRateBp()).contains(0);
        assertThat(new Figures(0, 0, 0, 0, 0, 0).rateBp()).isEmpty();
    }

    @Test
    void theOrderPageShowsTheCodeOfTheGuideWhoSoldUntilTheyAreFriends() {
        var seller = sales.seller();
        var sale = paid(seller);
        assertThat(receiptCode.of(sale.memberId(), sale.orderId()).code()).isEmpty();
        long code = makeCode.ofGuide(seller.guideId());
        keep.now(code);

        var shown = receiptCode.of(sale.memberId(), sale.orderId());

        assertThat(shown.guide().orElseThrow().guideId()).isEqualTo(seller.guideId());
        assertThat(shown.code().orElseThrow().id()).isEqualTo(code);
        assertThat(jdbc.queryForObject(
                        "SELECT COUNT(*) FROM lead_opening WHERE member_id = ? AND code_id = ?",
                        Integer.class,
                        sale.memberId(),
                        code))
                .isEqualTo(1);
        assertThatThrownBy(() -> receiptCode.of(sales.member(), sale.orderId())).isInstanceOf(Refusal.class);
        sales.befriend(seller, sale.memberId(), clock.instant());
        var asFriend = receiptCode.of(sale.memberId(), sale.orderId());
        assertThat(asFriend.isFriend()).isTrue();
        assertThat(asFriend.code()).isEmpty();
    }

    private Sale paid(Seller seller) {
        var sale = sales.place(seller, List.of(new Goods(1, 5_000)));
        sales.pay(sale);
        return sale;
    }

    private Instant today() {
        return LocalDate.ofInstant(clock.instant(), ZONE).atStartOfDay(ZONE).toInstant();
    }

    private Question question(Instant from, Seller seller) {
        return new Question(
                from, clock.instant(), clock.instant(), 7, Sight.ALL, Optional.of(seller.storeId()), Optional.empty());
    }
}
