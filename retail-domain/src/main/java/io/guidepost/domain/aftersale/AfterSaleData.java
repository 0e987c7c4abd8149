package io.guidepost.domain.aftersale;

import io.guidepost.core.words.Words;
import io.guidepost.domain.privacy.HoldsPersonalData;
import io.guidepost.domain.privacy.Person;
import io.guidepost.domain.privacy.PersonalData;
import io.guidepost.domain.privacy.PersonalData.Key;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

@Component
class AfterSaleData implements HoldsPersonalData {

    private static final int MOST_SHOWN = 100;

    private final AfterSales cases;

    AfterSaleData(AfterSales cases) {
        this.cases = cases;
    }

    @Override
    public List<PersonalData> personalData() {
        return List.of(
                PersonalData.emptied(
                        new Words("售后申请中的说明", "What was said in after-sale cases"),
                        "aftersale_case",
                        Key.member("member_id"),
                        "words"),
                PersonalData.deleted(
                        new Words("上传的售后凭证", "Files handed in for after-sale cases"),
                        "aftersale_file",
                        Key.member("member_id")),
                PersonalData.kept(
                        new Words("售后单与金额", "After-sale cases and their amounts"),
                        new Words(
                                "交易记录依法保存不少于三年；只有编号，不再指向任何人",
                                "The law wants trades kept for three years at least; a number alone, of nobody"),
                        "aftersale_case",
                        "member_id"));
    }

    @Override
    public List<OpenMatter> openMatters(Person person) {
        Set<Long> open = cases.ofMember(List.copyOf(person.memberIds()), Long.MAX_VALUE, MOST_SHOWN).stream()
                .filter(found -> !found.status().isOver())
                .map(AfterSale::id)
                .collect(Collectors.toSet());
        return open.isEmpty()
                ? List.of()
                : List.of(new OpenMatter(
                        "OPEN_AFTER_SALE", new Words("有处理中的售后", "After-sale cases are under way"), open));
    }
}
