package io.guidepost.domain.nearby;

import io.guidepost.domain.nearby.Spots.Host;
import io.guidepost.domain.organization.OpeningHours;
import io.guidepost.domain.organization.StoreDetail;
import java.util.List;
import java.util.Optional;

/** Whom a shopper is sent to in a store where he knows nobody. */
final class HostRules {

    private HostRules() {}

    /**
     * Always the same one for the same shopper, all of them alike over many shoppers; those who can be added go first, because
     * a face without a code leads nowhere.
     */
    static Optional<Host> host(List<Host> hosts, long memberId) {
        var reachable = hosts.stream().filter(host -> host.qrCode().isPresent()).toList();
        var among = reachable.isEmpty() ? hosts : reachable;
        return among.isEmpty()
                ? Optional.empty()
                : Optional.of(among.get(Math.floorMod(Long.hashCode(memberId), among.size())));
    }

    static StoreDetail unknown(long storeId) {
        return new StoreDetail(storeId, "", "", Optional.empty(), OpeningHours.UNKNOWN, "", "", 0);
    }
}
