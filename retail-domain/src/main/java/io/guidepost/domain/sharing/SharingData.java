package io.guidepost.domain.sharing;

import io.guidepost.core.words.Words;
import io.guidepost.domain.privacy.HoldsPersonalData;
import io.guidepost.domain.privacy.PersonalData;
import java.util.List;
import org.springframework.stereotype.Component;

@Component
class SharingData implements HoldsPersonalData {

    @Override
    public List<PersonalData> personalData() {
        return List.of(PersonalData.kept(
                new Words("打开导购链接的记录", "When guides' links were opened"),
                new Words(
                        "订单归属据此判定，须可核对；只有编号，不再指向任何人",
                        "Who was credited with an order was decided from it and must stay checkable; a number alone, of nobody"),
                "sharing_touch",
                "member_id"));
    }
}
