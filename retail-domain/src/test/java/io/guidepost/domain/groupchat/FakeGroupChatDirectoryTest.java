package io.guidepost.domain.groupchat;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

class FakeGroupChatDirectoryTest extends GroupChatDirectoryContract {

    private static final Instant NOW = Instant.parse("2026-11-02T04:00:00Z");
    private final FakeGroupChatDirectory directory = new FakeGroupChatDirectory();
    private int chats;

    @Override
    protected GroupChatDirectory directory() {
        return directory;
    }

    @Override
    protected String owner() {
        return "li";
    }

    @Override
    protected String anotherOwner() {
        return "wang";
    }

    @Override
    protected String chat(String owner, List<String> customers) {
        var chatId = "wr" + ++chats;
        directory.put(new GroupChat(
                chatId,
                "老顾客群",
                owner,
                NOW,
                IntStream.range(0, customers.size())
                        .mapToObj(i -> new GroupChat.Member(
                                customers.get(i), NOW, i == 0 ? Optional.empty() : Optional.of(owner)))
                        .toList()));
        return chatId;
    }

    @Override
    protected List<String> customers() {
        return List.of("wm1", "wm2", "wm3");
    }
}
