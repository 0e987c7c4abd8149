package io.guidepost.domain.tag;

import io.guidepost.core.words.Words;
import io.guidepost.domain.privacy.HoldsPersonalData;
import io.guidepost.domain.privacy.PersonalData;
import io.guidepost.domain.privacy.PersonalData.Key;
import java.util.List;
import org.springframework.stereotype.Component;

@Component
class TagData implements HoldsPersonalData {

    private static final Words TAGS =
            new Words("导购与总部为您标注的标签及其记录", "Tags that guides and headquarters gave you, and their history");

    @Override
    public List<PersonalData> personalData() {
        return List.of(
                PersonalData.deleted(TAGS, "tag_mark", Key.externalUserid("external_userid")),
                PersonalData.deleted(TAGS, "tag_change", Key.externalUserid("external_userid")));
    }
}
