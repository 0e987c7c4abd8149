package io.guidepost.domain.points;

import io.guidepost.core.words.Words;
import io.guidepost.domain.privacy.HoldsPersonalData;
import io.guidepost.domain.privacy.PersonalData;
import java.util.List;
import org.springframework.stereotype.Component;

@Component
class PointsData implements HoldsPersonalData {

    private static final Words WHAT = new Words("积分余额与明细", "Points and how they came about");
    private static final Words WHY = new Words(
            "积分抵扣了订单金额，须可核对；只有编号，不再指向任何人",
            "Points have paid parts of orders and must stay checkable; a number alone, of nobody");

    @Override
    public List<PersonalData> personalData() {
        return List.of(
                PersonalData.kept(WHAT, WHY, "points_account", "member_id", "held_by"),
                PersonalData.kept(WHAT, WHY, "points_entry", "record_id", "reason"),
                PersonalData.kept(WHAT, WHY, "points_adjustment", "member_id", "reason"));
    }
}
