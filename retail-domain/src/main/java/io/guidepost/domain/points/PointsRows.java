package io.guidepost.domain.points;

import io.guidepost.domain.points.PointsEntry.Kind;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Accounts and entries as they lie in the tables. Every change of a balance is one statement that reads nothing before. */
public interface PointsRows {

    /**
     * @param heldBy null for who stands for himself
     * @param owed taken back after it had been spent; 0 where there is a balance
     */
    record Account(long memberId, Long heldBy, long balance, long owed) {

        public long net() {
            return balance - owed;
        }
    }

    Optional<Account> find(long memberId);

    /** Holds the row until the transaction ends; the row is made where there is none. */
    Account lock(long memberId);

    /** False, and nothing is changed, where there are not so many. */
    boolean spend(long memberId, long points);

    /** What is owed is made good first. */
    void credit(long memberId, long points);

    /** What there is not is owed. */
    void debit(long memberId, long points);

    /** These accounts, empty from now on, are held by that member. */
    void hold(Collection<Long> memberIds, long holderId);

    /** The account is its own again, still empty; those of its other records are held by it. */
    void release(long memberId, Collection<Long> otherRecords);

    void insert(PointsEntry entry);

    boolean has(Kind kind, long sourceId);

    /** What the entries of these records come to. */
    long net(Collection<Long> recordIds);

    List<PointsEntry> ofOrder(long orderId);

    /** The latest first, before the given one. */
    List<PointsEntry> page(Collection<Long> recordIds, long beforeId, int limit);
}
