package io.guidepost.domain.couponissue;

import io.guidepost.core.words.Words;
import io.guidepost.domain.privacy.HoldsPersonalData;
import io.guidepost.domain.privacy.PersonalData;
import java.util.List;
import org.springframework.stereotype.Component;

@Component
class CouponIssueData implements HoldsPersonalData {

    @Override
    public List<PersonalData> personalData() {
        return List.of(PersonalData.kept(
                new Words("导购发券的领取记录", "Who was given a coupon by a guide, and took it"),
                new Words(
                        "导购额度与发券效果据此核对；只有编号，不再指向任何人",
                        "Quotas of guides and what came of them are checked by it; a number alone, of nobody"),
                "coupon_issue",
                "member_id",
                "claimed_by"));
    }
}
