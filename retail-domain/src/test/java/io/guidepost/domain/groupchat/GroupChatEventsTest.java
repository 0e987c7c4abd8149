package io.guidepost.domain.groupchat;

import static org.assertj.core.api.Assertions.assertThat;

import io.guidepost.domain.DomainTest;
import io.guidepost.domain.MovableClock;
import io.guidepost.domain.database.Ids;
import io.guidepost.domain.inbox.ApplyInbox;
import io.guidepost.domain.inbox.Inbox;
import io.guidepost.domain.shopper.ContactEvents.WeComEvent;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

/** WeCom's events about group chats have somebody who listens to them (F-LW1), and a failure loses none (F-LW10). */
@DomainTest
class GroupChatEventsTest {

    @Autowired
    FakeGroupChatDirectory wecom;

    @Autowired
    Inbox inbox;

    @Autowired
    ApplyInbox applyInbox;

    @Autowired
    MovableClock clock;

    @Autowired
    JdbcTemplate jdbc;

    @Autowired
    Ids ids;

    String chatId;

    @BeforeEach
    void aChat() {
        chatId = "wr" + ids.next();
    }

    @Test
    @DisplayName("F-LW1 an event of WeCom has somebody who listens to it")
    void whoComesAndLeavesIsKnownAfterTheEvent() {
        wecom.put(chat("a", "b"));
        told("create");
        assertThat(members()).containsExactly("a", "b");

        clock.advance(Duration.ofSeconds(1));
        wecom.put(chat("b", "c"));
        told("update");
        assertThat(members()).containsExactly("b", "c");

        told("dismiss");
        assertThat(members()).isEmpty();
    }

    @Test
    @DisplayName("F-LW10 an event that could not be applied is not lost")
    void anEventThatCannotBeAppliedIsAppliedLater() {
        wecom.put(chat("a"));
        wecom.isDown = true;
        told("create");
        assertThat(members()).isEmpty();

        wecom.isDown = false;
        for (int i = 0; i < 5; i++) {
            clock.advance(Duration.ofMinutes(30));
            applyInbox.runDue(1000);
        }
        assertThat(members()).containsExactly("a");
    }

    private void told(String changeType) {
        var event = new WeComEvent(
                "change_external_chat", changeType, Map.of("ChatId", chatId), clock.instant(), "event" + ids.next());
        inbox.receive("wecom", event.key(), event.occurredAt(), event);
        applyInbox.runDue(1000);
    }

    private GroupChat chat(String... customers) {
        return new GroupChat(
                chatId,
                "群",
                "owner",
                clock.instant(),
                List.of(customers).stream()
                        .map(customer -> new GroupChat.Member(customer, clock.instant(), Optional.empty()))
                        .toList());
    }

    private List<String> members() {
        return jdbc.queryForList(
                "SELECT external_userid FROM groupchat_member WHERE chat_id = ? AND left_at > ? ORDER BY external_userid",
                String.class,
                chatId,
                java.time.LocalDateTime.ofInstant(clock.instant(), java.time.ZoneOffset.UTC));
    }
}
