package io.guidepost.domain.privacy;

import java.util.List;
import java.util.Optional;

/**
 * A feature that keeps values sealed by {@link Seals}. Each such feature has one bean of this kind; a test compares what they
 * declare with the schema, so that no column is forgotten when keys are replaced.
 */
public interface HoldsSealedData {

    List<SealedColumn> sealedColumns();

    /**
     * A sealed column; its values are sealed to the table, the column and the row's key.
     *
     * @param key of the table, a number
     * @param index the digest kept beside it, if there is one
     */
    record SealedColumn(String table, String key, String column, Optional<Index> index) {

        public static SealedColumn of(String table, String key, String column) {
            return new SealedColumn(table, key, column, Optional.empty());
        }

        public SealedColumn indexedBy(String indexColumn, Digest digest) {
            return new SealedColumn(table, key, column, Optional.of(new Index(indexColumn, digest)));
        }

        public String name() {
            return table + "." + column;
        }

        public Seals.Place place(long rowId) {
            return new Seals.Place(table, column, rowId);
        }
    }

    /** A column with a digest of what is sealed, by which rows are found. */
    record Index(String column, Digest digest) {}

    /** Makes the digest anew from what was sealed. */
    @FunctionalInterface
    interface Digest {

        String of(long rowId, String plain);
    }
}
