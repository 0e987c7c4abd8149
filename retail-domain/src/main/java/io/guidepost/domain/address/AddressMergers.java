package io.guidepost.domain.address;

import io.guidepost.domain.shopper.MergerFollower;
import io.guidepost.domain.shopper.OneShopper;
import org.springframework.stereotype.Component;

/** The addresses of a merged record are the member's, and come back with the record. */
@Component
class AddressMergers implements MergerFollower {

    private final AddressEntries entries;
    private final OneShopper oneShopper;

    AddressMergers(AddressEntries entries, OneShopper oneShopper) {
        this.entries = entries;
        this.oneShopper = oneShopper;
    }

    @Override
    public void merged(Merging merging) {
        entries.merge(merging.mergedId(), merging.keptId());
    }

    @Override
    public void unmerged(Merging merging) {
        entries.unmerge(merging.mergedId(), oneShopper.recordsOf(merging.mergedId()));
    }
}
