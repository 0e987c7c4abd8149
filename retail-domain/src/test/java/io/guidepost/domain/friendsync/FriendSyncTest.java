package io.guidepost.domain.friendsync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.guidepost.domain.DomainTest;
import io.guidepost.domain.MovableClock;
import io.guidepost.domain.Refusal;
import io.guidepost.domain.churn.Churn;
import io.guidepost.domain.database.Ids;
import io.guidepost.domain.delivery.MessageQueue;
import io.guidepost.domain.friendsync.FriendSync.Kind;
import io.guidepost.domain.friendsync.FriendSync.State;
import io.guidepost.domain.friendsync.FriendSyncs.Line;
import io.guidepost.domain.friendsync.FriendSyncs.LineKind;
import io.guidepost.domain.inbox.ApplyInbox;
import io.guidepost.domain.inbox.Inbox;
import io.guidepost.domain.organization.Employment;
import io.guidepost.domain.organization.Guide;
import io.guidepost.domain.organization.Places;
import io.guidepost.domain.organization.Posting;
import io.guidepost.domain.organization.Roster;
import io.guidepost.domain.organization.Staffing;
import io.guidepost.domain.redrive.HeldMessage;
import io.guidepost.domain.redrive.RedriveMessages;
import io.guidepost.domain.shopper.ContactEvents.WeComEvent;
import io.guidepost.domain.shopper.FakeFriendDirectory;
import io.guidepost.domain.shopper.FriendEvent;
import io.guidepost.domain.shopper.Friends;
import io.guidepost.domain.sight.Sight;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

@DomainTest
class FriendSyncTest {

    @Autowired
    RunFriendSyncs runSyncs;

    @Autowired
    FriendSyncs syncs;

    @Autowired
    FakeFriendDirectory directory;

    @Autowired
    Friends friends;

    @Autowired
    Churn churn;

    @Autowired
    Inbox inbox;

    @Autowired
    ApplyInbox applyInbox;

    @Autowired
    RedriveMessages redrive;

    @Autowired
    MessageQueue.Factory queues;

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

    @Autowired
    JdbcTemplate jdbc;

    private final List<String[]> added = new ArrayList<>();
    private long firstGuide = Long.MAX_VALUE;

    @AfterEach
    void nothingIsLeft() {
        directory.isDown(false);
        added.forEach(pair -> directory.remove(pair[0], pair[1]));
        syncs.running().ifPresent(sync -> syncs.cancel(sync.id(), clock.instant()));
    }

    @Test
    void aLookTellsWhatDiffersAndChangesNothingAndTheNextPullDoesIt() {
        var guide = guide();
        var kept = befriended(guide);
        var lost = befriended(guide);

        var look = run(Kind.LOOK);
        assertThat(look.sync().state()).isEqualTo(State.DONE);
        assertThat(linesOf(look, guide)).extracting(Line::kind).containsExactly(LineKind.ADD, LineKind.ADD);
        assertThat(friends.livingOf(guide.id(), "", 10)).isEmpty();

        assertThat(linesOf(run(Kind.APPLY), guide)).hasSize(2);
        assertThat(linesOf(run(Kind.APPLY), guide)).isEmpty();
        clock.advance(Duration.ofHours(1));
        directory.remove(guide.userid(), lost);
        assertThat(linesOf(run(Kind.LOOK), guide)).containsExactly(new Line(guide.id(), lost, LineKind.END, ""));
        run(Kind.APPLY);

        assertThat(friends.livingOf(guide.id(), "", 10))
                .extracting(Friends.Living::externalUserid)
                .containsExactly(kept);
        assertThat(churn.lostBy(guide.id(), clock.instant().plusSeconds(1), "", 10))
                .extracting(Churn.Turn::externalUserid, Churn.Turn::kind)
                .containsExactly(org.assertj.core.groups.Tuple.tuple(lost, FriendEvent.Kind.GONE));
        directory.remove(guide.userid(), kept);
        assertThat(linesOf(run(Kind.APPLY), guide))
                .as("a licence that has run out looks like this")
                .extracting(Line::kind)
                .containsExactly(LineKind.KEPT);
        assertThat(friends.livingOf(guide.id(), "", 10)).hasSize(1);
    }

    @Test
    void whoDiesBetweenTwoPagesIsFollowedAtThePageWhereHeStood() {
        var guide = guide();
        for (int i = 0; i < 7; i++) {
            befriended(guide);
        }
        var sync = begun(Kind.APPLY);
        assertThatThrownBy(() -> runSyncs.start(Kind.LOOK, "test"))
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.code()).isEqualTo("sync_running"));
        while (syncs.find(sync.id()).orElseThrow().cursor().isEmpty()) {
            assertThat(runSyncs.runDue(1)).isEqualTo(1);
        }
        var stood = syncs.find(sync.id()).orElseThrow();
        assertThat(syncs.claim(sync.id(), 4711, clock.instant(), clock.instant().plus(Duration.ofMinutes(5))))
                .isTrue();

        assertThat(runSyncs.runDue(10)).as("somebody has it in hand").isZero();
        clock.advance(Duration.ofMinutes(6));
        assertThat(runSyncs.runDue(1)).isEqualTo(1);

        assertThat(syncs.save(stood, 4711, clock.instant()))
                .as("the one believed dead")
                .isFalse();
        while (runSyncs.runDue(50) > 0) {}
        assertThat(runSyncs.look(sync.id()).sync().state()).isEqualTo(State.DONE);
        assertThat(friends.livingOf(guide.id(), "", 10)).hasSize(7);
        assertThat(jdbc.queryForObject(
                        "SELECT COUNT(*) FROM friend_sync_seen WHERE sync_id = ?", Integer.class, sync.id()))
                .isZero();
    }

    @Test
    void aGuideWhomWeComDoesNotKnowIsLeftOutAloneAndTroublePasses() {
        var unknown = guide();
        var known = guide();
        befriended(known);
        directory.forgetGuide(unknown.userid());
        directory.isDown(true);
        var sync = begun(Kind.APPLY);
        runSyncs.runDue(10);
        assertThat(runSyncs.look(sync.id()).sync().failure()).isEqualTo("no answer");
        directory.isDown(false);
        clock.advance(Duration.ofMinutes(1));

        while (runSyncs.runDue(50) > 0) {}

        var done = runSyncs.look(sync.id());
        assertThat(done.sync().state()).isEqualTo(State.DONE);
        assertThat(linesOf(done, unknown)).extracting(Line::kind).containsExactly(LineKind.UNREADABLE);
        assertThat(friends.livingOf(known.id(), "", 10)).hasSize(1);
    }

    /** D23: the consumer is down for an hour, and whatever is applied late, twice or anew ends the same. */
    @Test
    void eventsThatAreReplayedEndInTheSameState() {
        var random = new Random(23);
        var guide = guide();
        var customers = List.of(customer(), customer(), customer());
        var begin = clock.instant();
        var events = new ArrayList<WeComEvent>();
        for (int i = 0; i < 30; i++) {
            var customer = customers.get(random.nextInt(3));
            var kind = List.of("add_external_contact", "del_follow_user", "del_external_contact")
                    .get(random.nextInt(3));
            events.add(event(kind, guide, customer, begin.plusSeconds(i)));
        }
        Collections.shuffle(events, random);
        events.forEach(event -> inbox.receive("wecom", event.key(), event.occurredAt(), event));
        clock.advance(Duration.ofHours(1));
        while (applyInbox.runDue(50) > 0) {}
        var state = stateOf(guide);
        assertThat(state).isNotEmpty();

        var replayed = redrive.replay(
                Optional.of("wecom"), begin, clock.instant(), new RedriveMessages.Order(anAdmin(), "演练"));
        assertThat(replayed.messages()).isGreaterThanOrEqualTo(30);
        while (applyInbox.runDue(50) > 0) {}

        assertThat(stateOf(guide)).isEqualTo(state);
    }

    @Test
    void aDeadLetterTellsWhyAndIsAppliedOncePutBack() {
        var guide = guide();
        var customer = customer();
        var event = event("add_external_contact", guide, customer, clock.instant());
        inbox.receive("wecom", event.key(), event.occurredAt(), event);
        long id = jdbc.queryForObject("SELECT id FROM inbox_message WHERE message_key = ?", Long.class, event.key());
        var order = new RedriveMessages.Order(anAdmin(), "企业微信恢复");
        assertThatThrownBy(() -> redrive.redrive(MessageQueue.Table.INBOX, id, order))
                .isInstanceOf(Refusal.class);
        queues.of(MessageQueue.Table.INBOX).bury(id, clock.instant(), "GatewayUnclear: no answer");

        var dead = redrive.page(
                MessageQueue.Table.INBOX, HeldMessage.State.DEAD, Optional.of("wecom"), Long.MAX_VALUE, 10);
        assertThat(dead).filteredOn(held -> held.id() == id).singleElement().satisfies(held -> assertThat(
                        held.lastError())
                .contains("GatewayUnclear: no answer"));
        while (applyInbox.runDue(50) > 0) {}
        assertThat(friends.livingOf(guide.id(), "", 10)).isEmpty();
        redrive.redrive(MessageQueue.Table.INBOX, id, order);
        while (applyInbox.runDue(50) > 0) {}

        assertThat(friends.livingOf(guide.id(), "", 10)).hasSize(1);
        assertThat(redrive.message(MessageQueue.Table.INBOX, id).state()).isEqualTo(HeldMessage.State.DONE);
        assertThat(redrive.history(MessageQueue.Table.INBOX, Long.MAX_VALUE, 1))
                .singleElement()
                .satisfies(done -> assertThat(done.reason()).isEqualTo("企业微信恢复"));
    }

    @Test
    void whoLostWhomIsCountedByGuide() {
        var guide = guide();
        var from = clock.instant();
        for (var kind : List.of("del_follow_user", "del_follow_user", "del_external_contact")) {
            var customer = customer();
            var came = event("add_external_contact", guide, customer, clock.instant());
            var went = event(kind, guide, customer, clock.instant().plusSeconds(9));
            inbox.receive("wecom", came.key(), came.occurredAt(), came);
            inbox.receive("wecom", went.key(), went.occurredAt(), went);
        }
        while (applyInbox.runDue(50) > 0) {}

        assertThat(churn.byGuide(new Churn.Window(from, from.plusSeconds(60)), Sight.ALL, guide.id() - 1, 1))
                .containsExactly(new Churn.GuideChurn(guide.id(), "导购", 3, 2, 1, 0, 0, 0));
        long region = roster.serving(guide.id(), clock.instant()).orElseThrow().regionId();
        var window = new Churn.Window(from, from.plusSeconds(60));
        assertThat(churn.byGuide(window, Sight.region(region), 0, 10)).hasSize(1);
        assertThat(churn.byGuide(window, Sight.region(places.openRegion(ids.next(), "别处", "Elsewhere")), 0, 10))
                .isEmpty();
    }

    /** Beginning with the guides of this test: those that others have left are thousands, and nobody looks at them here. */
    private FriendSync begun(Kind kind) {
        var sync = runSyncs.start(kind, "test");
        jdbc.update("UPDATE friend_sync SET after_guide_id = ? WHERE id = ?", firstGuide - 1, sync.id());
        return sync;
    }

    private RunFriendSyncs.Counted run(Kind kind) {
        var sync = begun(kind);
        while (runSyncs.runDue(50) > 0) {}
        return runSyncs.look(sync.id());
    }

    private List<Line> linesOf(RunFriendSyncs.Counted counted, Guide guide) {
        return runSyncs.lines(counted.sync().id(), Optional.empty(), guide.id() - 1, "\uffff", 1_000).stream()
                .filter(line -> line.guideId() == guide.id())
                .toList();
    }

    private List<String> stateOf(Guide guide) {
        return jdbc.queryForList(
                "SELECT CONCAT_WS(' ', external_userid, added_at, ended_at, end_reason) FROM shopper_friendship"
                        + " WHERE guide_id = ? ORDER BY external_userid, added_at",
                String.class,
                guide.id());
    }

    private long anAdmin() {
        long id = ids.next();
        jdbc.update(
                "INSERT INTO org_admin (id, username, password_hash, name, created_at) VALUES (?, ?, 'x', '总部', NOW(3))",
                id,
                "a" + id);
        return id;
    }

    private static WeComEvent event(String changeType, Guide guide, String customer, Instant at) {
        return new WeComEvent(
                "change_external_contact",
                changeType,
                Map.of("UserID", guide.userid(), "ExternalUserID", customer),
                at,
                changeType + customer + at);
    }

    private String befriended(Guide guide) {
        var customer = customer();
        directory.add(guide.userid(), customer, clock.instant());
        added.add(new String[] {guide.userid(), customer});
        return customer;
    }

    private static String customer() {
        return "wm" + UUID.randomUUID();
    }

    private Guide guide() {
        long region = places.openRegion(ids.next(), "大区", "Region");
        long store = places.openStore(ids.next(), region, "门店", "Store");
        var userid = "g" + UUID.randomUUID();
        staffing.hire(userid, "导购", List.of(new Posting(store, Employment.Role.GUIDE, true)));
        var guide = roster.guideByUserid(userid).orElseThrow();
        firstGuide = Math.min(firstGuide, guide.id());
        return guide;
    }
}
