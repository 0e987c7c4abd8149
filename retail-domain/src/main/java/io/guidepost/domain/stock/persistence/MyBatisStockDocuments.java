package io.guidepost.domain.stock.persistence;

import io.guidepost.domain.stock.MovementKind;
import io.guidepost.domain.stock.Stock;
import io.guidepost.domain.stock.StockDocument;
import io.guidepost.domain.stock.StockDocument.Kind;
import io.guidepost.domain.stock.StockDocument.Line;
import io.guidepost.domain.stock.StockDocument.Status;
import io.guidepost.domain.stock.StockDocuments;
import io.guidepost.domain.stock.persistence.StockDocumentMapper.LineRow;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Repository;

@Repository
class MyBatisStockDocuments implements StockDocuments {

    private static final int AT_ONCE = 500;

    private final StockDocumentMapper mapper;

    MyBatisStockDocuments(StockDocumentMapper mapper) {
        this.mapper = mapper;
    }

    @Override
    public Optional<StockDocument> find(long id) {
        return Optional.ofNullable(mapper.byId(id)).map(StockDocumentRow::toDocument);
    }

    @Override
    public Optional<StockDocument> lock(long id) {
        return Optional.ofNullable(mapper.lock(id)).map(StockDocumentRow::toDocument);
    }

    @Override
    public List<StockDocument> page(Optional<Status> status, Optional<Long> placeId, long beforeId, int limit) {
        return mapper.page(status.orElse(null), placeId.orElse(null), beforeId, limit).stream()
                .map(StockDocumentRow::toDocument)
                .toList();
    }

    @Override
    public List<Line> lines(long documentId, long afterSkuId, int limit) {
        return mapper.lines(documentId, afterSkuId, limit).stream()
                .map(row -> new Line(
                        row.skuId(),
                        MovementKind.valueOf(row.kind()),
                        row.units(),
                        Optional.ofNullable(row.counted()),
                        Optional.ofNullable(row.booked())))
                .toList();
    }

    @Override
    public Optional<StockDocument> waiting(long placeId, String contentHash) {
        return Optional.ofNullable(mapper.waiting(placeId, contentHash)).map(StockDocumentRow::toDocument);
    }

    @Override
    public void insert(StockDocument document, List<Line> lines) {
        mapper.insert(StockDocumentRow.of(document));
        for (int from = 0; from < lines.size(); from += AT_ONCE) {
            mapper.insertLines(
                    document.id(),
                    lines.subList(from, Math.min(lines.size(), from + AT_ONCE)).stream()
                            .map(line -> new LineRow(
                                    line.skuId(),
                                    line.kind().name(),
                                    line.units(),
                                    line.counted().orElse(null),
                                    line.booked().orElse(null)))
                            .toList());
        }
    }

    @Override
    public boolean decide(StockDocument decided) {
        return mapper.decide(StockDocumentRow.of(decided)) == 1;
    }

    @Override
    public Optional<Long> post(StockDocument document, Instant at) {
        // As everybody: the lower place first.
        if (document.kind() == Kind.TRANSFER) {
            long from = document.fromPlaceId().orElseThrow();
            boolean fromFirst = from < document.placeId();
            var tooFew = fromFirst ? carryAway(document.id(), from, at) : add(document, at);
            return tooFew.isPresent() ? tooFew : fromFirst ? add(document, at) : carryAway(document.id(), from, at);
        }
        return add(document, at);
    }

    private Optional<Long> add(StockDocument document, Instant at) {
        long id = document.id();
        long place = document.placeId();
        int changed;
        if (place == Stock.CENTRAL) {
            mapper.beginWithUnits(id);
            mapper.begin(id);
            changed = mapper.change(id);
        } else {
            mapper.beginWithUnitsAt(id, place);
            mapper.beginAt(id, place);
            changed = mapper.changeAt(id, place);
        }
        if (changed != mapper.changing(id)) {
            return Optional.of(tooFew(id, place, 1));
        }
        mapper.insertMovements(id, place, 1, at);
        return Optional.empty();
    }

    private Optional<Long> carryAway(long id, long from, Instant at) {
        int changed = from == Stock.CENTRAL ? mapper.carryAway(id) : mapper.carryAwayFrom(id, from);
        if (changed != mapper.changing(id)) {
            return Optional.of(tooFew(id, from, -1));
        }
        mapper.insertMovements(id, from, -1, at);
        return Optional.empty();
    }

    private long tooFew(long documentId, long placeId, int sign) {
        return Optional.ofNullable(mapper.tooFew(documentId, placeId, sign))
                .orElseThrow(() -> new IllegalStateException(
                        "Document %d changes other rows at %d than it has lines".formatted(documentId, placeId)));
    }

    @Override
    public void openPlace(long storeId, Instant at) {
        mapper.openPlace(storeId, at);
    }

    @Override
    public void setAside(long activityId, Instant at) {
        mapper.setAside(activityId, at);
    }

    @Override
    public Set<Long> known(Collection<Long> skuIds) {
        return skuIds.isEmpty() ? Set.of() : new HashSet<>(mapper.known(skuIds));
    }
}
