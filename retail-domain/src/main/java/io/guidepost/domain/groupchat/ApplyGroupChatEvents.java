package io.guidepost.domain.groupchat;

import io.guidepost.domain.shopper.ContactEvents.WeComEvent;
import io.guidepost.domain.shopper.WeComEventFollower;
import java.time.Instant;
import org.springframework.stereotype.Component;

/** A group chat was made, has changed or is gone: what exactly, only reading it tells for sure. */
@Component
class ApplyGroupChatEvents implements WeComEventFollower {

    private final KeepGroupChats keepGroupChats;

    ApplyGroupChatEvents(KeepGroupChats keepGroupChats) {
        this.keepGroupChats = keepGroupChats;
    }

    @Override
    public String event() {
        return "change_external_chat";
    }

    @Override
    public void apply(WeComEvent event, Instant occurredAt) {
        var chatId = event.fields().getOrDefault("ChatId", "");
        if (chatId.isBlank()) {
            throw new IllegalStateException("change_external_chat without ChatId");
        }
        if (event.changeType().equals("dismiss")) {
            keepGroupChats.dismissed(chatId, occurredAt);
        } else {
            keepGroupChats.changed(chatId);
        }
    }
}
