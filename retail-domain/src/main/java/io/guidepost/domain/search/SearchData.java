package io.guidepost.domain.search;

import io.guidepost.core.words.Words;
import io.guidepost.domain.privacy.HoldsPersonalData;
import io.guidepost.domain.privacy.PersonalData;
import io.guidepost.domain.privacy.PersonalData.Key;
import java.util.List;
import org.springframework.stereotype.Component;

@Component
class SearchData implements HoldsPersonalData {

    @Override
    public List<PersonalData> personalData() {
        return List.of(PersonalData.deleted(
                new Words("搜索历史", "What was searched for"), "search_history", Key.member("member_id"), "word"));
    }
}
