package io.guidepost.domain.flashsale;

import io.guidepost.core.words.Words;
import io.guidepost.domain.privacy.HoldsPersonalData;
import io.guidepost.domain.privacy.PersonalData;
import java.util.List;
import org.springframework.stereotype.Component;

@Component
class FlashSaleData implements HoldsPersonalData {

    @Override
    public List<PersonalData> personalData() {
        return List.of(PersonalData.kept(
                new Words("秒杀限购的数量", "How much was bought in flash sales"),
                new Words(
                        "限购与售出数量据此核对；只有编号，不再指向任何人",
                        "Limits and what was sold are checked by it; a number alone, of nobody"),
                "flash_sale_taking",
                "member_id"));
    }
}
