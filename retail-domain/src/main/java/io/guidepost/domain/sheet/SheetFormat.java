package io.guidepost.domain.sheet;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** What a table is written in. */
public enum SheetFormat {
    XLSX("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "xlsx"),
    CSV("text/csv;charset=UTF-8", "csv");

    private final String contentType;
    private final String extension;

    SheetFormat(String contentType, String extension) {
        this.contentType = contentType;
        this.extension = extension;
    }

    public String contentType() {
        return contentType;
    }

    public String extension() {
        return extension;
    }

    /** By its first bytes and not by its name: a workbook is a zip file, everything else is taken for text. */
    static SheetFormat of(Path file) throws IOException {
        try (var in = Files.newInputStream(file)) {
            var first = in.readNBytes(4);
            boolean isZip = first.length == 4 && first[0] == 'P' && first[1] == 'K' && first[2] == 3 && first[3] == 4;
            return isZip ? XLSX : CSV;
        }
    }
}
