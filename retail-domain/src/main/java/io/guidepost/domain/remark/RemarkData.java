package io.guidepost.domain.remark;

import io.guidepost.core.words.Words;
import io.guidepost.domain.privacy.HoldsPersonalData;
import io.guidepost.domain.privacy.PersonalData;
import io.guidepost.domain.privacy.PersonalData.Key;
import java.util.List;
import org.springframework.stereotype.Component;

@Component
class RemarkData implements HoldsPersonalData {

    private static final Words REMARKS = new Words("导购为您写的备注", "Remarks that guides wrote about you");

    @Override
    public List<PersonalData> personalData() {
        return List.of(PersonalData.deleted(
                REMARKS,
                "remark_friend",
                Key.externalUserid("external_userid"),
                "remark",
                "description",
                "base_remark",
                "base_description"));
    }
}
