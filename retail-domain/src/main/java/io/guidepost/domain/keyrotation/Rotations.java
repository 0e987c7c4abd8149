package io.guidepost.domain.keyrotation;

import io.guidepost.domain.privacy.HoldsSealedData.SealedColumn;
import java.time.Instant;
import java.util.Collection;
import java.util.List;

/** Progress, and the sealed rows themselves. */
public interface Rotations {

    /**
     * How far a column has come.
     *
     * @param pass the second pass catches what processes with the keys of before wrote during the first
     * @param seen rows of this pass so far
     * @param unreadable rows whose key is not configured any more; they stay as they are
     * @param finishedAt null while the pass is under way
     */
    record Progress(
            String place,
            String sealKey,
            String indexKey,
            int pass,
            long afterId,
            long seen,
            long resealed,
            long reindexed,
            long unreadable,
            Instant startedAt,
            Instant finishedAt) {

        boolean isUnder(String sealingKey, String indexingKey) {
            return sealKey.equals(sealingKey) && indexKey.equals(indexingKey);
        }
    }

    /** Holds the column's progress until the end of the transaction, begun if there was none. */
    Progress hold(Progress beginning);

    void save(Progress progress);

    List<Progress> all();

    /** The next rows by key, held until the end of the transaction; what is empty is left out. */
    List<Sealed> rows(SealedColumn column, long afterId, int limit);

    void write(SealedColumn column, Collection<Sealed> rows);

    /** @param digest null where none is kept */
    record Sealed(long id, byte[] sealed, String digest) {}
}
