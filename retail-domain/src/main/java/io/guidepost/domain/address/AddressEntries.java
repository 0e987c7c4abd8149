package io.guidepost.domain.address;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The rows behind {@link AddressBook}. */
public interface AddressEntries {

    void insert(Row row, Instant at);

    /** False when it is not of this version any more. */
    boolean save(Row row, Instant at);

    boolean remove(long memberId, long id);

    Optional<Row> find(long memberId, long id);

    /** The default first, then the latest. */
    List<Row> of(long memberId);

    /** Keeps the shopper's entries to this transaction, so that two defaults never meet. */
    int lockAndCount(long memberId);

    void noDefault(long memberId);

    /** All entries of the one become the other's, whose default stays the default. */
    void merge(long mergedId, long keptId);

    /** Those that came from these records, the first of which is the merged one, are its own again. */
    void unmerge(long mergedId, List<Long> records);

    record Row(
            long id,
            long memberId,
            String regionCode,
            byte[] entrySealed,
            boolean isDefault,
            Instant updatedAt,
            int version) {}
}
