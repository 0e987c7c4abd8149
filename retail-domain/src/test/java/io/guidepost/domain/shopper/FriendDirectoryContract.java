package io.guidepost.domain.shopper;

import static org.assertj.core.api.Assertions.assertThat;

import io.guidepost.domain.shopper.FriendDirectory.Follower;
import io.guidepost.domain.shopper.FriendDirectory.Friend;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What every {@link FriendDirectory} keeps to. */
public abstract class FriendDirectoryContract {

    /** The directory under test. */
    protected abstract FriendDirectory directory();

    /** Two guides who have one customer in common. */
    protected abstract List<String> guides();

    /** The customer whom both guides have as a friend. */
    protected abstract String sharedCustomer();

    /** A well-formed id of nobody. */
    protected abstract String stranger();

    @Test
    void thePagesTogetherTellEachFriendshipOnce() {
        var friends = friends();

        assertThat(friends)
                .extracting(friend -> friend.userid() + "/" + friend.externalUserid())
                .doesNotHaveDuplicates()
                .contains(guides().get(0) + "/" + sharedCustomer(), guides().get(1) + "/" + sharedCustomer());
        assertThat(friends).extracting(Friend::userid).containsOnlyElementsOf(guides());
    }

    @Test
    void aCustomerTellsEveryGuideWhoFollows() {
        var contact = directory().contact(sharedCustomer()).orElseThrow();

        assertThat(contact.externalUserid()).isEqualTo(sharedCustomer());
        assertThat(contact.followers()).extracting(Follower::userid).containsExactlyInAnyOrderElementsOf(guides());
    }

    @Test
    void bothWaysOfAskingAgree() {
        var contact = directory().contact(sharedCustomer()).orElseThrow();

        assertThat(friends())
                .filteredOn(friend -> friend.externalUserid().equals(sharedCustomer()))
                .allSatisfy(friend -> {
                    assertThat(friend.unionid()).isEqualTo(contact.unionid());
                    assertThat(contact.followers())
                            .contains(new Follower(friend.userid(), friend.addedAt(), friend.state(), friend.detail()));
                });
    }

    @Test
    void aStrangerIsEmptyAndNotAnError() {
        assertThat(directory().contact(stranger())).isEmpty();
    }

    private List<Friend> friends() {
        var all = new ArrayList<Friend>();
        String cursor = "";
        do {
            var page = directory().friendsOf(guides(), cursor);
            all.addAll(page.friends());
            cursor = page.nextCursor();
        } while (!cursor.isEmpty());
        return all;
    }
}
