package io.guidepost.domain.organization;

import io.guidepost.core.words.Words;
import io.guidepost.domain.Refusal;
import io.guidepost.domain.database.Ids;
import io.guidepost.domain.outbox.Outbox;
import java.time.Clock;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Opens, renames, moves and closes stores, and says whose they are. */
@Service
public class Places {

    private static final long WECOM = 0;

    private final Stores stores;
    private final Outbox outbox;
    private final Ids ids;
    private final Clock clock;

    Places(Stores stores, Outbox outbox, Ids ids, Clock clock) {
        this.stores = stores;
        this.outbox = outbox;
        this.ids = ids;
        this.clock = clock;
    }

    /** The id of the region of this department, which is made if there is none. */
    @Transactional
    public long openRegion(long departmentId, String name, String nameEn) {
        var known = stores.regionByDepartment(departmentId);
        if (known.isPresent()) {
            return known.get().id();
        }
        var region = new Region(ids.next(), departmentId, name, nameEn);
        stores.add(region, clock.instant());
        return region.id();
    }

    @Transactional
    public void renameRegion(long departmentId, String name, String nameEn) {
        stores.regionByDepartment(departmentId)
                .ifPresent(region -> stores.rename(new Region(region.id(), departmentId, name, nameEn)));
    }

    /**
     * The region lies in another one from now on; reports on the past see it where it was.
     *
     * @param parentId 0 for directly below headquarters
     */
    @Transactional
    public void moveRegion(long regionId, long parentId) {
        var before = stores.regionPlacement(regionId);
        if (before.map(Stores.RegionPlacement::parentId).orElse(0L) == parentId) {
            return;
        }
        var now = clock.instant();
        var turn = before.map(placement -> placement.from().plusMillis(1))
                .filter(earliest -> earliest.isAfter(now))
                .orElse(now);
        before.ifPresent(placement -> stores.end(placement, turn));
        stores.placeRegion(regionId, parentId, turn);
    }

    /** The id of the store of this department, which is made if there is none; at first it is the corporation's own. */
    @Transactional
    public long openStore(long departmentId, long regionId, String name, String nameEn) {
        var known = stores.byDepartment(departmentId);
        if (known.isPresent()) {
            return known.get().id();
        }
        var now = clock.instant();
        var store = new Store(ids.next(), departmentId, name, nameEn, Store.Ownership.DIRECT, Store.State.OPEN, 0);
        stores.add(store, now);
        stores.place(store.id(), regionId, now, WECOM);
        return store.id();
    }

    @Transactional
    public void renameStore(long storeId, String name, String nameEn) {
        var store = locked(storeId);
        stores.save(new Store(
                storeId, store.departmentId(), name, nameEn, store.ownership(), store.state(), store.version()));
    }

    /** The store belongs to another region from now on; the sales until now stay with the old one. WeCom says so. */
    @Transactional
    public void moveStore(long storeId, long regionId) {
        moveStore(storeId, regionId, WECOM);
    }

    /** As {@link #moveStore(long, long)}, by decision of an administrator, which a sync of the contacts does not undo. */
    @Transactional
    public void moveStore(long storeId, long regionId, long adminId) {
        locked(storeId);
        var now = clock.instant();
        var before = stores.placement(storeId);
        if (before.isPresent() && before.get().regionId() == regionId) {
            return;
        }
        // A period has a length, even when two moves fall into one millisecond.
        var turn = before.map(placement -> placement.from().plusMillis(1))
                .filter(earliest -> earliest.isAfter(now))
                .orElse(now);
        before.ifPresent(placement -> stores.end(placement, turn));
        stores.place(storeId, regionId, turn, adminId);
    }

    @Transactional
    public void closeStore(long storeId) {
        become(storeId, Store.State.CLOSED);
    }

    @Transactional
    public void reopenStore(long storeId) {
        become(storeId, Store.State.OPEN);
    }

    /** Refused with {@code version_conflict} when somebody else has changed the store since it was read. */
    @Transactional
    public Store changeOwnership(long storeId, Store.Ownership ownership, int version) {
        var store = locked(storeId);
        if (store.version() != version) {
            throw new Refusal(
                    Refusal.Kind.CONFLICT,
                    "version_conflict",
                    new Words(
                            "门店已被他人修改，请刷新后重试",
                            "Somebody else has changed the store meanwhile; read it again and retry"));
        }
        var changed = new Store(
                storeId, store.departmentId(), store.name(), store.nameEn(), ownership, store.state(), store.version());
        stores.save(changed);
        return locked(storeId);
    }

    /** Whose the store is from now on. */
    @Transactional
    public void become(long storeId, Store.Ownership ownership) {
        var store = locked(storeId);
        stores.save(new Store(
                storeId,
                store.departmentId(),
                store.name(),
                store.nameEn(),
                ownership,
                store.state(),
                store.version()));
    }

    private void become(long storeId, Store.State state) {
        var store = locked(storeId);
        if (store.state() == state) {
            return;
        }
        var now = clock.instant();
        if (state == Store.State.CLOSED) {
            stores.beginClosure(storeId, now);
        } else {
            stores.endClosure(storeId, now);
        }
        outbox.add(StoreOpenedOrClosed.TOPIC, Long.toString(ids.next()), new StoreOpenedOrClosed(storeId, now));
        stores.save(new Store(
                storeId,
                store.departmentId(),
                store.name(),
                store.nameEn(),
                store.ownership(),
                state,
                store.version()));
    }

    private Store locked(long storeId) {
        return stores.lock(storeId).orElseThrow(() -> Refusal.notFound("门店", "store"));
    }
}
