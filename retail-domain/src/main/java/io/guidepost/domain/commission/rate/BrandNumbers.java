package io.guidepost.domain.commission.rate;

import io.guidepost.core.sale.BrandId;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The catalogue knows brands by name; the rules of money compare numbers, which need to hold for one question only. */
public final class BrandNumbers {

    private final Map<String, BrandId> byName = new HashMap<>();

    /** Empty for goods without a brand. */
    public Optional<BrandId> of(String name) {
        return name.isBlank()
                ? Optional.empty()
                : Optional.of(byName.computeIfAbsent(name, unseen -> new BrandId(byName.size() + 1L)));
    }
}
