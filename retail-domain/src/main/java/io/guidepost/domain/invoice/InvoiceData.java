package io.guidepost.domain.invoice;

import io.guidepost.core.words.Words;
import io.guidepost.domain.privacy.HoldsPersonalData;
import io.guidepost.domain.privacy.PersonalData;
import io.guidepost.domain.privacy.PersonalData.Key;
import java.util.List;
import org.springframework.stereotype.Component;

@Component
class InvoiceData implements HoldsPersonalData {

    @Override
    public List<PersonalData> personalData() {
        return List.of(
                PersonalData.emptied(
                        new Words("发票抬头与邮箱", "Titles and e-mail addresses of invoices"),
                        "invoice_request",
                        Key.member("member_id"),
                        "data_sealed"),
                PersonalData.kept(
                        new Words("发票号与金额", "Numbers and amounts of invoices"),
                        new Words("开票记录依法保存；只有编号，不再指向任何人", "The law wants invoices kept; a number alone, of nobody"),
                        "invoice_request",
                        "member_id"));
    }
}
