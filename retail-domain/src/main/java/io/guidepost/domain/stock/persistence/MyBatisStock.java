package io.guidepost.domain.stock.persistence;

import io.guidepost.core.words.Words;
import io.guidepost.domain.Refusal;
import io.guidepost.domain.stock.MovementKind;
import io.guidepost.domain.stock.Stock;
import io.guidepost.domain.stock.persistence.StockMapper.AvailableRow;
import io.guidepost.domain.stock.persistence.StockMapper.WantedRow;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.ToIntFunction;
import java.util.stream.Stream;
import org.springframework.stereotype.Repository;

@Repository
class MyBatisStock implements Stock {

    private static final Comparator<Hold> IN_LOCK_ORDER =
            Comparator.comparingLong(Hold::placeId).thenComparingLong(Hold::skuId);

    private final StockMapper mapper;
    private final Clock clock;

    MyBatisStock(StockMapper mapper, Clock clock) {
        this.mapper = mapper;
        this.clock = clock;
    }

    @Override
    public Optional<Long> reserve(Collection<Hold> holds) {
        for (var hold : sorted(holds)) {
            if (mapper.reserve(hold) == 0) {
                return Optional.of(hold.skuId());
            }
        }
        mapper.insertMovements(holds, MovementKind.RESERVATION, clock.instant());
        return Optional.empty();
    }

    @Override
    public boolean reserveTogether(Collection<Hold> holds) {
        var wanted = new TreeMap<Long, TreeMap<Long, Integer>>();
        for (var hold : holds) {
            wanted.computeIfAbsent(hold.placeId(), place -> new TreeMap<>())
                    .merge(hold.skuId(), hold.units(), Math::addExact);
        }
        mapper.insertMovements(holds, MovementKind.RESERVATION, clock.instant());
        for (var place : wanted.entrySet()) {
            var rows = place.getValue().entrySet().stream()
                    .map(sku -> new WantedRow(sku.getKey(), sku.getValue()))
                    .toList();
            if (mapper.reserveTogether(place.getKey(), rows) != rows.size()) {
                return false;
            }
        }
        return true;
    }

    @Override
    public void release(long orderId, Map<Long, Integer> units) {
        move(orderId, holdsOf(orderId, orderId, units), MovementKind.RELEASE, mapper::release);
    }

    @Override
    public void sell(long orderId, Map<Long, Integer> units) {
        move(orderId, holdsOf(orderId, orderId, units), MovementKind.SALE, mapper::sell);
    }

    @Override
    public void restock(long orderId, long causeId, Map<Long, Integer> units) {
        move(causeId, holdsOf(orderId, causeId, units), MovementKind.RETURN, mapper::restock);
    }

    private void move(long causeId, List<Hold> holds, MovementKind kind, ToIntFunction<Hold> change) {
        if (holds.isEmpty()) {
            return;
        }
        mapper.insertMovements(holds, kind, clock.instant());
        for (var hold : holds) {
            // Units that are not there to be moved mean that our own books are wrong.
            if (change.applyAsInt(hold) == 0) {
                throw new IllegalStateException("%s of %d units of SKU %d at %d for %d: the stock row refuses"
                        .formatted(kind, hold.units(), hold.skuId(), hold.placeId(), causeId));
            }
        }
    }

    /** Each unit to the place from which the order takes it; orders older than the movements took all of theirs centrally. */
    private List<Hold> holdsOf(long orderId, long causeId, Map<Long, Integer> units) {
        var left = new TreeMap<>(units);
        var holds = new ArrayList<Hold>();
        var firstPlace = new HashMap<Long, Long>();
        for (var held : mapper.heldBy(orderId)) {
            firstPlace.putIfAbsent(held.skuId(), held.placeId());
            int wanted = left.getOrDefault(held.skuId(), 0);
            int here = Math.min(wanted, held.units());
            if (here > 0) {
                holds.add(new Hold(causeId, held.placeId(), held.skuId(), here));
                left.put(held.skuId(), wanted - here);
            }
        }
        left.forEach((skuId, count) -> {
            if (count > 0) {
                // More than the order holds: the key of its movements refuses.
                holds.add(new Hold(causeId, firstPlace.getOrDefault(skuId, CENTRAL), skuId, count));
            }
        });
        return sorted(merged(holds));
    }

    /** What an order holds centrally, and what is not known to be held anywhere, is one movement. */
    private static List<Hold> merged(List<Hold> holds) {
        var byRow = new HashMap<List<Long>, Hold>();
        for (var hold : holds) {
            byRow.merge(
                    List.of(hold.placeId(), hold.skuId()),
                    hold,
                    (a, b) -> new Hold(a.orderId(), a.placeId(), a.skuId(), Math.addExact(a.units(), b.units())));
        }
        return List.copyOf(byRow.values());
    }

    private static List<Hold> sorted(Collection<Hold> holds) {
        return holds.stream().sorted(IN_LOCK_ORDER).toList();
    }

    @Override
    public boolean takeElsewhere(long orderId, long placeId) {
        var held = mapper.heldBy(orderId);
        var away = heldBy(orderId).stream()
                .filter(hold -> hold.placeId() != placeId)
                .toList();
        if (away.isEmpty()) {
            return !held.isEmpty();
        }
        boolean wasThere = held.stream().anyMatch(row -> row.placeId() == placeId);
        if (wasThere || mapper.activities(away.stream().map(Hold::placeId).toList()) > 0) {
            return false;
        }
        var there = away.stream()
                .map(hold -> new Hold(orderId, placeId, hold.skuId(), hold.units()))
                .toList();
        var wanted = merged(there);
        var available = available(placeId, wanted.stream().map(Hold::skuId).toList());
        if (wanted.stream().anyMatch(hold -> available.getOrDefault(hold.skuId(), 0) < hold.units())) {
            return false;
        }
        var at = clock.instant();
        mapper.insertMovements(wanted, MovementKind.RESERVATION, at);
        mapper.insertMovements(wanted, MovementKind.SALE, at);
        mapper.insertMovements(away, MovementKind.RETURN, at);
        // All rows in the order in which everybody takes them, whichever way the goods go.
        for (var hold : sorted(Stream.concat(wanted.stream(), away.stream()).toList())) {
            boolean isTaken = hold.placeId() == placeId;
            if (isTaken && mapper.reserve(hold) == 0) {
                throw new Refusal(
                        Refusal.Kind.CONFLICT,
                        "stock_changed",
                        new Words("库存刚刚发生变化，请重试", "Stock has just changed; try again"));
            }
            if ((isTaken ? mapper.sell(hold) : mapper.restock(hold)) == 0) {
                throw new IllegalStateException("SKU %d at %d of order %d: the stock row refuses"
                        .formatted(hold.skuId(), hold.placeId(), orderId));
            }
        }
        return true;
    }

    @Override
    public Optional<Long> transfer(long causeId, long from, long to, Map<Long, Integer> units) {
        if (from == to) {
            throw new IllegalArgumentException("Goods are carried from one place to another, not within " + from);
        }
        // Both places in the order in which everybody takes them.
        for (var sku : new TreeMap<>(units).entrySet()) {
            if (to == CENTRAL) {
                mapper.begin(sku.getKey());
            } else {
                mapper.beginAt(to, sku.getKey());
            }
        }
        for (long place : from < to ? List.of(from, to) : List.of(to, from)) {
            var rows = new ArrayList<WantedRow>();
            new TreeMap<>(units).forEach((sku, count) -> rows.add(new WantedRow(sku, place == from ? -count : count)));
            for (var row : rows) {
                int changed = place == CENTRAL
                        ? mapper.carry(row.skuId(), row.units())
                        : mapper.carryAt(place, row.skuId(), row.units());
                if (changed == 0) {
                    return Optional.of(row.skuId());
                }
            }
            mapper.insertTransfers(causeId, place, rows, clock.instant());
        }
        return Optional.empty();
    }

    @Override
    public Map<Long, Integer> available(Iterable<Long> skuIds) {
        var ids = new ArrayList<Long>();
        skuIds.forEach(ids::add);
        return available(CENTRAL, ids);
    }

    @Override
    public Map<Long, Integer> available(long placeId, Collection<Long> skuIds) {
        var available = new HashMap<Long, Integer>();
        if (!skuIds.isEmpty()) {
            List<AvailableRow> rows =
                    placeId == CENTRAL ? mapper.available(skuIds) : mapper.availableAt(placeId, skuIds);
            rows.forEach(row -> available.put(row.skuId(), row.available()));
        }
        return available;
    }

    @Override
    public List<Hold> heldBy(long orderId) {
        return mapper.heldBy(orderId).stream()
                .filter(held -> held.units() > 0)
                .map(held -> new Hold(orderId, held.placeId(), held.skuId(), held.units()))
                .toList();
    }
}
