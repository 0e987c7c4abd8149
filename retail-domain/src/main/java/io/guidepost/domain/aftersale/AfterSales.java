package io.guidepost.domain.aftersale;

import io.guidepost.domain.aftersale.AfterSale.Happening;
import io.guidepost.domain.sight.Sight;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** All after-sale cases. Whoever changes one holds the lock of its order first. */
public interface AfterSales {

    /** Far away. */
    Instant NEVER = Instant.parse("9999-12-31T00:00:00Z");

    Optional<AfterSale> find(long id);

    Optional<AfterSale> findByRefund(long refundId);

    /** Newest first. */
    List<AfterSale> ofOrder(long orderId);

    /** Of all of a shopper's orders, newest first, older than {@code beforeId}. */
    List<AfterSale> ofMember(List<Long> memberIds, long beforeId, int limit);

    /**
     * Newest first, older than {@code beforeId}.
     *
     * @param scope whose orders
     */
    List<AfterSale> page(Scope scope, Optional<CaseStatus> status, Optional<Turn> turn, long beforeId, int limit);

    /** The order's credit lies in this scope today. */
    boolean isIn(Scope scope, long orderId);

    /** The store that is credited with the order today, and still open. */
    Optional<Long> creditedStore(long orderId);

    /** With its lines and evidence. */
    void insert(AfterSale made);

    /** False when somebody was faster. */
    boolean step(AfterSale from, AfterSale.Step step);

    /** The refund that an exchange comes to after all. */
    void refundedBy(long id, long refundId);

    /** Somebody else is expected to act; nothing else changes. */
    void turnTo(long id, Turn turn, Instant dueAt, Instant watchAt);

    void append(long caseId, Happening happening);

    /** Oldest first. */
    List<Happening> story(long caseId);

    /** Those whose term is to be looked at, longest due first. */
    List<AfterSale> toWatch(Instant now, int limit);

    /** Its term is looked at again then; nothing else changes. */
    void watchAgain(long id, Instant watchAt);

    /** This shopper has handed in this file. */
    void handedIn(long memberId, long assetId, Instant at);

    int handedInSince(long memberId, Instant since);

    /** Which of these files the shopper has handed in. */
    List<Long> ownFiles(List<Long> memberIds, List<Long> assetIds);

    /** Managers who serve in the store today. */
    List<Long> managersOf(long storeId, Instant at);

    /** Whose orders somebody may see; empty fields do not narrow. */
    record Scope(Sight sight) {

        public static final Scope ALL = new Scope(Sight.ALL);

        public static Scope store(long storeId) {
            return new Scope(Sight.store(storeId));
        }
    }
}
