package io.guidepost.domain.filejob;

import io.guidepost.core.words.Words;
import io.guidepost.domain.sheet.SheetColumn;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What can be taken out as a table. A feature has one bean for each kind; it counts, and answers page by page. */
public interface ExportKind {

    /** Stable, in upper snake case. */
    String name();

    Words title();

    List<SheetColumn> columns();

    /** Whether somebody who sees one region alone gets that region; whoever may not ask for anything else gets nothing. */
    default boolean isByRegion() {
        return false;
    }

    /** Refuses what there is nothing to be written of, such as a task that does not exist. */
    default void require(Scope scope) {}

    /** How many rows there are to write; an estimate may be too high and never too low. */
    long count(Scope scope);

    /** What follows after the given place, which is the one that was answered last; reads only. */
    Page page(Scope scope, Optional<String> after);

    /**
     * @param regionId the only region in it
     * @param subjectId what it is about; 0 for nothing in particular
     * @param seesNames whether whoever asks sees names of shoppers; phones are never shown whole
     */
    record Scope(
            long jobId, long adminId, Optional<Long> regionId, long subjectId, boolean seesNames, Locale language) {}

    /** @param next where to go on; empty at the end */
    record Page(List<List<Object>> rows, Optional<String> next) {

        public Page {
            rows = List.copyOf(rows);
        }
    }
}
