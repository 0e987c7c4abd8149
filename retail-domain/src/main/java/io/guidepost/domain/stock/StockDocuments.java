package io.guidepost.domain.stock;

import io.guidepost.domain.stock.StockDocument.Line;
import io.guidepost.domain.stock.StockDocument.Status;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The papers of the stock. Writing joins the caller's transaction. */
public interface StockDocuments {

    Optional<StockDocument> find(long id);

    /** Reads it and keeps it to this transaction until its end. */
    Optional<StockDocument> lock(long id);

    /** Newest first. */
    List<StockDocument> page(Optional<Status> status, Optional<Long> placeId, long beforeId, int limit);

    /** By SKU, after the given one; 0 begins. */
    List<Line> lines(long documentId, long afterSkuId, int limit);

    /** The one of this file at this place that still waits. */
    Optional<StockDocument> waiting(long placeId, String contentHash);

    void insert(StockDocument document, List<Line> lines);

    /** False when somebody else was faster. */
    boolean decide(StockDocument decided);

    /**
     * Changes the stock by what the document says, and leaves a movement for each line.
     *
     * @return the first SKU of which there are too few to take away; then the caller must roll back
     */
    Optional<Long> post(StockDocument document, Instant at);

    /** A store has stock of its own from now on. */
    void openPlace(long storeId, Instant at);

    /** A place for what is set aside for an activity. */
    void setAside(long activityId, Instant at);

    /** Those of the SKUs that exist. */
    Set<Long> known(Collection<Long> skuIds);
}
