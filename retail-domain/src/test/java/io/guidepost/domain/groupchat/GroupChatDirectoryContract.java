package io.guidepost.domain.groupchat;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What every {@link GroupChatDirectory} keeps to: the fake of the unit tests, and the adapter against the simulator. */
public abstract class GroupChatDirectoryContract {

    protected abstract GroupChatDirectory directory();

    protected abstract String owner();

    protected abstract String anotherOwner();

    /** A new chat of this guide with these customers: the first came by the code, the others were invited by the owner. */
    protected abstract String chat(String owner, List<String> customers);

    protected abstract List<String> customers();

    @Test
    void theChatsOfAnOwnerAreListedPageByPage() {
        var mine = new ArrayList<String>();
        for (int i = 0; i < 5; i++) {
            mine.add(chat(owner(), List.of(customers().get(0))));
        }
        var other = chat(anotherOwner(), List.of(customers().get(0)));

        var listed = new ArrayList<String>();
        var cursor = "";
        do {
            var page = directory().chatsOf(List.of(owner()), cursor);
            listed.addAll(page.chatIds());
            cursor = page.nextCursor();
        } while (!cursor.isEmpty());

        assertThat(listed).containsAll(mine).doesNotContain(other).doesNotHaveDuplicates();
    }

    @Test
    void aChatTellsWhoCameAndByWhom() {
        var chatId = chat(owner(), customers());

        var chat = directory().chat(chatId).orElseThrow();

        assertThat(chat.ownerUserid()).isEqualTo(owner());
        assertThat(chat.members())
                .extracting(GroupChat.Member::externalUserid)
                .as("colleagues are no customers")
                .containsExactlyInAnyOrderElementsOf(customers());
        assertThat(chat.members()).allSatisfy(member -> assertThat(member.invitedBy())
                .isEqualTo(
                        member.externalUserid().equals(customers().get(0)) ? Optional.empty() : Optional.of(owner())));
    }

    @Test
    void aChatThatNobodyKnowsIsEmpty() {
        assertThat(directory().chat("wrNobodyKnowsThis")).isEmpty();
    }
}
