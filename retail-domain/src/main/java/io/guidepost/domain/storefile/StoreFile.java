package io.guidepost.domain.storefile;

import io.guidepost.core.words.Words;
import io.guidepost.domain.channel.Channel;
import io.guidepost.domain.channel.StoreCodes;
import io.guidepost.domain.channel.StoreCodes.StoreCode;
import io.guidepost.domain.filejob.ExportKind;
import io.guidepost.domain.filejob.ImportKind;
import io.guidepost.domain.organization.ChangeStores;
import io.guidepost.domain.organization.Region;
import io.guidepost.domain.organization.Roster;
import io.guidepost.domain.organization.Store;
import io.guidepost.domain.organization.StoreDetail;
import io.guidepost.domain.organization.StoreDetail.Place;
import io.guidepost.domain.organization.StoreDetails;
import io.guidepost.domain.organization.Stores;
import io.guidepost.domain.sheet.CellFault;
import io.guidepost.domain.sheet.SheetColumn;
import io.guidepost.domain.sheet.SheetRow;
import io.guidepost.domain.storefile.StoreSheet.Parsed;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Stores with what headquarters adds to WeCom: address, phone, place, and what other channels call them. */
@Component
class StoreFile implements ImportKind, ExportKind {

    private static final int CODES_AT_ONCE = 1_000;

    private final Stores stores;
    private final StoreDetails details;
    private final ChangeStores changeStores;
    private final StoreCodes storeCodes;
    private final Roster roster;
    private final Clock clock;

    StoreFile(
            Stores stores,
            StoreDetails details,
            ChangeStores changeStores,
            StoreCodes storeCodes,
            Roster roster,
            Clock clock) {
        this.stores = stores;
        this.details = details;
        this.changeStores = changeStores;
        this.storeCodes = storeCodes;
        this.roster = roster;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "STORES";
    }

    @Override
    public Words title() {
        return new Words("门店", "Stores");
    }

    @Override
    public List<SheetColumn> columns() {
        return StoreSheet.COLUMNS;
    }

    @Override
    public List<String> required() {
        return List.of(StoreSheet.STORE);
    }

    @Override
    public boolean isByRegion() {
        return true;
    }

    @Override
    public Step take(List<SheetRow> rows, Order order) {
        var parsed = rows.stream().map(StoreSheet::parse).toList();
        var known =
                roster
                        .stores(parsed.stream()
                                .flatMap(row -> row.storeId().stream())
                                .collect(Collectors.toSet()))
                        .stream()
                        .map(Store::id)
                        .collect(Collectors.toSet());
        var before = details.of(known);
        var meant = meant(parsed);
        var faults = new ArrayList<CellFault>();
        var seen = new HashSet<Long>();
        int changed = 0;
        int unchanged = 0;
        for (var row : parsed) {
            faults.addAll(row.faults());
            if (!row.faults().isEmpty()) {
                continue;
            }
            long storeId = row.storeId().orElseThrow();
            if (!known.contains(storeId)) {
                faults.add(fault(row, "store_unknown", "没有这个门店", "There is no such store"));
            } else if (!seen.add(storeId)) {
                faults.add(fault(row, "store_twice", "该门店已在前面的行中", "The store is in a row above already"));
            } else if (put(row, Optional.ofNullable(before.get(storeId)), meant, order)) {
                changed++;
            } else {
                unchanged++;
            }
        }
        return new Step(0, changed, unchanged, faults);
    }

    private Map<StoreCode, Long> meant(List<Parsed> rows) {
        var meant = new HashMap<StoreCode, Long>();
        for (var channel : StoreSheet.CODES.keySet()) {
            var codes = rows.stream()
                    .flatMap(row -> Optional.ofNullable(row.codes().get(channel)).stream())
                    .collect(Collectors.toSet());
            if (!codes.isEmpty()) {
                storeCodes
                        .storesOf(channel, codes)
                        .forEach((code, store) -> meant.put(new StoreCode(channel, code, store), store));
            }
        }
        return meant;
    }

    /** Whether it says anything that was not so; does it unless it is a dry run. */
    private boolean put(Parsed row, Optional<StoreDetail> known, Map<StoreCode, Long> meant, Order order) {
        long storeId = row.storeId().orElseThrow();
        var before = known.orElseGet(() -> changeStores.detail(storeId));
        var after = new StoreDetail(
                storeId,
                row.address().orElse(before.address()),
                row.phone().orElse(before.phone()),
                row.latitudeE6().isPresent()
                        ? Optional.of(new Place(
                                row.latitudeE6().get(), row.longitudeE6().orElseThrow()))
                        : before.place(),
                before.hours(),
                before.merchantId(),
                before.payeeName(),
                before.version());
        var codes = row.codes().entrySet().stream()
                .map(code -> new StoreCode(code.getKey(), code.getValue(), storeId))
                .filter(code -> !meant.containsKey(code))
                .toList();
        if (!order.isDryRun()) {
            if (!after.equals(before)) {
                changeStores.describe(after, order.adminId());
            }
            codes.forEach(code ->
                    storeCodes.set(code, order.adminId(), clock.instant().truncatedTo(ChronoUnit.MILLIS)));
        }
        return !after.equals(before) || !codes.isEmpty();
    }

    private static CellFault fault(Parsed row, String code, String zh, String en) {
        return new CellFault(row.row(), StoreSheet.STORE, code, new Words(zh, en));
    }

    @Override
    public long count(Scope scope) {
        return visible(scope).size();
    }

    /** All in one page: a house has thousands of stores, and not millions. */
    @Override
    public Page page(Scope scope, Optional<String> after) {
        var visible = visible(scope);
        var known = details.of(visible.stream().map(Store::id).toList());
        var regionOf = stores.regions();
        var regions = roster.regions().stream().collect(Collectors.toMap(Region::id, Region::name));
        var codes = codes();
        return new Page(
                visible.stream()
                        .map(store -> cells(
                                store,
                                regions.getOrDefault(regionOf.getOrDefault(store.id(), 0L), ""),
                                Optional.ofNullable(known.get(store.id())),
                                codes.getOrDefault(store.id(), Map.of())))
                        .toList(),
                Optional.empty());
    }

    private List<Store> visible(Scope scope) {
        var within = scope.regionId().map(region -> roster.within(region, clock.instant()));
        var regionOf = stores.regions();
        return stores.all().stream()
                .filter(store -> within.isEmpty() || within.get().contains(regionOf.getOrDefault(store.id(), 0L)))
                .sorted(Comparator.comparingLong(Store::id))
                .toList();
    }

    /** By store and channel the first of its codes. */
    private Map<Long, Map<Channel, String>> codes() {
        var codes = new HashMap<Long, Map<Channel, String>>();
        for (var channel : StoreSheet.CODES.keySet()) {
            var after = "";
            List<StoreCode> page;
            do {
                page = storeCodes.of(channel, after, CODES_AT_ONCE);
                for (var code : page) {
                    codes.computeIfAbsent(code.storeId(), none -> new HashMap<>())
                            .putIfAbsent(channel, code.code());
                    after = code.code();
                }
            } while (page.size() == CODES_AT_ONCE);
        }
        return codes;
    }

    private static List<Object> cells(
            Store store, String region, Optional<StoreDetail> detail, Map<Channel, String> codes) {
        var place = detail.flatMap(StoreDetail::place);
        return Arrays.asList(
                Long.toString(store.id()),
                store.name(),
                region,
                store.ownership().name(),
                store.state().name(),
                detail.map(StoreDetail::address).orElse(""),
                detail.map(StoreDetail::phone).orElse(""),
                place.map(at -> BigDecimal.valueOf(at.latitudeE6(), 6)).orElse(null),
                place.map(at -> BigDecimal.valueOf(at.longitudeE6(), 6)).orElse(null),
                codes.get(Channel.POS),
                codes.get(Channel.TMALL),
                codes.get(Channel.JD),
                codes.get(Channel.DOUYIN),
                codes.get(Channel.OUTLET));
    }
}
