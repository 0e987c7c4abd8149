package io.guidepost.domain.visitor;

import io.guidepost.core.words.Words;
import io.guidepost.domain.privacy.HoldsPersonalData;
import io.guidepost.domain.privacy.PersonalData;
import java.util.List;
import org.springframework.stereotype.Component;

@Component
class VisitorData implements HoldsPersonalData {

    @Override
    public List<PersonalData> personalData() {
        return List.of(PersonalData.kept(
                new Words("未登录时的浏览", "What was looked at without signing in"),
                new Words(
                        "登录时即归入会员并从此处删除；未登录者只有设备自编标识的摘要，不指向任何人，到期删除",
                        "It becomes the member's at sign-in and is gone from here; of others there is a digest of a name their"
                                + " device made up, of nobody, and it goes by itself"),
                "visitor_event",
                "visitor"));
    }
}
