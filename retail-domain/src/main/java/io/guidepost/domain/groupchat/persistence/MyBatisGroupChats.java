package io.guidepost.domain.groupchat.persistence;

import io.guidepost.domain.groupchat.GroupChat;
import io.guidepost.domain.groupchat.GroupChats;
import io.guidepost.domain.groupchat.persistence.GroupChatMapper.MemberRow;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.springframework.stereotype.Repository;

@Repository
class MyBatisGroupChats implements GroupChats {

    private static final int NAME_LENGTH = 128;

    private final GroupChatMapper mapper;

    MyBatisGroupChats(GroupChatMapper mapper) {
        this.mapper = mapper;
    }

    @Override
    public void save(GroupChat chat, Instant readAt) {
        var name = chat.name();
        mapper.save(
                chat.chatId(),
                chat.ownerUserid(),
                name.codePointCount(0, name.length()) <= NAME_LENGTH
                        ? name
                        : name.substring(0, name.offsetByCodePoints(0, NAME_LENGTH)),
                chat.createdAt(),
                readAt);
        // WeCom lets at most 500 people into a chat, so one statement takes them all.
        var members = chat.members().stream()
                .map(member -> new MemberRow(
                        member.externalUserid(),
                        member.joinedAt(),
                        member.invitedBy().orElse(null)))
                .toList();
        if (!members.isEmpty()) {
            mapper.saveMembers(chat.chatId(), members);
        }
        mapper.left(
                chat.chatId(), members.stream().map(MemberRow::externalUserid).toList(), readAt);
    }

    @Override
    public void dismissed(String chatId, Instant at) {
        mapper.dismissed(chatId, at);
        mapper.left(chatId, List.of(), at);
    }

    @Override
    public List<Known> ownedBy(Collection<String> userids) {
        return mapper.ownedBy(userids);
    }
}
