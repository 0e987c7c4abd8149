package io.guidepost.domain.session;

import io.guidepost.core.words.Words;
import io.guidepost.domain.privacy.HoldsPersonalData;
import io.guidepost.domain.privacy.PersonalData;
import io.guidepost.domain.privacy.PersonalData.Key;
import java.util.List;
import org.springframework.stereotype.Component;

@Component
class SessionData implements HoldsPersonalData {

    @Override
    public List<PersonalData> personalData() {
        return List.of(PersonalData.deleted(
                new Words("登录设备", "Devices signed in"),
                "session_shopper",
                Key.member("member_id"),
                "device_index",
                "living_device",
                "device_name"));
    }
}
