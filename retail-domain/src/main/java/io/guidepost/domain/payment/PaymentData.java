package io.guidepost.domain.payment;

import io.guidepost.core.words.Words;
import io.guidepost.domain.privacy.HoldsPersonalData;
import io.guidepost.domain.privacy.PersonalData;
import java.util.List;
import org.springframework.stereotype.Component;

@Component
class PaymentData implements HoldsPersonalData {

    @Override
    public List<PersonalData> personalData() {
        return List.of(PersonalData.kept(
                new Words("微信支付的付款人编号", "Whom WeChat Pay names as payer"),
                new Words(
                        "会计凭证，依法保存，用于与微信支付对账",
                        "An accounting record that the law wants kept, compared with WeChat Pay's own"),
                "payment_capture",
                "payer_openid"));
    }
}
