package io.guidepost.domain.lead;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.guidepost.domain.DomainTest;
import io.guidepost.domain.MovableClock;
import io.guidepost.domain.acquisition.AcquisitionCode;
import io.guidepost.domain.acquisition.AcquisitionCode.Kind;
import io.guidepost.domain.acquisition.CodeStaff;
import io.guidepost.domain.acquisition.Codes;
import io.guidepost.domain.acquisition.KeepContactWays;
import io.guidepost.domain.acquisition.LeadChannel;
import io.guidepost.domain.acquisition.MakeCode;
import io.guidepost.domain.acquisition.MakeCode.Settings;
import io.guidepost.domain.acquisition.MakeCode.Wish;
import io.guidepost.domain.commission.Sales;
import io.guidepost.domain.commission.Sales.Goods;
import io.guidepost.domain.commission.Sales.Seller;
import io.guidepost.domain.lead.Lead.Basis;
import io.guidepost.domain.lead.Leads.Question;
import io.guidepost.domain.payment.PlacedOrders;
import io.guidepost.domain.shopper.FriendEvent;
import io.guidepost.domain.shopper.KeepFriends;
import io.guidepost.domain.shopper.Shoppers;
import io.guidepost.domain.shopper.Shoppers.IdentityKind;
import io.guidepost.domain.sight.Sight;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

/** ACQ-2: from the scan to the money, by channel and store. */
@DomainTest
class FunnelTest {

    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    @Autowired
    KeepFriends keepFriends;

    @Autowired
    NoteOpening noteOpening;

    @Autowired
    Leads leads;

    @Autowired
    MakeCode makeCode;

    @Autowired
    KeepContactWays keep;

    @Autowired
    Codes codes;

    @Autowired
    Shoppers shoppers;

    @Autowired
    Sales sales;

    @Autowired
    PlacedOrders placed;

    @Autowired
    MovableClock clock;

    @Autowired
    JdbcTemplate jdbc;

    @Test
    void eachStageCountsThePeopleOfTheOneBefore() {
        var seller = sales.seller();
        var card = code(seller, LeadChannel.PARCEL_CARD, "包裹卡");
        var sms = code(seller, LeadChannel.SMS, "短信");
        var buyer = placed.place(seller, new Goods(1, 18_273));
        var since = clock.instant();
        // Asked again and again, as screens do: a prepared statement meets other data than it was prepared on.
        for (int i = 0; i < 5; i++) {
            assertThat(leads.funnel(question(since, seller.storeId()), "", -1, 10))
                    .isEmpty();
            assertThat(leads.total(question(since, seller.storeId())).added()).isZero();
        }
        noteOpening.opened(buyer.memberId(), card.state());
        noteOpening.opened(buyer.memberId(), card.state());
        noteOpening.opened(sales.member(), "not-ours");
        added(seller, known(buyer.memberId()), Optional.of(card.state()));
        added(seller, "wm" + UUID.randomUUID(), Optional.of(card.state()));
        added(seller, known(sales.member()), Optional.of(sms.state()));
        clock.advance(Duration.ofMinutes(1));
        placed.pay(buyer);
        clock.advance(Duration.ofMinutes(1));

        var question = question(since, seller.storeId());
        var funnel = leads.funnel(question, "", 0, 10);
        for (int i = 0; i < 5; i++) {
            assertThat(leads.funnel(question, "", 0, 10)).isEqualTo(funnel);
        }

        assertThat(funnel)
                .containsExactly(
                        new Leads.Funnel("PARCEL_CARD", seller.storeId(), 1, 2, 1, 1, 18_273),
                        new Leads.Funnel("SMS", seller.storeId(), 0, 1, 1, 0, 0));
        assertThat(leads.funnel(question, "PARCEL_CARD", seller.storeId(), 10)).hasSize(1);
        assertThat(leads.total(question)).isEqualTo(new Leads.Funnel("", 0, 1, 3, 2, 1, 18_273));
        var onlySms = new Question(
                question.from(),
                question.until(),
                question.asOf(),
                Sight.region(seller.regionId()),
                Optional.empty(),
                Optional.of(LeadChannel.SMS),
                Optional.of(sms.id()));
        assertThat(leads.total(onlySms).added()).isEqualTo(1);
        assertThat(leads.funnel(onlySms, "", -1, 10)).hasSize(1);
        var everywhere = new Question(
                question.from(),
                question.until(),
                question.asOf(),
                Sight.ALL,
                Optional.empty(),
                Optional.of(LeadChannel.SMS),
                Optional.of(sms.id()));
        assertThat(leads.funnel(everywhere, "", -1, 10)).hasSize(1);
        assertThat(leads.total(everywhere).added()).isEqualTo(1);
    }

    /** Who comes back is one person, and what he buys counts for the channel by which he came back. */
    @Test
    void anOrderCountsForTheFriendshipBegunLastBeforeIt() {
        var seller = sales.seller();
        var card = code(seller, LeadChannel.TABLE_CARD, "台卡");
        var banner = code(seller, LeadChannel.BANNER, "横幅");
        var sale = placed.place(seller, new Goods(1, 5_000));
        var customer = known(sale.memberId());
        var since = clock.instant();
        added(seller, customer, Optional.of(card.state()));
        ended(seller, customer);
        added(seller, customer, Optional.of(banner.state()));
        clock.advance(Duration.ofSeconds(5));
        placed.pay(sale);
        clock.advance(Duration.ofSeconds(5));

        assertThat(leads.funnel(question(since, seller.storeId()), "", 0, 10))
                .extracting(Leads.Funnel::channel, Leads.Funnel::netSalesFen)
                .containsExactly(tuple("BANNER", 5_000L), tuple("TABLE_CARD", 0L));
    }

    /** E27: no state. The channel of before, or what was opened since; WeCom's word, when it comes after all, counts. */
    @Test
    void aFormerFriendComesBackWithoutState() {
        var seller = sales.seller();
        var card = code(seller, LeadChannel.ROLL_UP, "易拉宝");
        long member = sales.member();
        var customer = known(member);
        added(seller, customer, Optional.of(card.state()));
        ended(seller, customer);

        var back = added(seller, customer, Optional.empty());
        assertThat(lead(seller, customer, back).basis()).isEqualTo(Basis.EARLIER);
        assertThat(lead(seller, customer, back).codeId()).contains(card.id());

        ended(seller, customer);
        var street = code(seller, LeadChannel.STREET, "地推");
        noteOpening.opened(member, street.state());
        var again = added(seller, customer, Optional.empty());
        assertThat(lead(seller, customer, again).channel()).contains(LeadChannel.STREET);

        keepFriends.added(userid(seller), customer, again, Optional.of(card.state()));
        assertThat(lead(seller, customer, again).basis()).isEqualTo(Basis.STATE);
        keepFriends.added(userid(seller), customer, again, Optional.empty());
        assertThat(lead(seller, customer, again).basis()).isEqualTo(Basis.STATE);
        var stranger = "wm" + UUID.randomUUID();
        assertThat(lead(seller, stranger, added(seller, stranger, Optional.empty()))
                        .basis())
                .isEqualTo(Basis.UNKNOWN);
    }

    /** ACQ-1: whoever has his fill of the day is relieved, and is back the next morning. */
    @Test
    void theCapOfADayRelievesAGuide() {
        var seller = sales.seller();
        var colleague = sales.colleagueOf(seller);
        sales.employ(colleague);
        var settings = new Settings(
                "限额",
                true,
                false,
                Optional.of(1),
                List.of(
                        new CodeStaff(seller.guideId(), false, Optional.empty(), List.of()),
                        new CodeStaff(colleague.guideId(), true, Optional.of(100), List.of())));
        long id = makeCode.make(
                new Wish(Kind.CHANNEL, LeadChannel.STREET, seller.storeId(), Optional.empty(), settings, 7));
        keep.now(id);
        assertThat(codes.find(id).orElseThrow().told()).containsExactly(userid(seller));

        added(
                seller,
                "wm" + UUID.randomUUID(),
                Optional.of(codes.find(id).orElseThrow().state()));
        keep.now(id);

        assertThat(codes.find(id).orElseThrow().told()).containsExactly(userid(colleague));
        clock.advance(Duration.ofDays(1));
        keep.now(id);
        assertThat(codes.find(id).orElseThrow().told()).containsExactly(userid(seller));
    }

    private Question question(Instant since, long store) {
        var from = LocalDate.ofInstant(since, ZONE).atStartOfDay(ZONE).toInstant();
        return new Question(
                from,
                from.plus(Duration.ofDays(2)),
                clock.instant(),
                Sight.ALL,
                Optional.of(store),
                Optional.empty(),
                Optional.empty());
    }

    private AcquisitionCode code(Seller seller, LeadChannel channel, String name) {
        var settings = new Settings(name, true, true, Optional.empty(), List.of());
        return codes.find(
                        makeCode.make(new Wish(Kind.CHANNEL, channel, seller.storeId(), Optional.empty(), settings, 7)))
                .orElseThrow();
    }

    /** A member whom WeCom knows. */
    private String known(long member) {
        var customer = "wm" + UUID.randomUUID();
        shoppers.addIdentity(member, IdentityKind.EXTERNAL_USERID, customer, clock.instant());
        return customer;
    }

    private Instant added(Seller seller, String customer, Optional<String> state) {
        clock.advance(Duration.ofSeconds(1));
        var at = clock.instant();
        keepFriends.added(userid(seller), customer, at, state);
        return at;
    }

    private void ended(Seller seller, String customer) {
        clock.advance(Duration.ofSeconds(1));
        keepFriends.ended(userid(seller), customer, clock.instant(), FriendEvent.Kind.DELETED_BY_CUSTOMER);
    }

    private Lead lead(Seller seller, String customer, Instant addedAt) {
        return leads.find(seller.guideId(), customer, addedAt).orElseThrow();
    }

    private String userid(Seller seller) {
        return jdbc.queryForObject("SELECT userid FROM org_guide WHERE id = ?", String.class, seller.guideId());
    }
}
