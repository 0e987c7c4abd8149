package io.guidepost.domain.groupchat;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** A group chat with the customers who are in it; colleagues are left out. */
public record GroupChat(String chatId, String name, String ownerUserid, Instant createdAt, List<Member> members) {

    /** @param invitedBy the guide who brought the customer in; empty for who came by the chat's code */
    public record Member(String externalUserid, Instant joinedAt, Optional<String> invitedBy) {}
}
