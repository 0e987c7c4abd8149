package io.guidepost.domain.fatigue;

import io.guidepost.core.words.Words;
import io.guidepost.domain.privacy.HoldsPersonalData;
import io.guidepost.domain.privacy.PersonalData;
import java.util.List;
import org.springframework.stereotype.Component;

@Component
class FatigueData implements HoldsPersonalData {

    @Override
    public List<PersonalData> personalData() {
        return List.of(PersonalData.kept(
                new Words("不再接收消息的意愿", "The wish to get no messages"),
                new Words("须继续遵守您的拒收意愿", "So that the wish is still kept to"),
                "fatigue_opt_out",
                "external_userid"));
    }
}
