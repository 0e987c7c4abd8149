package io.guidepost.domain.sop;

import io.guidepost.core.words.Words;
import io.guidepost.domain.privacy.HoldsPersonalData;
import io.guidepost.domain.privacy.PersonalData;
import io.guidepost.domain.privacy.PersonalData.Key;
import java.util.List;
import org.springframework.stereotype.Component;

@Component
class SopData implements HoldsPersonalData {

    @Override
    public List<PersonalData> personalData() {
        return List.of(
                PersonalData.deleted(
                        new Words("自动跟进计划", "Plans to write again"),
                        "sop_member",
                        Key.externalUserid("external_userid")),
                PersonalData.deleted(
                        new Words("自动跟进计划", "Plans to write again"),
                        "sop_reply",
                        Key.externalUserid("external_userid")));
    }
}
