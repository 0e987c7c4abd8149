package io.guidepost.domain.friendsync;

import io.guidepost.core.words.Words;
import io.guidepost.domain.privacy.HoldsPersonalData;
import io.guidepost.domain.privacy.PersonalData;
import io.guidepost.domain.privacy.PersonalData.Key;
import java.util.List;
import org.springframework.stereotype.Component;

@Component
class FriendSyncData implements HoldsPersonalData {

    private static final Words PULLS = new Words("与企业微信好友名单比对的记录", "Comparisons with the list of friends in WeCom");

    @Override
    public List<PersonalData> personalData() {
        return List.of(
                PersonalData.deleted(PULLS, "friend_sync_seen", Key.externalUserid("external_userid")),
                PersonalData.deleted(PULLS, "friend_sync_line", Key.externalUserid("external_userid")));
    }
}
