package io.guidepost.domain.tryon;

import io.guidepost.core.words.Words;
import io.guidepost.domain.privacy.HoldsPersonalData;
import io.guidepost.domain.privacy.Person;
import io.guidepost.domain.privacy.PersonalData;
import java.util.List;
import org.springframework.stereotype.Component;

@Component
class TryOnData implements HoldsPersonalData {

    private final TryOns tryOns;

    TryOnData(TryOns tryOns) {
        this.tryOns = tryOns;
    }

    @Override
    public List<PersonalData> personalData() {
        return List.of(PersonalData.erasedByFeature(
                new Words("门店试穿记录中的身份与备注", "Name and notes of what was tried on in a store"),
                "tryon_entry",
                "member_id",
                "external_userid",
                "note"));
    }

    /** What was tried on stays, as of somebody without a name. */
    @Override
    public void erase(Person person) {
        tryOns.forget(person.memberIds(), person.externalUserids());
    }
}
