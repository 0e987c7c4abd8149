package io.guidepost.domain.access;

import io.guidepost.core.words.Words;
import io.guidepost.domain.privacy.HoldsPersonalData;
import io.guidepost.domain.privacy.PersonalData;
import java.util.List;
import org.springframework.stereotype.Component;

@Component
class AccessData implements HoldsPersonalData {

    @Override
    public List<PersonalData> personalData() {
        return List.of(PersonalData.kept(
                new Words("个人信息的访问与修改记录", "Who looked at or changed personal data"),
                new Words("法律要求可追溯；只有编号，不含数据本身", "The law wants it traceable; numbers alone, never the data"),
                "access_entry",
                "member_id"));
    }
}
