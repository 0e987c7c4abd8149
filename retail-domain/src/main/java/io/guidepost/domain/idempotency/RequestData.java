package io.guidepost.domain.idempotency;

import io.guidepost.core.words.Words;
import io.guidepost.domain.privacy.HoldsPersonalData;
import io.guidepost.domain.privacy.Person;
import io.guidepost.domain.privacy.PersonalData;
import java.util.List;
import org.springframework.stereotype.Component;

/** Answers are kept for a day, and some of them tell a lot. */
@Component
class RequestData implements HoldsPersonalData {

    private final StoredRequests stored;

    RequestData(StoredRequests stored) {
        this.stored = stored;
    }

    @Override
    public List<PersonalData> personalData() {
        return List.of(PersonalData.erasedByFeature(
                new Words("一天内的请求与应答", "Requests and answers of the last day"),
                "idempotency_key",
                "principal",
                "body"));
    }

    @Override
    public void erase(Person person) {
        person.memberIds().forEach(memberId -> stored.removeAllOf("shop:" + memberId));
    }
}
