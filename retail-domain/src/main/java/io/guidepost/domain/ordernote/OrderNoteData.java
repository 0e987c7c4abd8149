package io.guidepost.domain.ordernote;

import io.guidepost.core.words.Words;
import io.guidepost.domain.privacy.HoldsPersonalData;
import io.guidepost.domain.privacy.Person;
import io.guidepost.domain.privacy.PersonalData;
import java.util.List;
import org.springframework.stereotype.Component;

@Component
class OrderNoteData implements HoldsPersonalData {

    private final OrderNotes notes;

    OrderNoteData(OrderNotes notes) {
        this.notes = notes;
    }

    @Override
    public List<PersonalData> personalData() {
        return List.of(PersonalData.erasedByFeature(
                new Words("在订单上写的备注", "What was written on orders"), "ordernote_note", "text"));
    }

    @Override
    public void erase(Person person) {
        notes.eraseOf(person.memberIds());
    }
}
