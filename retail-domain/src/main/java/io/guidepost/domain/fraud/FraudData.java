package io.guidepost.domain.fraud;

import io.guidepost.core.words.Words;
import io.guidepost.domain.privacy.HoldsPersonalData;
import io.guidepost.domain.privacy.PersonalData;
import java.util.List;
import org.springframework.stereotype.Component;

@Component
class FraudData implements HoldsPersonalData {

    @Override
    public List<PersonalData> personalData() {
        return List.of(PersonalData.kept(
                new Words("风控摘要", "Digests of phones, addresses and devices"),
                new Words("防止同一人反复套取佣金；不可还原", "Against farming of commission; nothing can be read from them"),
                "fraud_trait",
                "member_id",
                "value_index"));
    }
}
