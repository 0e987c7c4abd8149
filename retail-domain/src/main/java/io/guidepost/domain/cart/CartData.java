package io.guidepost.domain.cart;

import io.guidepost.core.words.Words;
import io.guidepost.domain.privacy.HoldsPersonalData;
import io.guidepost.domain.privacy.PersonalData;
import io.guidepost.domain.privacy.PersonalData.Key;
import java.util.List;
import org.springframework.stereotype.Component;

@Component
class CartData implements HoldsPersonalData {

    @Override
    public List<PersonalData> personalData() {
        return List.of(
                PersonalData.deleted(new Words("购物车", "The cart"), "cart_line", Key.member("member_id")),
                PersonalData.deleted(new Words("购物车", "The cart"), "cart_merger_line", Key.member("member_id")));
    }
}
