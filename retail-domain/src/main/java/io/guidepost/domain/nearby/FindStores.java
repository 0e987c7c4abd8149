package io.guidepost.domain.nearby;

import io.guidepost.domain.database.Remembered;
import io.guidepost.domain.nearby.NearestRules.Ranked;
import io.guidepost.domain.nearby.Spots.Host;
import io.guidepost.domain.organization.OpeningHours;
import io.guidepost.domain.organization.Roster;
import io.guidepost.domain.organization.StoreDetail;
import io.guidepost.domain.organization.StoreDetail.Place;
import io.guidepost.domain.organization.StoreDetails;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.springframework.stereotype.Service;

/**
 * Stores for a shopper, the nearest first. All stores of a chain fit into memory, so that distances are worked out without
 * asking the database; what is shown of the few that are shown is read.
 */
@Service
public class FindStores {

    private final Spots spots;
    private final StoreDetails details;
    private final Roster roster;
    private final Clock clock;
    private final Remembered<List<Spot>> open;

    FindStores(Spots spots, StoreDetails details, Roster roster, Clock clock) {
        this.spots = spots;
        this.details = details;
        this.roster = roster;
        this.clock = clock;
        this.open = new Remembered<>(spots::mark, spots::open);
    }

    /**
     * What is wanted; all of it may be empty.
     *
     * @param here where the shopper is
     * @param city a part of the address or of the region's name
     */
    public record Wanted(Optional<Place> here, Optional<Long> regionId, Optional<String> city) {}

    /** Behind which store a page goes on; {@link #FIRST} for the first page. */
    public record After(long metres, long storeId) {
        public static final After FIRST = new After(-1, -1);
    }

    /**
     * A store as a shopper sees it.
     *
     * @param metres empty where one of the two places is not known
     * @param isOpen within its hours; empty where these are not known
     * @param host the shopper's own guide where he serves there, else one of the store's, the same at every call
     * @param qrCode by which to add the store or the host; the shopper's own guide before the store
     */
    public record Shown(
            Spot spot,
            OptionalLong metres,
            StoreDetail detail,
            Optional<Boolean> isOpen,
            Optional<Host> host,
            Optional<String> qrCode,
            After position) {}

    public List<Shown> find(long memberId, Wanted wanted, After after, int limit) {
        var now = clock.instant();
        Optional<Set<Long>> regions = wanted.regionId().map(region -> roster.within(region, now));
        var found = NearestRules.nearest(
                open.now().stream()
                        .filter(spot -> regions.map(within ->
                                        spot.regionId().filter(within::contains).isPresent())
                                .orElse(true))
                        .filter(spot -> wanted.city()
                                .map(city -> spot.address().contains(city)
                                        || spot.regionName().contains(city))
                                .orElse(true)),
                wanted.here(),
                after.metres(),
                after.storeId(),
                limit);
        return found.isEmpty() ? List.of() : shown(memberId, found);
    }

    private List<Shown> shown(long memberId, List<Ranked> found) {
        var now = clock.instant();
        var ids = found.stream().map(ranked -> ranked.spot().storeId()).toList();
        var known = details.of(ids);
        var hosts = spots.hosts(ids, now);
        var codes = spots.storeCodes(ids);
        var bound = spots.boundGuide(memberId);
        return found.stream()
                .map(ranked -> {
                    long store = ranked.spot().storeId();
                    var here = hosts.getOrDefault(store, List.of());
                    var own = here.stream()
                            .filter(host ->
                                    bound.filter(id -> id == host.guideId()).isPresent())
                            .findFirst();
                    var host = own.or(() -> HostRules.host(here, memberId));
                    var detail = Optional.ofNullable(known.get(store));
                    return new Shown(
                            ranked.spot(),
                            ranked.metres() == NearestRules.NOWHERE
                                    ? OptionalLong.empty()
                                    : OptionalLong.of(ranked.metres()),
                            detail.orElseGet(() -> HostRules.unknown(store)),
                            detail.map(StoreDetail::hours)
                                    .filter(OpeningHours::isKnown)
                                    .map(hours -> hours.isOpenAt(now)),
                            host,
                            own.flatMap(Host::qrCode)
                                    .or(() -> Optional.ofNullable(codes.get(store)))
                                    .or(() -> host.flatMap(Host::qrCode)),
                            new After(ranked.metres(), store));
                })
                .toList();
    }
}
