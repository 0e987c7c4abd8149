package io.guidepost.domain.remark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.guidepost.domain.DomainTest;
import io.guidepost.domain.GatewayUnclear;
import io.guidepost.domain.MovableClock;
import io.guidepost.domain.Refusal;
import io.guidepost.domain.database.Ids;
import io.guidepost.domain.organization.Employment;
import io.guidepost.domain.organization.Guide;
import io.guidepost.domain.organization.Places;
import io.guidepost.domain.organization.Posting;
import io.guidepost.domain.organization.Roster;
import io.guidepost.domain.organization.Staffing;
import io.guidepost.domain.remark.MirrorRemarks.RemarkWritten;
import io.guidepost.domain.remark.Remark.Text;
import io.guidepost.domain.shopper.FakeFriendDirectory;
import io.guidepost.domain.shopper.FriendDirectory.Detail;
import io.guidepost.domain.shopper.KeepFriends;
import io.guidepost.domain.tag.SyncState;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@DomainTest
class RemarksTest {

    @Autowired
    WriteRemark write;

    @Autowired
    MirrorRemarks mirror;

    @Autowired
    FakeFriendRemarks wecom;

    @Autowired
    FakeFriendDirectory directory;

    @Autowired
    KeepFriends keepFriends;

    @Autowired
    Staffing staffing;

    @Autowired
    Places places;

    @Autowired
    Roster roster;

    @Autowired
    Ids ids;

    @Autowired
    MovableClock clock;

    private Guide guide;
    private String customer;

    @BeforeEach
    void aGuideWithAFriend() {
        long region = places.openRegion(ids.next(), "大区", "Region");
        long store = places.openStore(ids.next(), region, "门店", "Store");
        var userid = "g" + UUID.randomUUID();
        staffing.hire(userid, "导购", List.of(new Posting(store, Employment.Role.GUIDE, true)));
        guide = roster.guideByUserid(userid).orElseThrow();
        customer = "wm" + UUID.randomUUID();
        directory.add(guide.userid(), customer, clock.instant());
        keepFriends.added(guide.userid(), customer, clock.instant(), Optional.empty());
    }

    @AfterEach
    void nothingIsLeft() {
        wecom.losesAnswers(false);
        directory.remove(guide.userid(), customer);
    }

    @Test
    void aRemarkReachesWeComOnceAlsoWhenTheAnswerIsLost() {
        write.write(guide.id(), customer, new Text("林姐", "喜欢宽松款"));
        wecom.losesAnswers(true);
        assertThatThrownBy(this::deliver).isInstanceOf(GatewayUnclear.class);
        assertThat(write.read(guide.id(), customer).syncState()).isEqualTo(SyncState.UNKNOWN);
        wecom.losesAnswers(false);
        int calls = wecom.calls();

        deliver();

        assertThat(wecom.calls()).isEqualTo(calls);
        assertThat(write.read(guide.id(), customer).syncState()).isEqualTo(SyncState.SYNCED);
        assertThatThrownBy(() -> write.write(guide.id(), customer, new Text("一".repeat(21), "")))
                .isInstanceOf(Refusal.class);
        assertThatThrownBy(() -> write.read(guide.id(), "wmSomebodyElse")).isInstanceOf(Refusal.class);
    }

    @Test
    void ofTwoRemarksTheLaterOneWins() {
        write.write(guide.id(), customer, new Text("旧", ""));
        clock.advance(Duration.ofMinutes(1));
        directory.describe(guide.userid(), customer, new Detail("企业微信里写的", "", Set.of()));
        keepFriends.edited(guide.userid(), customer);
        assertThat(write.read(guide.id(), customer).text()).isEqualTo(new Text("企业微信里写的", ""));

        write.write(guide.id(), customer, new Text("再改", ""));
        keepFriends.edited(guide.userid(), customer);
        assertThat(write.read(guide.id(), customer).text().remark())
                .as("WeCom has said nothing new")
                .isEqualTo("再改");
        deliver();

        assertThat(directory
                        .contact(customer)
                        .orElseThrow()
                        .followers()
                        .get(0)
                        .detail()
                        .remark())
                .isEqualTo("再改");
    }

    private void deliver() {
        mirror.deliver(new RemarkWritten(guide.id(), customer));
    }
}
