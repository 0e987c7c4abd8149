package io.guidepost.domain.identity;

import io.guidepost.core.words.Words;
import io.guidepost.domain.privacy.HoldsPersonalData;
import io.guidepost.domain.privacy.PersonalData;
import io.guidepost.domain.privacy.PersonalData.Key;
import java.util.List;
import org.springframework.stereotype.Component;

@Component
class IdentityData implements HoldsPersonalData {

    private static final Words DECISIONS = new Words("会员合并的裁定", "What was decided about records being one shopper");

    @Override
    public List<PersonalData> personalData() {
        return List.of(
                PersonalData.deleted(
                        new Words("曾与其他会员共用的身份", "Identities that were seen with other members, too"),
                        "identity_claim",
                        Key.member("record_id"),
                        "kind",
                        "value"),
                PersonalData.kept(
                        DECISIONS,
                        new Words("合并与拆分须可核对；只有编号", "Mergers must stay checkable; numbers alone"),
                        "identity_verdict",
                        "one_id",
                        "other_id"),
                PersonalData.kept(
                        DECISIONS,
                        new Words("合并与拆分须可核对；只有编号", "Mergers must stay checkable; numbers alone"),
                        "identity_conflict",
                        "one_id",
                        "other_id"));
    }
}
