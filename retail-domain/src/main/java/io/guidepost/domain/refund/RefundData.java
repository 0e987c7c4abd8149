package io.guidepost.domain.refund;

import io.guidepost.core.words.Words;
import io.guidepost.domain.privacy.HoldsPersonalData;
import io.guidepost.domain.privacy.Person;
import io.guidepost.domain.privacy.PersonalData;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;

@Component
class RefundData implements HoldsPersonalData {

    private final ErasableRefunds refunds;

    RefundData(ErasableRefunds refunds) {
        this.refunds = refunds;
    }

    @Override
    public List<PersonalData> personalData() {
        return List.of(PersonalData.erasedByFeature(
                new Words("售后原因的文字", "What was said about refunds"), "refund_request", "reason"));
    }

    @Override
    public List<OpenMatter> openMatters(Person person) {
        var open = refunds.openOf(person.memberIds());
        return open.isEmpty()
                ? List.of()
                : List.of(
                        new OpenMatter("OPEN_REFUND", new Words("有未完结的退款", "Refunds are under way"), Set.copyOf(open)));
    }

    @Override
    public void erase(Person person) {
        refunds.forgetReasons(person.memberIds());
    }
}
