package io.guidepost.domain.price;

import io.guidepost.core.words.Words;
import io.guidepost.domain.privacy.HoldsPersonalData;
import io.guidepost.domain.privacy.PersonalData;
import io.guidepost.domain.privacy.PersonalData.Key;
import java.util.List;
import org.springframework.stereotype.Component;

@Component
class PriceData implements HoldsPersonalData {

    @Override
    public List<PersonalData> personalData() {
        return List.of(PersonalData.deleted(
                new Words("所属的会员价格分组", "The groups whose prices hold for a member"),
                "price_group_member",
                Key.member("member_id")));
    }
}
