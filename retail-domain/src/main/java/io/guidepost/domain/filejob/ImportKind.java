package io.guidepost.domain.filejob;

import io.guidepost.core.words.Words;
import io.guidepost.domain.sheet.CellFault;
import io.guidepost.domain.sheet.SheetColumn;
import io.guidepost.domain.sheet.SheetLimits;
import io.guidepost.domain.sheet.SheetRow;
import java.util.List;

/**
 * What a table can bring. A feature has one bean for each kind; it understands rows, judges them and does what they say, a few
 * hundred at a time, and need not know of files, progress or crashes.
 */
public interface ImportKind {

    /** A hundred thousand rows and more: none of it is ever in memory as a whole. */
    SheetLimits BULK = new SheetLimits(50L << 20, 1L << 30, 200_000, 64, 2_000);

    /** Stable, in upper snake case. */
    String name();

    Words title();

    List<SheetColumn> columns();

    /** Keys of the columns without which no row makes sense. */
    List<String> required();

    default SheetLimits limits() {
        return BULK;
    }

    /** So many rows are handed over together. */
    default int rowsAtOnce() {
        return 500;
    }

    /**
     * Rows with the same answer are one thing, such as the lines of an order: they have to follow each other and are never parted.
     * Empty for a row that is a thing by itself.
     */
    default String together(SheetRow row) {
        return "";
    }

    /**
     * Whether a step happens in one transaction with the progress, so that it happens exactly once. Where a step has
     * transactions of its own, a step that was interrupted is taken again: then each thing must be known by its number.
     */
    default boolean isOneTransaction() {
        return true;
    }

    /** Refuses what nothing can be imported about, such as a place that does not exist. */
    default void require(long subjectId) {}

    /**
     * Judges these rows and, unless it is a dry run, does what the right ones say. What is wrong is told, never thrown; a row
     * with a fault changes nothing.
     */
    Step take(List<SheetRow> rows, Order order);

    /**
     * @param jobId names the import in reasons and logs
     * @param subjectId what it is about; 0 for nothing in particular
     */
    record Order(long jobId, long adminId, long subjectId, String sourceHash, boolean isDryRun) {}

    /** What became of the rows, or would; a thing of several rows counts once. */
    record Step(int added, int changed, int unchanged, List<CellFault> faults) {

        public Step {
            faults = List.copyOf(faults);
        }
    }
}
