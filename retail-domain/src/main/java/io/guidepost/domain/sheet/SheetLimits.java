package io.guidepost.domain.sheet;

/**
 * How much of a file is read.
 *
 * @param bytes of the file
 * @param unpackedBytes of all parts of a workbook together: a small file can hold gigabytes
 * @param rows with something in them, the titles not counted
 * @param columns that the title row may have
 * @param cellCharacters in one cell
 */
public record SheetLimits(long bytes, long unpackedBytes, int rows, int columns, int cellCharacters) {

    public static final SheetLimits DEFAULT = new SheetLimits(5L << 20, 64L << 20, 20_000, 64, 2_000);
}
