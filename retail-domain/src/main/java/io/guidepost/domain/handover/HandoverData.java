package io.guidepost.domain.handover;

import io.guidepost.core.words.Words;
import io.guidepost.domain.privacy.HoldsPersonalData;
import io.guidepost.domain.privacy.PersonalData;
import java.util.List;
import org.springframework.stereotype.Component;

@Component
class HandoverData implements HoldsPersonalData {

    private static final Words HANDED = new Words("您由哪位导购交接给哪位导购", "Which guide handed you over to which");
    private static final Words LIMITS = new Words(
            "企业微信对交接次数有限制，须能核对；只有编号，商城不再知道是谁",
            "WeCom limits how often somebody is handed over, which must stay checkable; a number alone, of nobody");

    @Override
    public List<PersonalData> personalData() {
        return List.of(PersonalData.kept(HANDED, LIMITS, "handover_line", "external_userid", "member_id"));
    }
}
