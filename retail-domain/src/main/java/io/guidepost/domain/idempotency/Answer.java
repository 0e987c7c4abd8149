package io.guidepost.domain.idempotency;

import java.util.Objects;
import java.util.Optional;

/** What a request was answered: the very text, so that a repetition gets the same bytes. Only successes are kept. */
public record Answer(int status, String body, Optional<String> location) {

    public Answer {
        Objects.requireNonNull(body, "body");
        if (status < 200 || status > 299) {
            throw new IllegalArgumentException("Only successes are kept, not " + status);
        }
    }

    /** For the database, which knows no {@link Optional}. */
    public String locationOrNull() {
        return location.orElse(null);
    }
}
