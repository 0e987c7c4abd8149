package io.guidepost.guideapi.statement;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType0Font;
import org.apache.pdfbox.pdmodel.graphics.state.RenderingMode;

/**
 * A statement on paper. All letters go with the document, so that it looks the same everywhere and nothing is asked of the fonts
 * of this machine: Latin ones and figures from the font that PDFBox brings along, Chinese ones from ours; what neither
 * has is shown as a box rather than lost.
 */
final class StatementPdf {

    private static final String LATIN = "/org/apache/pdfbox/resources/ttf/LiberationSans-Regular.ttf";
    private static final String CHINESE = "/fonts/DroidSansFallbackFull.ttf";
    private static final float MARGIN = 56;
    private static final float LINE = 18;
    private static final float WIDTH = PDRectangle.A4.getWidth();
    private static final float TOP = PDRectangle.A4.getHeight() - MARGIN;

    private final PDDocument document;
    private final PDFont latin;
    private final PDFont chinese;
    private PDPageContentStream page;
    private float y;

    private StatementPdf(PDDocument document) throws IOException {
        this.document = document;
        this.latin = font(LATIN);
        this.chinese = font(CHINESE);
    }

    private PDFont font(String resource) throws IOException {
        try (InputStream font = PDFont.class.getResourceAsStream(resource)) {
            return PDType0Font.load(document, font, true);
        }
    }

    static byte[] of(StatementDocument statement) {
        try (var document = new PDDocument()) {
            new StatementPdf(document).write(statement);
            var bytes = new ByteArrayOutputStream();
            document.save(bytes);
            return bytes.toByteArray();
        } catch (IOException impossible) {
            throw new UncheckedIOException("A document in memory could not be written", impossible);
        }
    }

    private void write(StatementDocument statement) throws IOException {
        turn();
        title(18, statement.title());
        y -= LINE * 1.6f;
        for (var fact : statement.facts()) {
            text(MARGIN, 9.5f, fact);
            next();
        }
        for (var section : statement.sections()) {
            section(section);
        }
        y -= LINE / 2;
        next();
        text(MARGIN, 8, "SHA-256  " + statement.contentHash());
        page.close();
    }

    private void section(StatementDocument.Section section) throws IOException {
        y -= LINE / 2;
        room(3 * LINE);
        title(11.5f, section.title());
        next();
        rule();
        for (var row : section.rows()) {
            row(row);
            next();
        }
    }

    /** Names to the left, figures to the right. */
    private void row(List<String> cells) throws IOException {
        text(MARGIN, 10, cells.get(0));
        float right = WIDTH - MARGIN;
        for (int i = cells.size() - 1; i > 0; i--) {
            text(right - widthOf(cells.get(i), 10), 10, cells.get(i));
            right -= 110;
        }
    }

    private void rule() throws IOException {
        page.setLineWidth(0.5f);
        page.moveTo(MARGIN, y + LINE * 0.7f);
        page.lineTo(WIDTH - MARGIN, y + LINE * 0.7f);
        page.stroke();
    }

    private void next() throws IOException {
        y -= LINE;
        room(0);
    }

    private void room(float wanted) throws IOException {
        if (y - wanted < MARGIN) {
            turn();
        }
    }

    private void turn() throws IOException {
        if (page != null) {
            page.close();
        }
        var sheet = new PDPage(PDRectangle.A4);
        document.addPage(sheet);
        page = new PDPageContentStream(document, sheet);
        y = TOP;
    }

    /** Neither font has a bold brother: a thin line around each letter makes one. */
    private void title(float size, String text) throws IOException {
        page.setRenderingMode(RenderingMode.FILL_STROKE);
        page.setLineWidth(size / 40);
        text(MARGIN, size, text);
        page.setRenderingMode(RenderingMode.FILL);
    }

    private void text(float x, float size, String text) throws IOException {
        page.beginText();
        page.newLineAtOffset(x, y);
        for (int from = 0; from < text.length(); ) {
            var font = fontOf(text.codePointAt(from));
            int until = from;
            while (until < text.length() && fontOf(text.codePointAt(until)) == font) {
                until += Character.charCount(text.codePointAt(until));
            }
            page.setFont(font, size);
            page.showText(shown(text.substring(from, until), font));
            from = until;
        }
        page.endText();
    }

    private float widthOf(String text, float size) throws IOException {
        float width = 0;
        for (int i = 0; i < text.length(); i += Character.charCount(text.codePointAt(i))) {
            int point = text.codePointAt(i);
            var font = fontOf(point);
            width += font.getStringWidth(shown(Character.toString(point), font)) * size / 1000;
        }
        return width;
    }

    private PDFont fontOf(int point) {
        return point < 0x100 || point == '–' || point == '−' ? latin : chinese;
    }

    private String shown(String text, PDFont font) {
        var shown = new StringBuilder();
        text.codePoints().forEach(point -> shown.append(shown(point, font)));
        return shown.toString();
    }

    private String shown(int point, PDFont font) {
        var letter = Character.toString(point);
        try {
            font.encode(letter);
            return letter;
        } catch (IOException | IllegalArgumentException unknown) {
            return font == chinese ? "□" : "?";
        }
    }
}
