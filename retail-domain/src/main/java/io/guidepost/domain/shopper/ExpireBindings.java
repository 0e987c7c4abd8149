package io.guidepost.domain.shopper;

import java.time.Clock;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Writes down the end of bindings whose time has run out. Nobody waits for it: an expired binding counts no more. */
@Service
public class ExpireBindings {

    private final Bonds bonds;
    private final Clock clock;

    ExpireBindings(Bonds bonds, Clock clock) {
        this.bonds = bonds;
        this.clock = clock;
    }

    /** @return how many were ended; fewer than {@code limit} means that nothing more is due */
    @Transactional
    public int runDue(int limit) {
        return bonds.endExpired(clock.instant(), limit);
    }
}
