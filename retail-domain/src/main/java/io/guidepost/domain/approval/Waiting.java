package io.guidepost.domain.approval;

import io.guidepost.domain.foureyes.Matter;
import java.time.Instant;
import java.util.Collection;
import java.util.Optional;

/**
 * Something that waits for a second person.
 *
 * @param title what it is about, in the words of who made it; may be empty
 * @param makers administrators who had a hand in it; none where a guide, a shopper or a duty asked
 * @param makerName of the first of them
 * @param amountFen of what is about money
 * @param since when it was handed in
 * @param path of the thing itself, below {@code /api/admin/v1}
 */
public record Waiting(
        Matter matter,
        long id,
        String title,
        Collection<Long> makers,
        Optional<String> makerName,
        Optional<Long> amountFen,
        Instant since,
        String path) {}
