package io.guidepost.domain.poster;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.EncodeHintType;
import com.google.zxing.WriterException;
import com.google.zxing.common.BitMatrix;
import com.google.zxing.qrcode.QRCodeWriter;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.math.BigDecimal;
import java.util.Map;

/**
 * Draws a poster: the background fills the picture, a card below carries product, guide and code. The code stands on plain
 * white in whole pixels, so that a telephone reads it off a screen or off paper.
 */
final class PosterPicture {

    static final int WIDTH = 750;
    static final int HEIGHT = 1200;

    private static final int MARGIN = 30;
    private static final int CARD_HEIGHT = 400;
    private static final int CARD_TOP = HEIGHT - CARD_HEIGHT - MARGIN;
    private static final int CARD_WIDTH = WIDTH - 2 * MARGIN;
    private static final int INSET = 30;
    private static final int CODE = 224;
    private static final int PICTURE = 200;

    private static final Color INK = new Color(0x26, 0x26, 0x26);
    private static final Color GREY = new Color(0x8C, 0x8C, 0x8C);
    private static final Color PRICE = new Color(0xE0, 0x24, 0x2B);
    private static final Color SHADE = new Color(0, 0, 0, 110);

    private final Poster poster;
    private final BufferedImage image = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
    private final Graphics2D pen = image.createGraphics();
    private final Lettering lettering = Lettering.ours();

    private PosterPicture(Poster poster) {
        this.poster = poster;
        pen.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        pen.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BICUBIC);
    }

    static BufferedImage of(Poster poster) {
        var picture = new PosterPicture(poster);
        try {
            picture.draw();
            return picture.image;
        } finally {
            picture.pen.dispose();
        }
    }

    private void draw() {
        fill(poster.background(), 0, 0, WIDTH, HEIGHT);
        headline();
        if (poster.signature().isEmpty()
                && poster.offer().isEmpty()
                && poster.picture().isEmpty()) {
            return;
        }
        pen.setColor(Color.WHITE);
        pen.fillRoundRect(MARGIN, CARD_TOP, CARD_WIDTH, CARD_HEIGHT, 32, 32);
        int right = MARGIN + CARD_WIDTH - INSET;
        if (poster.signature().isPresent()) {
            int codeLeft = right - CODE;
            code(poster.signature().get().code(), codeLeft, CARD_TOP + INSET);
            guide(poster.signature().get());
            right = codeLeft - INSET;
        }
        product(right);
    }

    private void headline() {
        var lines = lettering.lines(poster.headline(), 52, WIDTH - 2 * MARGIN - 2 * INSET, 2);
        if (lines.isEmpty()) {
            return;
        }
        int height = 40 + 72 * lines.size();
        pen.setColor(SHADE);
        pen.fillRoundRect(MARGIN, MARGIN, CARD_WIDTH, height, 24, 24);
        pen.setColor(Color.WHITE);
        int y = MARGIN + 72;
        for (var line : lines) {
            lettering.writeBold(pen, line, MARGIN + INSET, y, 52);
            y += 72;
        }
    }

    /** Title and price beside the product's picture, or in its place. */
    private void product(int right) {
        int left = MARGIN + INSET;
        int top = CARD_TOP + INSET;
        if (poster.picture().isPresent()) {
            fill(poster.picture().get(), left, top, PICTURE, PICTURE);
            left += PICTURE + 20;
        }
        if (poster.offer().isEmpty()) {
            return;
        }
        var offer = poster.offer().get();
        pen.setColor(INK);
        int y = top + 32;
        for (var line : lettering.lines(offer.title(), 30, right - left, 3)) {
            lettering.write(pen, line, left, y, 30);
            y += 42;
        }
        pen.setColor(PRICE);
        lettering.writeBold(pen, price(offer.priceFromFen()), left, top + PICTURE - 10, 42);
    }

    private void guide(Poster.Signature own) {
        int baseline = CARD_TOP + CARD_HEIGHT - 84;
        int width = CARD_WIDTH - 3 * INSET - CODE;
        pen.setColor(INK);
        for (var line : lettering.lines("导购 " + own.guideName(), 34, width, 1)) {
            lettering.writeBold(pen, line, MARGIN + INSET, baseline, 34);
        }
        pen.setColor(GREY);
        for (var line : lettering.lines(own.storeName(), 26, width, 1)) {
            lettering.write(pen, line, MARGIN + INSET, baseline + 46, 26);
        }
    }

    private void code(String says, int left, int top) {
        var modules = modules(says);
        // Whole pixels for each module: a code that was scaled is one that some telephones cannot read.
        int scale = Math.max(1, CODE / modules.getWidth());
        int offset = (CODE - scale * modules.getWidth()) / 2;
        pen.setColor(Color.BLACK);
        for (int y = 0; y < modules.getHeight(); y++) {
            for (int x = 0; x < modules.getWidth(); x++) {
                if (modules.get(x, y)) {
                    pen.fillRect(left + offset + x * scale, top + offset + y * scale, scale, scale);
                }
            }
        }
        pen.setColor(GREY);
        var hint = "长按或扫码选购";
        lettering.write(pen, hint, left + (CODE - lettering.width(hint, 24)) / 2, top + CODE + 40, 24);
    }

    private static BitMatrix modules(String code) {
        try {
            return new QRCodeWriter()
                    .encode(
                            code,
                            BarcodeFormat.QR_CODE,
                            0,
                            0,
                            Map.of(
                                    EncodeHintType.ERROR_CORRECTION,
                                    ErrorCorrectionLevel.M,
                                    EncodeHintType.MARGIN,
                                    2,
                                    EncodeHintType.CHARACTER_SET,
                                    "UTF-8"));
        } catch (WriterException tooLong) {
            throw new IllegalStateException("No code has room for " + code.length() + " characters", tooLong);
        }
    }

    /** Scaled until it covers the place, and cut to it from the middle. */
    private void fill(BufferedImage from, int x, int y, int width, int height) {
        int cutWidth = from.getWidth();
        int cutHeight = from.getHeight();
        if ((long) cutWidth * height > (long) cutHeight * width) {
            cutWidth = Math.max(1, (int) ((long) cutHeight * width / height));
        } else {
            cutHeight = Math.max(1, (int) ((long) cutWidth * height / width));
        }
        int left = (from.getWidth() - cutWidth) / 2;
        int top = (from.getHeight() - cutHeight) / 2;
        pen.drawImage(
                from, x, y, x + width, y + height, left, top, left + cutWidth, top + cutHeight, Color.WHITE, null);
    }

    private static String price(long fen) {
        return "¥" + BigDecimal.valueOf(fen, 2).toPlainString();
    }
}
