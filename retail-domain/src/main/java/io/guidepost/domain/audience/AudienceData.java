package io.guidepost.domain.audience;

import io.guidepost.core.words.Words;
import io.guidepost.domain.privacy.HoldsPersonalData;
import io.guidepost.domain.privacy.PersonalData;
import io.guidepost.domain.privacy.PersonalData.Key;
import java.util.List;
import org.springframework.stereotype.Component;

@Component
class AudienceData implements HoldsPersonalData {

    @Override
    public List<PersonalData> personalData() {
        return List.of(PersonalData.deleted(
                new Words("营销名单", "Lists for marketing"),
                "audience_list_member",
                Key.externalUserid("external_userid")));
    }
}
