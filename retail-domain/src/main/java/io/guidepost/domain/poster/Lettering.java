package io.guidepost.domain.poster;

import java.awt.BasicStroke;
import java.awt.Graphics2D;
import java.awt.geom.AffineTransform;
import java.awt.geom.Path2D;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.fontbox.ttf.CmapLookup;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBuffer;

/**
 * Writes on pictures with the outlines of two fonts that come with us, Latin and Chinese. The JDK's own way to fonts wants
 * the fonts and libraries of a desktop, which a server need not have; and everywhere the same picture comes out.
 */
final class Lettering {

    private static final String LATIN = "/org/apache/pdfbox/resources/ttf/LiberationSans-Regular.ttf";
    private static final String CHINESE = "/fonts/DroidSansFallbackFull.ttf";
    /** What neither font has is shown as a box rather than lost. */
    private static final int BOX = '□';

    private static final String MORE = "…";

    private final Face latin;
    private final Face chinese;

    private Lettering(Face latin, Face chinese) {
        this.latin = latin;
        this.chinese = chinese;
    }

    /** Read when the first picture is drawn, and kept: four megabytes that most processes never need. */
    private static final class Kept {
        private static final Lettering LETTERING = new Lettering(face(LATIN), face(CHINESE));
    }

    static Lettering ours() {
        return Kept.LETTERING;
    }

    private record Face(TrueTypeFont font, CmapLookup glyphs, int unitsPerEm) {

        /** The tables of a font are read as they are needed, by one reader at a time. */
        private synchronized Glyph glyph(int point) throws IOException {
            int id = glyphs.getGlyphId(point);
            var data = font.getGlyph().getGlyph(id);
            return new Glyph(data == null ? new Path2D.Float() : data.getPath(), font.getAdvanceWidth(id));
        }

        private boolean has(int point) {
            return glyphs.getGlyphId(point) != 0;
        }
    }

    private record Glyph(Path2D outline, int advance) {}

    private static Face face(String resource) {
        try (var bytes = Lettering.class.getResourceAsStream(resource)) {
            var font = new TTFParser().parse(new RandomAccessReadBuffer(bytes));
            return new Face(font, font.getUnicodeCmapLookup(), font.getUnitsPerEm());
        } catch (IOException broken) {
            throw new UncheckedIOException("A font of ours cannot be read: " + resource, broken);
        }
    }

    /** @param y of the base line */
    void write(Graphics2D on, String text, int x, int y, int size) {
        write(on, text, x, y, size, 0);
    }

    /** With the same outline drawn around itself: there is no bold font among ours. */
    void writeBold(Graphics2D on, String text, int x, int y, int size) {
        write(on, text, x, y, size, size);
    }

    private void write(Graphics2D on, String text, int x, int y, int size, int boldness) {
        double at = x;
        for (int point : text.codePoints().toArray()) {
            var face = faceOf(point);
            var glyph = glyph(face, point);
            double scale = (double) size / face.unitsPerEm();
            var shape = new AffineTransform(scale, 0, 0, -scale, at, y).createTransformedShape(glyph.outline());
            on.fill(shape);
            if (boldness > 0) {
                on.setStroke(new BasicStroke(boldness / 28f, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
                on.draw(shape);
            }
            at += glyph.advance() * scale;
        }
    }

    int width(String text, int size) {
        double width = 0;
        for (int point : text.codePoints().toArray()) {
            var face = faceOf(point);
            width += (double) glyph(face, point).advance() * size / face.unitsPerEm();
        }
        return (int) Math.ceil(width);
    }

    /** The text in lines of this width; what does not fit into so many lines ends in dots. */
    List<String> lines(String text, int size, int width, int most) {
        var lines = new ArrayList<String>();
        var line = new StringBuilder();
        for (int point : text.strip().codePoints().toArray()) {
            var letter = Character.toString(point);
            boolean isFull = point == '\n' || width(line + letter, size) > width;
            if (isFull && lines.size() == most - 1) {
                lines.add(shortened(line.toString(), size, width));
                return lines;
            }
            if (isFull) {
                lines.add(line.toString().strip());
                line.setLength(0);
            }
            if (point != '\n') {
                line.append(letter);
            }
        }
        if (!line.isEmpty()) {
            lines.add(line.toString().strip());
        }
        return lines;
    }

    private String shortened(String line, int size, int width) {
        var shorter = line;
        while (!shorter.isEmpty() && width(shorter + MORE, size) > width) {
            shorter = shorter.substring(0, shorter.offsetByCodePoints(shorter.length(), -1));
        }
        return shorter + MORE;
    }

    private Face faceOf(int point) {
        return latin.has(point) ? latin : chinese;
    }

    private static Glyph glyph(Face face, int point) {
        try {
            return face.glyph(face.has(point) ? point : BOX);
        } catch (IOException broken) {
            throw new UncheckedIOException("A font of ours cannot be read", broken);
        }
    }
}
