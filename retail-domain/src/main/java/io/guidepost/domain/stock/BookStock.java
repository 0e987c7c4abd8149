package io.guidepost.domain.stock;

import io.guidepost.domain.Refusal;
import io.guidepost.domain.changes.Changes;
import io.guidepost.domain.changes.Changes.About;
import io.guidepost.domain.database.Ids;
import io.guidepost.domain.database.TransactionRetry;
import io.guidepost.domain.foureyes.Matter;
import io.guidepost.domain.organization.Roster;
import io.guidepost.domain.stock.StockDocument.Kind;
import io.guidepost.domain.stock.StockDocument.Line;
import io.guidepost.domain.stock.StockDocument.Maker;
import io.guidepost.domain.stock.StockDocument.Status;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Service;

/** Books what comes in, is carried, or is found to differ; beyond the limit of one person it waits for a second one. */
@Service
public class BookStock {

    private final StockDocuments documents;
    private final Roster roster;
    private final StockTerms terms;
    private final Changes changes;
    private final TransactionRetry transaction;
    private final Ids ids;
    private final Clock clock;

    BookStock(
            StockDocuments documents,
            Roster roster,
            StockTerms terms,
            Changes changes,
            TransactionRetry transaction,
            Ids ids,
            Clock clock) {
        this.documents = documents;
        this.roster = roster;
        this.terms = terms;
        this.changes = changes;
        this.transaction = transaction;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * @param kind anything but a count, which comes as a file
     * @param placeId whose stock changes, {@link Stock#CENTRAL} or a store
     * @param fromPlaceId of a transfer, and of nothing else
     */
    public record Wanted(
            Kind kind, long placeId, Optional<Long> fromPlaceId, String reason, Maker maker, List<Change> changes) {}

    /** @param units fewer if negative, which only an adjustment may be */
    public record Change(long skuId, int units) {}

    /** Books it, or keeps it until somebody approves; refused with what is wrong. Joins the caller's transaction. */
    public StockDocument book(Wanted wanted) {
        if (wanted.kind() == Kind.COUNT) {
            throw new IllegalArgumentException("A count comes as a file");
        }
        requirePlace(wanted.placeId());
        wanted.fromPlaceId().ifPresent(this::requirePlace);
        if (wanted.fromPlaceId().filter(from -> from == wanted.placeId()).isPresent()
                || (wanted.kind() == Kind.TRANSFER) != wanted.fromPlaceId().isPresent()) {
            throw StockRefusals.samePlace();
        }
        return write(wanted, lines(wanted), Optional.empty());
    }

    private List<Line> lines(Wanted wanted) {
        var kind =
                switch (wanted.kind()) {
                    case INBOUND -> MovementKind.INBOUND;
                    case TRANSFER -> MovementKind.TRANSFER;
                    case ADJUSTMENT, COUNT -> MovementKind.ADJUSTMENT;
                };
        var seen = new HashSet<Long>();
        var lines = new ArrayList<Line>();
        for (var change : wanted.changes()) {
            if (change.units() == 0 || change.units() < 0 && kind != MovementKind.ADJUSTMENT) {
                throw StockRefusals.badUnits();
            }
            if (!seen.add(change.skuId())) {
                throw StockRefusals.twice(change.skuId());
            }
            lines.add(Line.of(change.skuId(), kind, change.units()));
        }
        var known = documents.known(seen);
        lines.stream().filter(line -> !known.contains(line.skuId())).findFirst().ifPresent(line -> {
            throw StockRefusals.unknownSku(line.skuId());
        });
        return lines;
    }

    /** The differences of a count, already judged. */
    StockDocument bookCount(long placeId, String reason, Maker maker, List<Line> lines, String contentHash) {
        return write(
                new Wanted(Kind.COUNT, placeId, Optional.empty(), reason, maker, List.of()),
                lines,
                Optional.of(contentHash));
    }

    private StockDocument write(Wanted wanted, List<Line> lines, Optional<String> contentHash) {
        var now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        var document = new StockDocument(
                ids.next(),
                wanted.kind(),
                wanted.placeId(),
                wanted.fromPlaceId(),
                wanted.reason(),
                StockRules.first(wanted.kind(), lines, terms.freeUnits()),
                lines.size(),
                StockRules.moved(lines),
                contentHash,
                wanted.maker(),
                now,
                Optional.empty(),
                Optional.empty(),
                "",
                0);
        return transaction.call(() -> {
            openPlaces(document);
            documents.insert(document, lines);
            if (document.status() == Status.POSTED) {
                post(document);
            }
            return document;
        });
    }

    private void openPlaces(StockDocument document) {
        var now = document.createdAt();
        if (document.placeId() != Stock.CENTRAL) {
            documents.openPlace(document.placeId(), now);
        }
        document.fromPlaceId()
                .filter(place -> place != Stock.CENTRAL)
                .ifPresent(place -> documents.openPlace(place, now));
    }

    private void post(StockDocument document) {
        changes.tellAfterCommit(About.GOODS);
        try {
            documents.post(document, clock.instant()).ifPresent(skuId -> {
                throw StockRefusals.tooLow(skuId);
            });
        } catch (DuplicateKeyException begunMeanwhile) {
            throw StockRefusals.changed();
        }
    }

    /** Approves, by somebody else than the maker, and books it. */
    public StockDocument approve(long documentId, long adminId) {
        return transaction.call(() -> {
            var document = locked(documentId);
            Matter.STOCK_DOCUMENT.requireSecond(adminId, document.maker().admin());
            var posted = decide(document, Status.POSTED, adminId, "");
            post(posted);
            return posted;
        });
    }

    /** Turns it down; its maker takes it back this way. */
    public StockDocument reject(long documentId, long adminId, String why) {
        return transaction.call(() -> decide(locked(documentId), Status.REJECTED, adminId, why));
    }

    private StockDocument locked(long documentId) {
        var document = documents.lock(documentId).orElseThrow(() -> Refusal.notFound("库存单据", "stock document"));
        if (document.status() != Status.PENDING) {
            throw StockRefusals.decidedBefore(document);
        }
        return document;
    }

    private StockDocument decide(StockDocument document, Status status, long adminId, String why) {
        var decided = document.decided(status, adminId, clock.instant().truncatedTo(ChronoUnit.MILLIS), why);
        if (!documents.decide(decided)) {
            throw new IllegalStateException("Document %d changed while it was locked".formatted(document.id()));
        }
        return decided;
    }

    void requirePlace(long placeId) {
        if (placeId != Stock.CENTRAL && roster.store(placeId).isEmpty()) {
            throw Refusal.notFound("门店", "store");
        }
    }
}
