package io.guidepost.domain.shopper;

import io.guidepost.domain.organization.Roster;
import io.guidepost.domain.organization.Store;
import io.guidepost.domain.shopper.Homes.Home;
import java.time.Instant;
import org.springframework.stereotype.Component;

/** Gives shoppers a store to belong to, or the pool of its region once the store is closed. Joins the caller's transaction. */
@Component
class SettleHome {

    private final Homes homes;
    private final Roster roster;

    SettleHome(Homes homes, Roster roster) {
        this.homes = homes;
        this.roster = roster;
    }

    /** To this store, unless he has a home already. */
    void toStore(long memberId, long storeId, Instant at, HomeCause cause) {
        var home = homes.of(memberId);
        if (home.equals(Home.NONE)) {
            change(memberId, home, at, placeOf(storeId, at), cause);
        }
    }

    /** From the one store to the other, if he is at home in the one. */
    void along(long memberId, long fromStoreId, long toStoreId, Instant at, HomeCause cause) {
        var home = homes.of(memberId);
        if (home.equals(Home.store(fromStoreId))) {
            change(memberId, home, at, placeOf(toStoreId, at), cause);
        }
    }

    void change(long memberId, Home from, Instant at, Home to, HomeCause cause) {
        if (!from.equals(to)) {
            homes.move(memberId, from, to, at, cause);
        }
    }

    /** The store, while it is open, and else the pool of its region. */
    Home placeOf(long storeId, Instant at) {
        return roster.store(storeId).filter(Store::isOpen).isPresent()
                ? Home.store(storeId)
                : roster.regionOf(storeId, at).map(Home::pool).orElse(Home.NONE);
    }
}
