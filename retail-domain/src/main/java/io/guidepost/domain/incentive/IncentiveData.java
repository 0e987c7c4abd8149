package io.guidepost.domain.incentive;

import io.guidepost.core.words.Words;
import io.guidepost.domain.privacy.HoldsPersonalData;
import io.guidepost.domain.privacy.PersonalData;
import java.util.List;
import org.springframework.stereotype.Component;

@Component
class IncentiveData implements HoldsPersonalData {

    @Override
    public List<PersonalData> personalData() {
        return List.of(PersonalData.kept(
                new Words("拉新奖励的发放依据", "What a reward for a new friend was paid for"),
                new Words(
                        "同一人不得重复发奖，且为会计凭证",
                        "So that nobody is rewarded twice for the same person; an accounting record"),
                "incentive_friend",
                "external_userid",
                "rewarded_unionid"));
    }
}
