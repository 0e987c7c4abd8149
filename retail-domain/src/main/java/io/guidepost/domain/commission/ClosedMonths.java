package io.guidepost.domain.commission;

import java.time.Instant;
import java.util.OptionalInt;

/** What is closed already; statements know. */
public interface ClosedMonths {

    /** The closed month (202611) into which something of that time would have belonged; empty where nothing is closed. */
    OptionalInt of(Instant at);
}
