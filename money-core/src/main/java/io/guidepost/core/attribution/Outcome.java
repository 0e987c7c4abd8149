package io.guidepost.core.attribution;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Who a line belongs to, and in which parts.
 *
 * @param store the store credited with the sale; empty when headquarters is
 * @param employment the winning guide's employment at that moment
 */
public record Outcome(
        Basis basis,
        Optional<GuideId> guide,
        Optional<StoreId> store,
        Optional<EmploymentId> employment,
        List<Split> splits) {

    public Outcome {
        Objects.requireNonNull(store, "store");
        Objects.requireNonNull(employment, "employment");
        splits = List.copyOf(splits);
        if (basis.namesGuide() != guide.isPresent()) {
            throw new IllegalArgumentException("Basis %s with guide %s".formatted(basis, guide));
        }
        int guides = 0;
        int stores = 0;
        for (int i = 0; i < splits.size(); i++) {
            Split split = splits.get(i);
            if (split.payeeType() == PayeeType.GUIDE) {
                guides += split.performanceBp();
            } else {
                stores += split.performanceBp();
            }
        }
        if (guides != (guide.isPresent() ? 10_000 : 0) || stores != 10_000) {
            throw new IllegalArgumentException(
                    "Performance must add up to 10000 bp, not %d and %d".formatted(guides, stores));
        }
    }
}
