package io.guidepost.domain.filejob;

import io.guidepost.domain.sheet.SheetColumn;
import io.guidepost.domain.sheet.SheetReader;
import io.guidepost.domain.sheet.SheetWriter;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.ArrayList;

/** A file as it was handed in, each row with what is wrong in it. */
final class HandBack {

    private HandBack() {}

    /** In the format in which it came, all columns of the kind in their order; cells that could not be read are empty. */
    static void write(FileJob job, ImportKind kind, Path source, FaultsByRow faults, OutputStream out) {
        var columns = new ArrayList<SheetColumn>();
        kind.columns().stream()
                .filter(column -> column.kind() != SheetColumn.Kind.IGNORED)
                .forEach(columns::add);
        columns.add(SheetColumn.FAULTS);
        try (var sheet = SheetWriter.to(out, job.format(), columns, job.language())) {
            SheetReader.read(source, kind.columns(), kind.required(), kind.limits(), row -> {
                var cells = new ArrayList<Object>();
                columns.stream()
                        .limit(columns.size() - 1)
                        .forEach(column -> cells.add(row.cell(column.key()).orElse(null)));
                cells.add(faults.of(row.number()));
                sheet.row(cells);
            });
        }
    }
}
