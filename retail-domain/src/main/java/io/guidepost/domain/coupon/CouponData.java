package io.guidepost.domain.coupon;

import io.guidepost.core.words.Words;
import io.guidepost.domain.privacy.HoldsPersonalData;
import io.guidepost.domain.privacy.PersonalData;
import java.util.List;
import org.springframework.stereotype.Component;

@Component
class CouponData implements HoldsPersonalData {

    @Override
    public List<PersonalData> personalData() {
        return List.of(PersonalData.kept(
                new Words("领取和使用过的优惠券", "Coupons that were taken and used"),
                new Words(
                        "订单金额由此而来，须可核对；只有编号，不再指向任何人",
                        "The amounts of orders follow from them and must stay checkable; a number alone, of nobody"),
                "coupon",
                "member_id"));
    }
}
