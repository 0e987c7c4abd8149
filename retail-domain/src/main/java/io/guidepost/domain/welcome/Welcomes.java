package io.guidepost.domain.welcome;

import io.guidepost.domain.welcome.WelcomeMessage.Status;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** All welcomes that WeCom has asked for. */
public interface Welcomes {

    /** Once for each event; false when it is there. */
    boolean add(WelcomeMessage message, String eventKey);

    Optional<WelcomeMessage> find(long id);

    /** Those that wait or are being sent and should be over by then. */
    List<WelcomeMessage> due(Instant now, int limit);

    /** From then on another may take it; false when somebody else has. */
    boolean claim(WelcomeMessage message, Instant until);

    /** WeCom is asked now: whoever dies in it leaves a welcome of which nobody knows. False when somebody else has it. */
    boolean sending(WelcomeMessage message, Composed composed, Instant until);

    /** WeCom has not taken it, and there is time left. */
    void again(long id, Instant dueAt);

    /** It is over without WeCom having been asked; nothing happens where somebody else has it. */
    void givenUp(WelcomeMessage message, Status status, Failure failure, Instant at);

    void finished(long id, Status status, Optional<Failure> failure, Instant at);

    /** How many ended how, of those that arrived in that time. */
    Map<Status, Long> count(Instant from, Instant until);

    /** Whose welcome it is and what it was made of. */
    record Composed(long guideId, long storeId, Optional<Long> templateId, Optional<Long> linkId) {}

    record Failure(String code, String reason) {}
}
