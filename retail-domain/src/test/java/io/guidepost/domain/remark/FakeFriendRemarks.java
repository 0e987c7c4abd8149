package io.guidepost.domain.remark;

import io.guidepost.domain.GatewayRejected;
import io.guidepost.domain.GatewayUnclear;
import io.guidepost.domain.shopper.FakeFriendDirectory;
import io.guidepost.domain.shopper.FriendDirectory.Detail;
import org.springframework.stereotype.Component;

/** Remarks stand with the friends of {@link FakeFriendDirectory}. */
@Component
public class FakeFriendRemarks implements FriendRemarks {

    private final FakeFriendDirectory friends;
    private int calls;
    private boolean losesAnswers;

    FakeFriendRemarks(FakeFriendDirectory friends) {
        this.friends = friends;
    }

    /** From now on everything is done and no answer arrives. */
    public void losesAnswers(boolean losesAnswers) {
        this.losesAnswers = losesAnswers;
    }

    /** How often something was written. */
    public int calls() {
        return calls;
    }

    @Override
    public void write(String userid, String externalUserid, String remark, String description) {
        calls++;
        var follower = friends.contact(externalUserid).stream()
                .flatMap(contact -> contact.followers().stream())
                .filter(friend -> friend.userid().equals(userid))
                .findFirst()
                .orElseThrow(() -> new GatewayRejected("84061", "not external contact"));
        friends.describe(
                userid,
                externalUserid,
                new Detail(remark, description, follower.detail().tagIds()));
        if (losesAnswers) {
            throw new GatewayUnclear("no answer", null);
        }
    }
}
