package io.guidepost.domain.stock.persistence;

import io.guidepost.domain.stock.StockDocument;
import io.guidepost.domain.stock.StockDocument.Kind;
import io.guidepost.domain.stock.StockDocument.Maker;
import io.guidepost.domain.stock.StockDocument.Status;
import java.time.Instant;
import java.util.Optional;

record StockDocumentRow(
        long id,
        String kind,
        long placeId,
        Long fromPlaceId,
        String reason,
        String status,
        int lineCount,
        long unitsMoved,
        String contentHash,
        String createdByType,
        long createdBy,
        Instant createdAt,
        Long decidedBy,
        Instant decidedAt,
        String decision,
        int version) {

    static StockDocumentRow of(StockDocument document) {
        return new StockDocumentRow(
                document.id(),
                document.kind().name(),
                document.placeId(),
                document.fromPlaceId().orElse(null),
                document.reason(),
                document.status().name(),
                document.lineCount(),
                document.unitsMoved(),
                document.contentHash().orElse(null),
                document.maker().type().name(),
                document.maker().id(),
                document.createdAt(),
                document.decidedBy().orElse(null),
                document.decidedAt().orElse(null),
                document.decision(),
                document.version());
    }

    StockDocument toDocument() {
        return new StockDocument(
                id,
                Kind.valueOf(kind),
                placeId,
                Optional.ofNullable(fromPlaceId),
                reason,
                Status.valueOf(status),
                lineCount,
                unitsMoved,
                Optional.ofNullable(contentHash),
                new Maker(Maker.Type.valueOf(createdByType), createdBy),
                createdAt,
                Optional.ofNullable(decidedBy),
                Optional.ofNullable(decidedAt),
                decision,
                version);
    }
}
