package io.guidepost.domain.welcome;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.guidepost.domain.DomainTest;
import io.guidepost.domain.GatewayRejected;
import io.guidepost.domain.GatewayUnclear;
import io.guidepost.domain.MovableClock;
import io.guidepost.domain.Refusal;
import io.guidepost.domain.acquisition.Codes;
import io.guidepost.domain.acquisition.LeadChannel;
import io.guidepost.domain.acquisition.MakeCode;
import io.guidepost.domain.database.Ids;
import io.guidepost.domain.database.TransactionRetry;
import io.guidepost.domain.organization.Employment;
import io.guidepost.domain.organization.Guide;
import io.guidepost.domain.organization.Places;
import io.guidepost.domain.organization.Posting;
import io.guidepost.domain.organization.Roster;
import io.guidepost.domain.organization.Staffing;
import io.guidepost.domain.sharing.Links;
import io.guidepost.domain.sharing.ShareTokens;
import io.guidepost.domain.shopper.ContactEvents.WeComEvent;
import io.guidepost.domain.welcome.WelcomeMessage.Status;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

/** ACQ-3: a new friend is greeted within 20 seconds, once, with his guide's card. */
@DomainTest
class WelcomeTest {

    private static final long WRITER = 1;
    private static final long CHECKER = 2;

    @Autowired
    HearOfFriend hear;

    @Autowired
    SendWelcome sendWelcome;

    @Autowired
    Welcomes welcomes;

    @Autowired
    WriteWelcome writeWelcome;

    @Autowired
    WelcomeTemplates templates;

    @Autowired
    FakeWelcomes weCom;

    @Autowired
    MakeCode makeCode;

    @Autowired
    Codes codes;

    @Autowired
    ShareTokens tokens;

    @Autowired
    Links links;

    @Autowired
    Places places;

    @Autowired
    Staffing staffing;

    @Autowired
    Roster roster;

    @Autowired
    TransactionRetry transaction;

    @Autowired
    Ids ids;

    @Autowired
    MovableClock clock;

    @Autowired
    JdbcTemplate jdbc;

    /** Nobody works the inbox off here: what is in it has no part in a welcome. */
    @Test
    void aFriendIsGreetedByTheWelcomesOwnThreadsWithTheGuidesOwnCard() {
        var guide = guide();
        var code = added(guide, "");

        assertThat(over(code)).isEqualTo(Status.SENT);

        var sent = weCom.asked(code).get(0);
        assertThat(sent.thread()).startsWith("welcome-");
        assertThat(sent.greeting().text()).contains("小李").contains("静安店");
        var page = sent.greeting().card().orElseThrow().page();
        var token = page.substring(page.indexOf("?s=") + 3);
        var read = (ShareTokens.Reading.Genuine) tokens.read(token);
        assertThat(links.find(read.linkId()).orElseThrow().guideId()).isEqualTo(guide.id());
    }

    @Test
    void theTemplateOfTheChannelIsUsedOnceSomebodyElseHasApprovedIt() {
        var guide = guide();
        var state = codes.find(makeCode.ofGuide(guide.id())).orElseThrow().state();
        long store = roster.serving(guide.id(), clock.instant()).orElseThrow().storeId();
        long template =
                writeWelcome.draft(Optional.of(LeadChannel.STAFF), Optional.of(store), "渠道欢迎语 {guide}", "", WRITER);
        assertThat(greeting(added(guide, state)).text()).doesNotContain("渠道欢迎语");
        assertThatThrownBy(() -> writeWelcome.approve(template, WRITER))
                .isInstanceOfSatisfying(
                        Refusal.class, no -> assertThat(no.code()).isEqualTo("maker_is_checker"));

        writeWelcome.approve(template, CHECKER);

        var greeting = greeting(added(guide, state));
        assertThat(greeting.text()).isEqualTo("渠道欢迎语 小李");
        assertThat(greeting.card()).isEmpty();
        // E27: WeCom does not say by which code a former friend comes back.
        assertThat(greeting(added(guide, "")).text()).doesNotContain("渠道欢迎语");

        long better = writeWelcome.draft(Optional.of(LeadChannel.STAFF), Optional.of(store), "更好的欢迎语", "小程序", WRITER);
        writeWelcome.approve(better, CHECKER);
        assertThat(greeting(added(guide, state)).text()).isEqualTo("更好的欢迎语");
        assertThat(templates.find(template).orElseThrow().status()).isEqualTo(WelcomeTemplate.Status.RETIRED);
        writeWelcome.retire(better);
        assertThat(greeting(added(guide, state)).text()).contains("静安店");
    }

    @Test
    void aLostAnswerIsUnknownAndNothingIsSentAgain() {
        var code = newCode();
        weCom.fail(code, new GatewayUnclear("No answer in time", null));
        added(guide(), "", code, clock.instant());
        assertThat(over(code)).isEqualTo(Status.UNKNOWN);

        clock.advance(Duration.ofMinutes(2));
        sendWelcome.runDue(1_000);

        assertThat(weCom.asked(code)).hasSize(1);
        assertThat(status(code)).isEqualTo(Status.UNKNOWN);
    }

    @Test
    void everyEndHasItsOwnName() {
        var guide = guide();
        var over = added(guide, "", "over-" + UUID.randomUUID(), clock.instant());
        var chatting = newCode();
        weCom.fail(chatting, new GatewayRejected(WelcomeGateway.CHATTING, "has started chatting"));
        added(guide, "", chatting, clock.instant());
        var late = added(guide, "", newCode(), clock.instant().minusSeconds(20));
        var refused = newCode();
        weCom.fail(refused, new GatewayRejected("45002", "too long"));
        added(guide, "", refused, clock.instant());

        assertThat(over(over)).isEqualTo(Status.EXPIRED);
        assertThat(over(chatting)).isEqualTo(Status.CHATTING);
        assertThat(over(late)).isEqualTo(Status.EXPIRED);
        assertThat(weCom.asked(late)).isEmpty();
        assertThat(over(refused)).isEqualTo(Status.REFUSED);
        var stranger = newCode();
        kept(event("nobody-" + UUID.randomUUID(), "", stranger, clock.instant()));
        assertThat(over(stranger)).isEqualTo(Status.SKIPPED);
    }

    @Test
    void whileAnotherAppIsAtItOrThereIsNoTurnItIsTriedAgain() {
        var code = newCode();
        weCom.fail(code, new GatewayRejected(WelcomeGateway.SOMEBODY_IS_AT_IT, "being distributed"));
        weCom.fail(code, new GatewayUnclear("no turn", null) {
            @Override
            public boolean hasDoneNothing() {
                return true;
            }
        });

        added(guide(), "", code, clock.instant());

        assertThat(over(code)).isEqualTo(Status.SENT);
        assertThat(weCom.asked(code)).hasSize(3);
        assertThat(weCom.asked(code).stream()
                        .map(sent -> sent.greeting().card().orElseThrow().page())
                        .distinct())
                .as("one link for one friend")
                .hasSize(1);
    }

    @Test
    void theSameEventIsGreetedOnce() {
        var event = event(guide().userid(), "", newCode(), clock.instant());

        kept(event);
        kept(event);

        var code = event.fields().get("WelcomeCode");
        assertThat(over(code)).isEqualTo(Status.SENT);
        assertThat(weCom.asked(code)).hasSize(1);
    }

    /** The process that heard of it is gone before its threads could send, or in the middle of it. */
    @Test
    void whatAProcessLeavesBehindIsSentByTheDutyOrIsUnknown() {
        var now = clock.instant();
        long waiting = left(guide(), now, "WAITING");
        long cutOff = left(guide(), now, "SENDING");

        clock.advance(Duration.ofSeconds(4));
        sendWelcome.runDue(1_000);

        assertThat(welcomes.find(waiting).orElseThrow().status()).isEqualTo(Status.SENT);
        assertThat(welcomes.find(cutOff).orElseThrow().status()).isEqualTo(Status.UNKNOWN);
        assertThat(welcomes.find(waiting).orElseThrow().welcomeCode()).isEmpty();
    }

    private long left(Guide guide, Instant now, String status) {
        long id = ids.next();
        welcomes.add(
                new WelcomeMessage(
                        id,
                        newCode(),
                        guide.userid(),
                        "",
                        now,
                        now,
                        now.plusSeconds(20),
                        Status.WAITING,
                        now.plusSeconds(3),
                        0,
                        Optional.empty()),
                "left-" + id);
        jdbc.update("UPDATE welcome_message SET status = ? WHERE id = ?", status, id);
        return id;
    }

    private WelcomeGateway.Greeting greeting(String code) {
        assertThat(over(code)).isEqualTo(Status.SENT);
        return weCom.asked(code).get(0).greeting();
    }

    private String added(Guide guide, String state) {
        return added(guide, state, newCode(), clock.instant());
    }

    private String added(Guide guide, String state, String code, Instant at) {
        kept(event(guide.userid(), state, code, at));
        return code;
    }

    private void kept(WeComEvent event) {
        transaction.run(() -> hear.kept(event));
    }

    private static WeComEvent event(String userid, String state, String code, Instant at) {
        return new WeComEvent(
                "change_external_contact",
                "add_external_contact",
                Map.of("UserID", userid, "ExternalUserID", "wm1", "State", state, "WelcomeCode", code),
                at,
                "event of " + code);
    }

    private static String newCode() {
        return "CODE-" + UUID.randomUUID();
    }

    private Status over(String code) {
        await().until(() -> status(code).isOver());
        return status(code);
    }

    private Status status(String code) {
        return Status.valueOf(jdbc.queryForObject(
                "SELECT status FROM welcome_message WHERE event_key = ?", String.class, "event of " + code));
    }

    private Guide guide() {
        long region = places.openRegion(ids.next(), "大区", "Region");
        long store = places.openStore(ids.next(), region, "静安店", "Jing'an");
        var userid = "g" + UUID.randomUUID();
        staffing.hire(userid, "小李", List.of(new Posting(store, Employment.Role.GUIDE, true)));
        return roster.guideByUserid(userid).orElseThrow();
    }
}
