package io.guidepost.domain.proof;

import io.guidepost.domain.database.TransactionRetry;
import java.time.Clock;
import java.time.Duration;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Service;

/**
 * Lets go of proofs' photos when they have been reviewed long ago: people may be in them, and nobody needs them any more. What
 * was decided, by whom and why stays; the files go when nothing else refers to them.
 */
@Service
public class ForgetPhotos {

    private final Proofs proofs;
    private final TransactionRetry transaction;
    private final Clock clock;
    private final Duration keptFor;

    ForgetPhotos(
            Proofs proofs,
            TransactionRetry transaction,
            Clock clock,
            @Value("${guidepost.proofs.keep-photos-for:180d}") Duration keptFor) {
        this.proofs = proofs;
        this.transaction = transaction;
        this.clock = clock;
        this.keptFor = keptFor;
    }

    /** @return how many photos, and notes of who handed them in, were let go */
    public int runDue(int limit) {
        return transaction.call(() -> proofs.forgetPhotos(clock.instant().minus(keptFor), limit));
    }
}
