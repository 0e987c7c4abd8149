package io.guidepost.domain.behaviour;

import io.guidepost.core.words.Words;
import io.guidepost.domain.privacy.HoldsPersonalData;
import io.guidepost.domain.privacy.PersonalData;
import io.guidepost.domain.privacy.PersonalData.Key;
import java.util.List;
import org.springframework.stereotype.Component;

@Component
class BehaviourData implements HoldsPersonalData {

    @Override
    public List<PersonalData> personalData() {
        var member = Key.member("member_id");
        return List.of(
                PersonalData.deleted(new Words("浏览与分享记录", "What was looked at and shared"), "behaviour_event", member),
                PersonalData.deleted(new Words("收藏", "Favourites"), "behaviour_favourite", member),
                PersonalData.deleted(new Words("浏览历史", "What was looked at last"), "behaviour_visit", member));
    }
}
