package io.guidepost.domain.lead;

import io.guidepost.core.words.Words;
import io.guidepost.domain.privacy.HoldsPersonalData;
import io.guidepost.domain.privacy.PersonalData;
import io.guidepost.domain.privacy.PersonalData.Key;
import java.util.List;
import org.springframework.stereotype.Component;

@Component
class LeadData implements HoldsPersonalData {

    @Override
    public List<PersonalData> personalData() {
        return List.of(
                PersonalData.deleted(
                        new Words("打开过的活码", "Codes that were opened"), "lead_opening", Key.member("member_id")),
                PersonalData.kept(
                        new Words("通过哪个活码成为好友", "By which code a friendship in WeCom began"),
                        new Words(
                                "好友关系在企业微信中存续，由您在那里解除；商城不再知道是谁",
                                "The friendship lives in WeCom, where you end it; the shop no longer knows whose it is"),
                        "lead_added",
                        "external_userid"));
    }
}
