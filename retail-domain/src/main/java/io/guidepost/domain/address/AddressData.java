package io.guidepost.domain.address;

import io.guidepost.core.words.Words;
import io.guidepost.domain.privacy.HoldsPersonalData;
import io.guidepost.domain.privacy.PersonalData;
import io.guidepost.domain.privacy.PersonalData.Key;
import java.util.List;
import org.springframework.stereotype.Component;

@Component
class AddressData implements HoldsPersonalData {

    @Override
    public List<PersonalData> personalData() {
        return List.of(PersonalData.deleted(
                new Words("地址簿", "The address book"),
                "address_entry",
                Key.member("member_id"),
                "entry_sealed",
                "default_member"));
    }
}
