package io.guidepost.domain.content;

import java.time.Instant;
import java.util.Optional;

/**
 * What is known about an assignment.
 *
 * @param proof how well it is proven that the guide has done his part, if he has
 * @param progress how much of it is done, in the unit of the type (customers reached, visits logged, friends won)
 * @param isSettled nothing more will become known: no need to look again
 */
public record Finding(Optional<Proof> proof, int progress, boolean isSettled) {

    public record Proof(Evidence evidence, Instant doneAt) {}

    public static Finding proven(Evidence evidence, Instant doneAt, int progress, boolean isSettled) {
        return new Finding(Optional.of(new Proof(evidence, doneAt)), progress, isSettled);
    }

    /** Not done, or not provably. */
    public static Finding open(int progress) {
        return new Finding(Optional.empty(), progress, false);
    }
}
