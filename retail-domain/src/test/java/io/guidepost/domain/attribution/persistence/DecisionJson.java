package io.guidepost.domain.attribution.persistence;

import io.guidepost.core.attribution.Attribution;

/** A decision as it would be stored. */
public final class DecisionJson {

    private DecisionJson() {}

    public static String of(Attribution attribution) {
        return FrozenJson.MAPPER.writeValueAsString(attribution);
    }
}
