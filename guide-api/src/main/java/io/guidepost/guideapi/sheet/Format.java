package io.guidepost.guideapi.sheet;

import io.guidepost.domain.sheet.SheetFormat;

/** What a table is exported as, as it is written in the address. */
public enum Format {
    xlsx(SheetFormat.XLSX),
    csv(SheetFormat.CSV);

    private final SheetFormat written;

    Format(SheetFormat written) {
        this.written = written;
    }

    /** What the table is written in. */
    public SheetFormat written() {
        return written;
    }

    /** The name of the file, its extension appended. */
    public String fileName(String name) {
        return name + "." + written.extension();
    }
}
