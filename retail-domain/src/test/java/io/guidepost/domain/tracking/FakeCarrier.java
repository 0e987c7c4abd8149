package io.guidepost.domain.tracking;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** A carrier that says what it was told to say. */
@Component
class FakeCarrier implements CarrierTracking {

    private final Map<String, List<Word>> words = new HashMap<>();
    private String phoneEnd = "";

    synchronized void says(String trackingNo, Word... said) {
        words.put(trackingNo, List.of(said));
    }

    synchronized String phoneEnd() {
        return phoneEnd;
    }

    @Override
    public synchronized List<Word> of(String carrier, String trackingNo, String receiverPhoneEnd) {
        phoneEnd = receiverPhoneEnd;
        return words.getOrDefault(trackingNo, List.of());
    }
}
