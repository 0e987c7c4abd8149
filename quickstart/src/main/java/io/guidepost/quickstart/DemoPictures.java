package io.guidepost.quickstart;

import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.image.BufferedImage;

/** Pictures of the demonstration, drawn and not photographed: nobody's but ours. */
final class DemoPictures {

    private static final Color ROSE = new Color(0xD9, 0x6C, 0x7B);
    private static final Color DARK_ROSE = new Color(0xA8, 0x44, 0x56);
    private static final Color CREAM = new Color(0xFB, 0xF3, 0xEC);
    private static final Color SAND = new Color(0xE8, 0xD3, 0xC0);

    private DemoPictures() {}

    /** A dress on a stand. */
    static BufferedImage dress() {
        var picture = new BufferedImage(640, 640, BufferedImage.TYPE_INT_RGB);
        var pen = pen(picture);
        pen.setPaint(new GradientPaint(0, 0, CREAM, 0, 640, SAND));
        pen.fillRect(0, 0, 640, 640);
        dress(pen, 320, 90, 1.0);
        pen.dispose();
        return picture;
    }

    /** Hills before an evening sky, with room for a card below. */
    static BufferedImage evening() {
        var picture = new BufferedImage(1080, 1728, BufferedImage.TYPE_INT_RGB);
        var pen = pen(picture);
        pen.setPaint(new GradientPaint(0, 0, new Color(0x43, 0x3A, 0x6B), 0, 1200, new Color(0xF6, 0xB3, 0x8C)));
        pen.fillRect(0, 0, 1080, 1728);
        pen.setPaint(new Color(0xFF, 0xE9, 0xC9));
        pen.fill(new Ellipse2D.Double(640, 470, 260, 260));
        hill(pen, 900, 130, new Color(0x9A, 0x5E, 0x7E));
        hill(pen, 1010, 90, new Color(0x6C, 0x45, 0x6E));
        hill(pen, 1110, 60, new Color(0x3E, 0x2C, 0x52));
        dress(pen, 330, 420, 1.25);
        pen.dispose();
        return picture;
    }

    private static Graphics2D pen(BufferedImage picture) {
        var pen = picture.createGraphics();
        pen.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        return pen;
    }

    private static void hill(Graphics2D pen, int height, int swing, Color color) {
        var hill = new Path2D.Double();
        hill.moveTo(0, 1728);
        for (int x = 0; x <= 1080; x += 12) {
            hill.lineTo(x, height + swing * Math.sin((x + height) / 190.0));
        }
        hill.lineTo(1080, 1728);
        hill.closePath();
        pen.setPaint(color);
        pen.fill(hill);
    }

    private static void dress(Graphics2D pen, int middle, int top, double scale) {
        var dress = new Path2D.Double();
        dress.moveTo(-70, 0);
        dress.lineTo(-58, 70);
        dress.curveTo(-40, 84, 40, 84, 58, 70);
        dress.lineTo(70, 0);
        dress.lineTo(92, 8);
        dress.curveTo(96, 90, 86, 130, 66, 190);
        dress.curveTo(120, 300, 160, 400, 176, 470);
        dress.curveTo(80, 500, -80, 500, -176, 470);
        dress.curveTo(-160, 400, -120, 300, -66, 190);
        dress.curveTo(-86, 130, -96, 90, -92, 8);
        dress.closePath();
        var own = (Graphics2D) pen.create();
        own.translate(middle, top);
        own.scale(scale, scale);
        own.setPaint(new GradientPaint(-150, 0, ROSE, 180, 480, DARK_ROSE));
        own.fill(dress);
        own.setPaint(CREAM);
        own.fillRoundRect(-70, 182, 140, 16, 12, 12);
        own.dispose();
    }
}
