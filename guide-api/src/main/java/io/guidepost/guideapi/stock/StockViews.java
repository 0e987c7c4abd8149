package io.guidepost.guideapi.stock;

import io.guidepost.core.words.Words;
import io.guidepost.domain.Refusal;
import io.guidepost.domain.stock.BookStock.Change;
import io.guidepost.domain.stock.ImportCount.Difference;
import io.guidepost.domain.stock.ImportCount.Outlook;
import io.guidepost.domain.stock.MovementKind;
import io.guidepost.domain.stock.ReadStock;
import io.guidepost.domain.stock.Stock;
import io.guidepost.domain.stock.StockDocument;
import io.guidepost.domain.stock.StockDocument.Maker;
import io.guidepost.domain.stock.StockQueries.After;
import io.guidepost.domain.stock.StockQueries.Movement;
import io.guidepost.domain.stock.StockQueries.Row;
import io.guidepost.guideapi.sheet.RowError;
import io.guidepost.webedge.json.Id;
import io.guidepost.webedge.paging.Cursor;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

/** Stock as headquarters and store managers see it. */
public final class StockViews {

    private StockViews() {}

    /** The store of a place; absent for the central warehouse. */
    public static String storeId(long placeId) {
        return placeId == Stock.CENTRAL ? null : Long.toString(placeId);
    }

    /**
     * A SKU at a place.
     *
     * @param storeId absent for the central warehouse
     * @param onHand available and reserved: what a count would find
     * @param lowAt at so many available units or fewer it is low
     * @param ownLowAt whether that is the SKU's own threshold at this place
     */
    public record StockRowView(
            String storeId,
            String skuId,
            String productId,
            String title,
            String spec,
            int available,
            int reserved,
            int onHand,
            int sold,
            int lowAt,
            boolean ownLowAt,
            boolean low) {

        public static StockRowView of(Row row, ReadStock read) {
            int lowAt = read.lowAt(row);
            return new StockRowView(
                    StockViews.storeId(row.placeId()),
                    Long.toString(row.skuId()),
                    Long.toString(row.productId()),
                    row.title(),
                    row.spec(),
                    row.available(),
                    row.reserved(),
                    row.onHand(),
                    row.sold(),
                    lowAt,
                    row.lowAt().isPresent(),
                    row.available() <= lowAt);
        }
    }

    /**
     * @param causeId the order, refund, document or activity behind it
     * @param units signed by what they do to the units that are there: RESERVATION and RELEASE move none
     */
    public record StockMovementView(
            String causeId, MovementKind kind, String storeId, String skuId, int units, Instant movedAt) {

        public static StockMovementView of(Movement movement) {
            return new StockMovementView(
                    Long.toString(movement.causeId()),
                    movement.kind(),
                    StockViews.storeId(movement.placeId()),
                    Long.toString(movement.skuId()),
                    movement.units(),
                    movement.movedAt());
        }
    }

    /**
     * @param storeId whose stock changes; absent for the central warehouse
     * @param fromStoreId of a transfer; absent for the central warehouse
     * @param unitsMoved more and fewer added up
     */
    public record StockDocumentView(
            String id,
            StockDocument.Kind kind,
            String storeId,
            String fromStoreId,
            String reason,
            StockDocument.Status status,
            int lineCount,
            long unitsMoved,
            Maker.Type createdByType,
            String createdBy,
            Instant createdAt,
            String decidedBy,
            Instant decidedAt,
            String decision,
            int version) {

        public static StockDocumentView of(StockDocument document) {
            return new StockDocumentView(
                    Long.toString(document.id()),
                    document.kind(),
                    StockViews.storeId(document.placeId()),
                    document.fromPlaceId().map(StockViews::storeId).orElse(null),
                    document.reason(),
                    document.status(),
                    document.lineCount(),
                    document.unitsMoved(),
                    document.maker().type(),
                    Long.toString(document.maker().id()),
                    document.createdAt(),
                    document.decidedBy().map(String::valueOf).orElse(null),
                    document.decidedAt().orElse(null),
                    document.decision().isEmpty() ? null : document.decision(),
                    document.version());
        }
    }

    /** @param counted of a count, with what the books said at that moment */
    public record StockLineView(String skuId, MovementKind kind, int units, Integer counted, Integer booked) {

        public static StockLineView of(StockDocument.Line line) {
            return new StockLineView(
                    Long.toString(line.skuId()),
                    line.kind(),
                    line.units(),
                    line.counted().orElse(null),
                    line.booked().orElse(null));
        }
    }

    /** @param units fewer if negative, which only an adjustment may be */
    public record StockChangeBody(@NotNull Id skuId, @NotNull @Min(-10_000_000) @Max(10_000_000) Integer units) {

        public Change toChange() {
            return new Change(skuId.value(), units);
        }
    }

    /** Absent: the general threshold holds again. */
    public record StockThresholdBody(@Min(0) @Max(1_000_000) Integer lowAt) {}

    /**
     * {@code errors} and {@code differences} are the first 200.
     *
     * @param document what it was booked as, or still waits as
     */
    public record StockCountView(
            int rows,
            int changed,
            int unchanged,
            int errorCount,
            List<RowError> errors,
            List<StockDifferenceView> differences,
            StockDocumentView document) {

        public static StockCountView of(Outlook outlook, Locale locale) {
            return new StockCountView(
                    outlook.rows(),
                    outlook.changed(),
                    outlook.unchanged(),
                    outlook.faultCount(),
                    RowError.of(outlook.faults(), locale),
                    outlook.differences().stream().map(StockDifferenceView::of).toList(),
                    outlook.document().map(StockDocumentView::of).orElse(null));
        }
    }

    public record StockDifferenceView(int row, StockLineView line) {

        static StockDifferenceView of(Difference difference) {
            return new StockDifferenceView(difference.row(), StockLineView.of(difference.line()));
        }
    }

    public static Cursor cursor(Movement movement) {
        return Cursor.of(
                movement.movedAt().toEpochMilli(),
                movement.causeId(),
                movement.kind().name());
    }

    public static After after(Cursor cursor) {
        try {
            return new After(
                    Instant.ofEpochMilli(cursor.longAt(0)), cursor.longAt(1), MovementKind.valueOf(cursor.stringAt(2)));
        } catch (IllegalArgumentException foreign) {
            throw new Refusal(
                    Refusal.Kind.MALFORMED,
                    "invalid_cursor",
                    new Words("分页游标无效", "The cursor is not valid for this list"));
        }
    }
}
