package io.guidepost.domain.organization;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.guidepost.domain.DomainTest;
import io.guidepost.domain.MovableClock;
import io.guidepost.domain.Refusal;
import io.guidepost.domain.commission.Sales;
import io.guidepost.domain.commission.Sales.Seller;
import io.guidepost.domain.organization.ChangeStores.Wanted;
import io.guidepost.domain.organization.OpeningHours.Span;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@DomainTest
class ChangeStoresTest {

    private static final long MAKER = 11;
    private static final long CHECKER = 12;

    @Autowired
    ChangeStores changes;

    @Autowired
    ShowGuideCard cards;

    @Autowired
    Stores stores;

    @Autowired
    Places places;

    @Autowired
    Roster roster;

    @Autowired
    Sales sales;

    @Autowired
    MovableClock clock;

    Seller li;
    long north;

    @BeforeEach
    void aStoreAndAnotherRegion() {
        li = sales.seller();
        north = places.openRegion(li.regionId() + 1, "华北", "North");
        clock.advance(Duration.ofSeconds(1));
    }

    @Test
    void aStoreMovesOnItsDayAndThePastStaysWhereItWas() {
        var today = clock.instant();
        var change =
                changes.propose(new Wanted(li.storeId(), Optional.of(north), Optional.empty(), days(3), "调整大区", MAKER));

        assertThat(change.state()).isEqualTo(StoreChange.State.APPROVED);
        changes.runDue(1_000);
        assertThat(region(clock.instant())).isEqualTo(li.regionId());
        refused(
                "change_pending",
                () -> changes.propose(
                        new Wanted(li.storeId(), Optional.of(north), Optional.empty(), Optional.empty(), "", MAKER)));
        clock.advance(Duration.ofDays(3));
        changes.runDue(1_000);
        changes.runDue(1_000);

        assertThat(region(clock.instant())).isEqualTo(north);
        assertThat(region(today)).isEqualTo(li.regionId());
        assertThat(changes.history(li.storeId()))
                .singleElement()
                .extracting(StoreChange::state)
                .isEqualTo(StoreChange.State.APPLIED);
        assertThat(stores.placedByHeadquarters(clock.instant())).contains(li.storeId());
        changes.leaveRegionToWeCom(li.storeId());
        assertThat(stores.placedByHeadquarters(clock.instant())).doesNotContain(li.storeId());
    }

    @Test
    void anotherOwnerNeedsTwoPeopleAndABeginningThatIsNotPast() {
        var change = changes.propose(new Wanted(
                li.storeId(), Optional.of(north), Optional.of(Store.Ownership.FRANCHISE), days(1), "转加盟", MAKER));

        assertThat(change.state()).isEqualTo(StoreChange.State.PROPOSED);
        refused("maker_is_checker", () -> changes.approve(li.storeId(), change.id(), MAKER));
        changes.approve(li.storeId(), change.id(), CHECKER);
        assertThat(ownership()).isEqualTo(Store.Ownership.DIRECT);
        clock.advance(Duration.ofDays(2));
        changes.runDue(1_000);

        assertThat(ownership()).isEqualTo(Store.Ownership.FRANCHISE);
        assertThat(region(clock.instant())).isEqualTo(north);
        refused("change_already_decided", () -> changes.cancel(li.storeId(), change.id(), MAKER));
        refused(
                "effective_in_the_past",
                () -> changes.propose(
                        new Wanted(li.storeId(), Optional.of(north), Optional.empty(), days(-1), "", MAKER)));
        refused(
                "change_changes_nothing",
                () -> changes.propose(new Wanted(
                        li.storeId(),
                        Optional.empty(),
                        Optional.of(Store.Ownership.FRANCHISE),
                        Optional.empty(),
                        "",
                        MAKER)));
    }

    @Test
    void whatIsRejectedOrWithdrawnNeverTakesEffect() {
        var wanted = new Wanted(
                li.storeId(), Optional.empty(), Optional.of(Store.Ownership.COUNTER), Optional.empty(), "", MAKER);
        var rejected = changes.propose(wanted);
        refused("maker_is_checker", () -> changes.reject(li.storeId(), rejected.id(), MAKER));
        changes.reject(li.storeId(), rejected.id(), CHECKER);
        var withdrawn = changes.propose(wanted);
        changes.cancel(li.storeId(), withdrawn.id(), MAKER);

        changes.runDue(1_000);

        assertThat(ownership()).isEqualTo(Store.Ownership.DIRECT);
        changes.approve(li.storeId(), changes.propose(wanted).id(), CHECKER);
        assertThat(ownership()).isEqualTo(Store.Ownership.COUNTER);
    }

    @Test
    void aCardShowsWhoIsThereWithinTheHoursOfTheStore() {
        assertThat(cards.toShopper(li.guideId()).isOnline()).isEmpty();
        var local = clock.instant().atZone(java.time.ZoneId.of("Asia/Shanghai"));
        var open = new OpeningHours(Map.of(local.getDayOfWeek(), Span.of("00:00", "24:00")));
        changes.describe(
                new StoreDetail(
                        li.storeId(),
                        "南京西路 1 号",
                        "",
                        Optional.of(new StoreDetail.Place(31_230_000, 121_470_000)),
                        open,
                        "",
                        "",
                        0),
                MAKER);

        var shown = cards.toShopper(li.guideId());
        assertThat(shown.isOnline()).contains(true);
        assertThat(shown.store().place()).contains(new StoreDetail.Place(31_230_000, 121_470_000));
        clock.advance(Duration.ofDays(1));
        assertThat(cards.toShopper(li.guideId()).isOnline()).contains(false);

        cards.write(new GuideCard(li.guideId(), false, "高级顾问", "您好", "", "", 0));
        refused("not_found", () -> cards.toShopper(li.guideId()));
        assertThat(cards.toGuide(li.guideId()).card().title()).isEqualTo("高级顾问");
        refused("version_conflict", () -> cards.write(new GuideCard(li.guideId(), true, "", "", "", "", 0)));
    }

    @Test
    void hoursAreWrittenAndRead() {
        var hours = new OpeningHours(Map.of(
                DayOfWeek.MONDAY, Span.of("10:00", "22:00"),
                DayOfWeek.SATURDAY, Span.of("09:30", "24:00")));
        changes.describe(new StoreDetail(li.storeId(), "", "", Optional.empty(), hours, "", "", 0), MAKER);

        assertThat(changes.detail(li.storeId()).hours()).isEqualTo(hours);
        assertThat(hours.everyDay()).isEmpty();
        assertThat(hours.isOpenAt(Instant.parse("2026-11-23T02:00:00Z"))).isTrue();
        assertThat(hours.isOpenAt(Instant.parse("2026-11-23T14:00:00Z"))).isFalse();
        assertThat(hours.isOpenAt(Instant.parse("2026-11-24T02:00:00Z"))).isFalse();
        refused("hours_end_before_they_begin", () -> Span.of("12:00", "12:00"));
    }

    private Optional<Instant> days(int ahead) {
        return Optional.of(clock.instant().plus(Duration.ofDays(ahead)));
    }

    private long region(Instant at) {
        return roster.regionOf(li.storeId(), at).orElseThrow();
    }

    private Store.Ownership ownership() {
        return roster.store(li.storeId()).orElseThrow().ownership();
    }

    private static void refused(String code, Runnable work) {
        assertThatThrownBy(work::run).isInstanceOfSatisfying(Refusal.class, refusal -> assertThat(refusal.code())
                .isEqualTo(code));
    }
}
