package io.guidepost.domain.organization;

import io.guidepost.core.words.Words;
import io.guidepost.domain.Refusal;
import io.guidepost.domain.database.Ids;
import io.guidepost.domain.foureyes.Matter;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Headquarters moves a store to another region, or makes it somebody else's, from a date on and never for the past. A change
 * of owner is approved by somebody else than who proposed it; a duty lets changes take effect when their time has come.
 */
@Service
public class ChangeStores {

    private final StoreChanges changes;
    private final Stores stores;
    private final StoreDetails details;
    private final Roster roster;
    private final Places places;
    private final Ids ids;
    private final Clock clock;

    ChangeStores(
            StoreChanges changes,
            Stores stores,
            StoreDetails details,
            Roster roster,
            Places places,
            Ids ids,
            Clock clock) {
        this.changes = changes;
        this.stores = stores;
        this.details = details;
        this.roster = roster;
        this.places = places;
        this.ids = ids;
        this.clock = clock;
    }

    /** @param from empty for now */
    public record Wanted(
            long storeId,
            Optional<Long> regionId,
            Optional<Store.Ownership> ownership,
            Optional<Instant> from,
            String note,
            long adminId) {}

    @Transactional
    public StoreChange propose(Wanted wanted) {
        var store = stores.lock(wanted.storeId()).orElseThrow(ChangeStores::noSuchStore);
        wanted.regionId()
                .ifPresent(region -> roster.region(region).orElseThrow(() -> Refusal.notFound("大区", "region")));
        if (wanted.regionId().isEmpty() && wanted.ownership().isEmpty()) {
            throw refused("change_changes_nothing", "请指定新的大区或归属类型", "Say which region or owner it is to be");
        }
        var now = now();
        var from = wanted.from().map(at -> at.truncatedTo(ChronoUnit.MILLIS)).orElse(now);
        if (from.isBefore(now)) {
            throw refused("effective_in_the_past", "生效时间不能早于现在", "A change cannot take effect in the past");
        }
        if (changes.isAnyOpen(store.id())) {
            throw new Refusal(
                    Refusal.Kind.CONFLICT,
                    "change_pending",
                    new Words("该门店已有未生效的变更", "The store has a change that has not taken effect yet"));
        }
        var isOwnersMatter = wanted.ownership()
                .filter(ownership -> ownership != store.ownership())
                .isPresent();
        var change = new StoreChange(
                ids.next(),
                store.id(),
                wanted.regionId(),
                wanted.ownership(),
                store.ownership(),
                from,
                StoreChange.State.PROPOSED,
                wanted.note(),
                wanted.adminId(),
                now,
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
        if (isOwnersMatter) {
            changes.add(change);
            return change;
        }
        // Who stays the owner is no matter for two; the region alone is changed.
        var ofRegion = new StoreChange(
                change.id(),
                change.storeId(),
                change.regionId(),
                Optional.empty(),
                change.oldOwnership(),
                change.effectiveFrom(),
                change.state(),
                change.note(),
                change.createdBy(),
                change.createdAt(),
                change.decidedBy(),
                change.decidedAt(),
                change.appliedAt());
        if (ofRegion.regionId().isEmpty()) {
            throw refused("change_changes_nothing", "门店归属类型未变", "The store has this owner already");
        }
        changes.add(ofRegion);
        return approved(ofRegion, wanted.adminId());
    }

    /** By somebody else than who proposed it. */
    @Transactional
    public StoreChange approve(long storeId, long changeId, long adminId) {
        var change = proposed(storeId, changeId);
        Matter.STORE_CHANGE.requireSecond(adminId, change.createdBy());
        return approved(change, adminId);
    }

    @Transactional
    public StoreChange reject(long storeId, long changeId, long adminId) {
        var change = proposed(storeId, changeId);
        Matter.STORE_CHANGE.requireSecond(adminId, change.createdBy());
        var rejected = change.decided(StoreChange.State.REJECTED, adminId, now());
        changes.save(rejected);
        return rejected;
    }

    /** Withdraws what has not taken effect yet. */
    @Transactional
    public StoreChange cancel(long storeId, long changeId, long adminId) {
        var change = locked(storeId, changeId);
        if (change.state() != StoreChange.State.PROPOSED && change.state() != StoreChange.State.APPROVED) {
            throw decidedAlready(change);
        }
        var cancelled = change.decided(StoreChange.State.CANCELLED, adminId, now());
        changes.save(cancelled);
        return cancelled;
    }

    /** Lets up to {@code limit} changes take effect whose time has come; fewer mean that no more were due. */
    @Transactional
    public int runDue(int limit) {
        var due = changes.due(clock.instant(), limit);
        due.forEach(found -> changes.lock(found.id())
                .filter(change -> change.state() == StoreChange.State.APPROVED)
                .ifPresent(this::takeEffect));
        return due.size();
    }

    /** The latest first. */
    public List<StoreChange> history(long storeId) {
        return changes.of(storeId);
    }

    /** From now on the store's region is again the one of WeCom's tree, found at the next sync. */
    @Transactional
    public void leaveRegionToWeCom(long storeId) {
        stores.lock(storeId).orElseThrow(ChangeStores::noSuchStore);
        stores.leaveToWeCom(storeId);
    }

    public StoreDetail detail(long storeId) {
        roster.store(storeId).orElseThrow(ChangeStores::noSuchStore);
        return details.of(List.of(storeId)).getOrDefault(storeId, StoreDetail.unknown(storeId));
    }

    /** Refused with {@code version_conflict} when somebody else has written meanwhile. */
    @Transactional
    public StoreDetail describe(StoreDetail detail, long adminId) {
        stores.lock(detail.storeId()).orElseThrow(ChangeStores::noSuchStore);
        if (!details.save(detail, adminId, now())) {
            throw new Refusal(
                    Refusal.Kind.CONFLICT,
                    "version_conflict",
                    new Words(
                            "门店已被他人修改，请刷新后重试",
                            "Somebody else has changed the store meanwhile; read it again and retry"));
        }
        return detail(detail.storeId());
    }

    private StoreChange approved(StoreChange change, long adminId) {
        var now = now();
        var approved = change.decided(StoreChange.State.APPROVED, adminId, now);
        changes.save(approved);
        return approved.effectiveFrom().isAfter(now) ? approved : takeEffect(approved);
    }

    private StoreChange takeEffect(StoreChange change) {
        change.regionId().ifPresent(region -> places.moveStore(change.storeId(), region, change.createdBy()));
        change.ownership().ifPresent(ownership -> places.become(change.storeId(), ownership));
        var applied = change.applied(now());
        changes.save(applied);
        return applied;
    }

    private StoreChange proposed(long storeId, long changeId) {
        var change = locked(storeId, changeId);
        if (change.state() != StoreChange.State.PROPOSED) {
            throw decidedAlready(change);
        }
        return change;
    }

    private StoreChange locked(long storeId, long changeId) {
        return changes.lock(changeId)
                .filter(change -> change.storeId() == storeId)
                .orElseThrow(() -> Refusal.notFound("门店变更", "change of a store"));
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }

    private static Refusal decidedAlready(StoreChange change) {
        return new Refusal(
                Refusal.Kind.CONFLICT,
                "change_already_decided",
                new Words("该变更已审批或已生效", "The change has been decided on already"),
                Map.of("status", change.state().name()));
    }

    private static Refusal noSuchStore() {
        return Refusal.notFound("门店", "store");
    }

    private static Refusal refused(String code, String zh, String en) {
        return new Refusal(Refusal.Kind.REFUSED, code, new Words(zh, en));
    }
}
