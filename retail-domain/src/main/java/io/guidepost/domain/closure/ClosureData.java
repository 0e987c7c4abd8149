package io.guidepost.domain.closure;

import io.guidepost.core.words.Words;
import io.guidepost.domain.privacy.HoldsPersonalData;
import io.guidepost.domain.privacy.PersonalData;
import java.util.List;
import org.springframework.stereotype.Component;

@Component
class ClosureData implements HoldsPersonalData {

    @Override
    public List<PersonalData> personalData() {
        return List.of(
                PersonalData.kept(
                        new Words("注销记录", "That the account was closed"),
                        new Words("证明注销已办理；仅有编号与时间", "Proof that it was done; a number and times alone"),
                        "closure_request",
                        "member_id",
                        "open_member"),
                PersonalData.kept(
                        new Words("删除申请", "Who was asked to erase it, and who approved"),
                        new Words("证明删除经双人办理；仅有编号与理由", "Proof that two people did it; a number and a reason alone"),
                        "closure_order",
                        "member_id"));
    }
}
