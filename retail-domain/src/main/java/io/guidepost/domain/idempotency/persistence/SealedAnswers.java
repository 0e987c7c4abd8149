package io.guidepost.domain.idempotency.persistence;

import io.guidepost.core.digest.Sha256;
import io.guidepost.domain.idempotency.Answer;
import io.guidepost.domain.idempotency.RequestKey;
import io.guidepost.domain.privacy.Seals;
import java.nio.ByteBuffer;
import java.util.Base64;
import org.springframework.stereotype.Component;

/**
 * Answers are kept sealed: they repeat addresses and names that lie sealed where they belong. They are sealed for their
 * request, and gone in days, before a key that has been replaced may be.
 */
@Component
class SealedAnswers {

    /** No answer is text that begins so; rows of before were not sealed. */
    private static final String SEALED = "sealed:";

    private final Seals seals;

    SealedAnswers(Seals seals) {
        this.seals = seals;
    }

    String seal(RequestKey key, String body) {
        return SEALED + Base64.getEncoder().encodeToString(seals.seal(place(key), body));
    }

    Answer seal(RequestKey key, Answer answer) {
        return new Answer(answer.status(), seal(key, answer.body()), answer.location());
    }

    String open(RequestKey key, String kept) {
        return kept.startsWith(SEALED)
                ? seals.open(place(key), Base64.getDecoder().decode(kept.substring(SEALED.length())))
                : kept;
    }

    private static Seals.Place place(RequestKey key) {
        var name = key.principal() + '\0' + key.route() + '\0' + key.key();
        return new Seals.Place(
                "idempotency_key", "body", ByteBuffer.wrap(Sha256.of(name)).getLong());
    }
}
