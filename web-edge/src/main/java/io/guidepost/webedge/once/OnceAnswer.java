package io.guidepost.webedge.once;

import io.guidepost.domain.idempotency.Answered;

/**
 * The answer of {@link OnceOnly}, already serialised: what is sent the first time is what is stored, so that a repetition
 * gets the same bytes.
 *
 * @param <T> the view that the JSON shows; for the reader and the API documentation
 */
public final class OnceAnswer<T> {

    private final Answered answered;

    OnceAnswer(Answered answered) {
        this.answered = answered;
    }

    Answered answered() {
        return answered;
    }
}
