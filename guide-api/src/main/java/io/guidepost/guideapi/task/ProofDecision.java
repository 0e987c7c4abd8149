package io.guidepost.guideapi.task;

import io.guidepost.domain.proof.ReviewProof;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.Optional;

/** @param reason why it is rejected; may be left out of an approval */
public record ProofDecision(@NotNull ProofVerdict decision, @Size(max = 500) String reason) {

    /** What the reviewer says. */
    public enum ProofVerdict {
        APPROVED,
        REJECTED
    }

    public ReviewProof.Verdict verdict() {
        return new ReviewProof.Verdict(
                decision == ProofVerdict.APPROVED,
                Optional.ofNullable(reason).orElse("").strip());
    }
}
