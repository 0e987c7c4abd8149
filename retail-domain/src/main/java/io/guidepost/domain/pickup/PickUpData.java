package io.guidepost.domain.pickup;

import io.guidepost.core.words.Words;
import io.guidepost.domain.privacy.HoldsPersonalData;
import io.guidepost.domain.privacy.Person;
import io.guidepost.domain.privacy.PersonalData;
import java.util.List;
import org.springframework.stereotype.Component;

@Component
class PickUpData implements HoldsPersonalData {

    private final PickUps pickUps;

    PickUpData(PickUps pickUps) {
        this.pickUps = pickUps;
    }

    @Override
    public List<PersonalData> personalData() {
        return List.of(PersonalData.erasedByFeature(
                new Words("自提的取货码", "Codes of orders to be fetched"), "pickup_order", "code_sealed"));
    }

    @Override
    public void erase(Person person) {
        pickUps.eraseOf(person.memberIds());
    }
}
