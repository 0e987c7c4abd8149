package io.guidepost.domain.acquisition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.guidepost.domain.DomainTest;
import io.guidepost.domain.MovableClock;
import io.guidepost.domain.Refusal;
import io.guidepost.domain.acquisition.AcquisitionCode.Kind;
import io.guidepost.domain.acquisition.AcquisitionCode.Status;
import io.guidepost.domain.acquisition.CodeStaff.Shift;
import io.guidepost.domain.acquisition.FakeContactWays.Fault;
import io.guidepost.domain.acquisition.MakeCode.Settings;
import io.guidepost.domain.acquisition.MakeCode.Wish;
import io.guidepost.domain.database.Ids;
import io.guidepost.domain.organization.Area;
import io.guidepost.domain.organization.Employment;
import io.guidepost.domain.organization.Guide;
import io.guidepost.domain.organization.Places;
import io.guidepost.domain.organization.Posting;
import io.guidepost.domain.organization.Roster;
import io.guidepost.domain.organization.Staffing;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** ACQ-1, ACQ-2: codes are at WeCom once, with the people whose turn it is. */
@DomainTest
class AcquisitionCodeTest {

    @Autowired
    MakeCode makeCode;

    @Autowired
    KeepContactWays keep;

    @Autowired
    Codes codes;

    @Autowired
    FakeContactWays weCom;

    @Autowired
    Places places;

    @Autowired
    Staffing staffing;

    @Autowired
    Roster roster;

    @Autowired
    Ids ids;

    @Autowired
    MovableClock clock;

    @Test
    void aCodeOfAStoreIsStaffedByItsPeopleAndNotByPartTimersWithoutHours() {
        long store = store();
        var full = guide(store, Employment.Role.GUIDE);
        guide(store, Employment.Role.PART_TIME);

        var code = made(storeCode(store, "台卡 1"));

        assertThat(code.status()).isEqualTo(Status.LIVE);
        assertThat(code.qrCode().orElseThrow()).startsWith("https://");
        assertThat(code.state().length()).isLessThanOrEqualTo(30);
        assertThat(weCom.ofState(code.state())).singleElement().satisfies(way -> assertThat(way.userids())
                .containsExactly(full.userid()));
    }

    /** WeCom has made it, and its answer was lost: it is found again and not made a second time. */
    @Test
    void anAnswerThatWasLostLeavesOneCodeAtWeCom() {
        long store = store();
        guide(store, Employment.Role.GUIDE);
        weCom.failNext(Fault.ANSWER_LOST);

        var code = made(storeCode(store, "易拉宝"));
        assertThat(code.status()).isEqualTo(Status.UNKNOWN);
        keep.runDue(1_000);
        assertThat(codes.find(code.id()).orElseThrow().status()).isEqualTo(Status.UNKNOWN);
        later();

        assertThat(codes.find(code.id()).orElseThrow().status()).isEqualTo(Status.LIVE);
        assertThat(weCom.ofState(code.state())).hasSize(1);
    }

    /** WeCom has never heard of it: its list says so, and then it is made. */
    @Test
    void aCallThatNeverArrivedIsRepeatedOnceWeComsListHasBeenRead() {
        long store = store();
        guide(store, Employment.Role.GUIDE);
        weCom.failNext(Fault.LOST_ON_THE_WAY);

        var code = made(storeCode(store, "地推"));
        assertThat(code.status()).isEqualTo(Status.UNKNOWN);
        later();

        assertThat(codes.find(code.id()).orElseThrow().status()).isEqualTo(Status.LIVE);
        assertThat(weCom.ofState(code.state())).hasSize(1);
    }

    @Test
    void shiftsChangeWhoIsOnTheCodeAndABackupStepsIn() {
        long store = store();
        var owner = guide(store, Employment.Role.GUIDE);
        var backup = guide(store, Employment.Role.PART_TIME);
        var local = clock.instant().atZone(ZoneId.of("Asia/Shanghai"));
        int minute = local.getHour() * 60 + local.getMinute();
        // Until within half an hour, or all day where midnight is near.
        int until = Math.min(1440, minute + 30);
        var settings = new Settings(
                "我的码",
                true,
                false,
                Optional.empty(),
                List.of(
                        new CodeStaff(
                                owner.id(),
                                false,
                                Optional.empty(),
                                List.of(new Shift(local.getDayOfWeek(), 0, until))),
                        new CodeStaff(backup.id(), true, Optional.empty(), List.of())));
        var code = made(new Wish(Kind.GUIDE, LeadChannel.STAFF, store, Optional.of(owner.id()), settings, 7));
        assertThat(code.told()).containsExactly(owner.userid());

        clock.advance(Duration.ofMinutes(31));
        keep.runDue(1_000);

        var later = codes.find(code.id()).orElseThrow();
        assertThat(later.told()).containsExactly(backup.userid());
        assertThat(later.duty()).isEqualTo(StaffingRules.Duty.BACKUP);
        assertThat(weCom.ofState(code.state()).get(0).userids()).containsExactly(backup.userid());
        int told = weCom.updates();
        clock.advance(Duration.ofMinutes(61));
        keep.now(code.id());
        assertThat(weCom.updates()).as("nothing changed, nothing told").isEqualTo(told);
    }

    @Test
    void aChangeIsToldAndAnEndedCodeIsTakenBack() {
        long store = store();
        var first = guide(store, Employment.Role.GUIDE);
        var second = guide(store, Employment.Role.GUIDE);
        var code = made(storeCode(store, "包裹卡"));
        var only = new Settings(
                "包裹卡",
                false,
                false,
                Optional.of(50),
                List.of(new CodeStaff(second.id(), false, Optional.empty(), List.of())));

        makeCode.change(code.id(), code.version(), only);
        keep.now(code.id());

        assertThat(code.told()).contains(first.userid(), second.userid());
        var way = weCom.ofState(code.state()).get(0);
        assertThat(way.userids()).containsExactly(second.userid());
        assertThat(way.skipsVerification()).isFalse();
        assertThatThrownBy(() -> makeCode.change(code.id(), code.version(), only))
                .isInstanceOfSatisfying(
                        Refusal.class, no -> assertThat(no.code()).isEqualTo("version_conflict"));

        weCom.failNext(Fault.ANSWER_LOST);
        makeCode.end(code.id(), code.version() + 1);
        keep.now(code.id());
        later();

        assertThat(codes.find(code.id()).orElseThrow().status()).isEqualTo(Status.ENDED);
        assertThat(weCom.ofState(code.state())).isEmpty();
        assertThat(made(storeCode(store, "包裹卡")).status()).isEqualTo(Status.LIVE);
    }

    @Test
    void aRefusalIsShownAndTriedAgainWhenSomebodySaysSo() {
        long store = store();
        guide(store, Employment.Role.GUIDE);
        weCom.rejectNext("41054");

        var code = made(storeCode(store, "短信"));
        assertThat(code.status()).isEqualTo(Status.REFUSED);
        assertThat(code.failCode()).contains("41054");
        later();
        assertThat(weCom.ofState(code.state())).isEmpty();

        makeCode.again(code.id());
        keep.now(code.id());
        assertThat(codes.find(code.id()).orElseThrow().status()).isEqualTo(Status.LIVE);
    }

    @Test
    void oneCodeOfAKindIsEnoughHoweverOftenItIsAskedFor() {
        long store = store();
        var guide = guide(store, Employment.Role.GUIDE);
        guide(store, Employment.Role.GUIDE);
        var area = new Area(Set.of(), Set.of(store), Set.of());

        long own = makeCode.ofGuide(guide.id());

        assertThat(makeCode.ofGuide(guide.id())).isEqualTo(own);
        assertThat(makeCode.forAll(Kind.GUIDE, LeadChannel.STAFF, area, 7)).isEqualTo(new MakeCode.Batch(1, 1));
        assertThat(makeCode.forAll(Kind.STORE, LeadChannel.RECEIPT, area, 7)).isEqualTo(new MakeCode.Batch(1, 0));
        assertThat(makeCode.forAll(Kind.STORE, LeadChannel.RECEIPT, area, 7)).isEqualTo(new MakeCode.Batch(0, 1));
        made(storeCode(store, "台卡"));
        assertThatThrownBy(() -> makeCode.make(storeCode(store, "台卡")))
                .isInstanceOfSatisfying(
                        Refusal.class, no -> assertThat(no.code()).isEqualTo("code_exists"));
    }

    private AcquisitionCode made(Wish wish) {
        long id = makeCode.make(wish);
        keep.now(id);
        return codes.find(id).orElseThrow();
    }

    private void later() {
        clock.advance(Duration.ofMinutes(1));
        keep.runDue(1_000);
    }

    private static Wish storeCode(long store, String name) {
        var settings = new Settings(name, true, true, Optional.empty(), List.of());
        return new Wish(Kind.CHANNEL, LeadChannel.TABLE_CARD, store, Optional.empty(), settings, 7);
    }

    private long store() {
        long region = places.openRegion(ids.next(), "大区", "Region");
        return places.openStore(ids.next(), region, "门店", "Store");
    }

    private Guide guide(long store, Employment.Role role) {
        var userid = "g" + UUID.randomUUID();
        staffing.hire(userid, "导购", List.of(new Posting(store, role, true)));
        return roster.guideByUserid(userid).orElseThrow();
    }
}
