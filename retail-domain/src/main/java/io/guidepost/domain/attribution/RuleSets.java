package io.guidepost.domain.attribution;

import io.guidepost.core.attribution.RuleSet;
import java.time.Instant;

/** The rules of attribution (B2). A version in force is never changed, so what was read once stays true. */
public interface RuleSets {

    /** @throws IllegalStateException when there is no such version */
    RuleSet version(int version);

    /** @throws IllegalStateException when no rules were in force then */
    RuleSet inForceAt(Instant at);
}
