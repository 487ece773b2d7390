package io.ptescope.app.surface;

import io.ptescope.app.layout.Anchor;
import io.ptescope.app.layout.Face;
import io.ptescope.app.layout.Point;
import io.ptescope.app.layout.Rect;
import io.ptescope.app.layout.Size;
import io.ptescope.app.layout.TextStyle;
import io.ptescope.app.paint.Rgb;
import io.ptescope.app.paint.Stroke;
import io.ptescope.app.paint.Surface;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.FontFormatException;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.Shape;
import java.awt.font.FontRenderContext;
import java.awt.geom.AffineTransform;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.awt.geom.RoundRectangle2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Draws on an image with Java2D; needs no display. Text is drawn as the outlines of its glyphs, which keeps it crisp
/// and equally spaced at every scale and the pixels the same on every machine.
public final class RasterSurface implements Surface {
    private final BufferedImage image;
    private final Graphics2D graphics;
    private final Map<Face, Font> fonts = new EnumMap<>(Face.class);
    private final FontRenderContext context = new FontRenderContext(null, true, true);
    private @Nullable Shape unclipped;

    /// A surface of `size` at `scale` pixels each.
    public RasterSurface(Size size, double scale) {
        image = new BufferedImage((int) Math.ceil(size.width() * scale), (int) Math.ceil(size.height() * scale),
            BufferedImage.TYPE_INT_RGB);
        graphics = image.createGraphics();
        graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        graphics.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
        graphics.scale(scale, scale);
        for (Face face : Face.values()) {
            fonts.put(face, load(face));
        }
    }

    /// What has been drawn.
    public BufferedImage image() {
        return image;
    }

    @Override
    public void fillRect(Rect rect, double radius, Rgb color) {
        graphics.setColor(color(color));
        graphics.fill(shape(rect, radius));
    }

    @Override
    public void strokeRect(Rect rect, double radius, Stroke stroke) {
        use(stroke);
        graphics.draw(shape(rect, radius));
    }

    @Override
    public void line(Point from, Point to, Stroke stroke) {
        use(stroke);
        graphics.draw(new Line2D.Double(from.x(), from.y(), to.x(), to.y()));
    }

    @Override
    public void polyline(List<Point> points, Stroke stroke) {
        use(stroke);
        graphics.draw(path(points));
    }

    @Override
    public void fillPolygon(List<Point> points, Rgb color) {
        Path2D path = path(points);
        path.closePath();
        graphics.setColor(color(color));
        graphics.fill(path);
    }

    @Override
    public void text(Point at, Anchor anchor, TextStyle style, Rgb color, String text) {
        double width = style.width(text);
        double x = switch (anchor) {
            case START -> at.x();
            case MIDDLE -> at.x() - width / 2;
            case END -> at.x() - width;
        };
        Font font = Objects.requireNonNull(fonts.get(style.face())).deriveFont((float) style.size());
        graphics.setColor(color(color));
        graphics.fill(font.createGlyphVector(context, text).getOutline((float) x, (float) at.y()));
    }

    @Override
    public void pixels(Rect rect, int width, int height, int[] argb) {
        BufferedImage blocks = new BufferedImage(width, height, BufferedImage.TYPE_INT_ARGB);
        blocks.setRGB(0, 0, width, height, argb, 0, width);
        graphics.setRenderingHint(RenderingHints.KEY_INTERPOLATION,
            RenderingHints.VALUE_INTERPOLATION_NEAREST_NEIGHBOR);
        graphics.drawImage(blocks, new AffineTransform(rect.width() / width, 0, 0, rect.height() / height, rect.x(),
            rect.y()), null);
    }

    @Override
    public void clip(Rect rect) {
        unclipped = graphics.getClip();
        graphics.clip(shape(rect, 0));
    }

    @Override
    public void unclip() {
        graphics.setClip(unclipped);
    }

    @Override
    public void open(String id, String says) {
        // Pixels have no groups.
    }

    @Override
    public void close() {
        // Pixels have no groups.
    }

    private void use(Stroke stroke) {
        graphics.setColor(color(stroke.color()));
        float width = (float) stroke.width();
        graphics.setStroke(stroke.dash() > 0
            ? new BasicStroke(width, BasicStroke.CAP_BUTT, BasicStroke.JOIN_MITER, 10,
                new float[] {(float) stroke.dash()}, 0)
            : new BasicStroke(width, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND));
    }

    private static Shape shape(Rect r, double radius) {
        if (radius <= 0) {
            return new Rectangle2D.Double(r.x(), r.y(), r.width(), r.height());
        }
        if (radius >= r.width() / 2 && radius >= r.height() / 2) {
            return new Ellipse2D.Double(r.x(), r.y(), r.width(), r.height());
        }
        return new RoundRectangle2D.Double(r.x(), r.y(), r.width(), r.height(), 2 * radius, 2 * radius);
    }

    private static Path2D path(List<Point> points) {
        Path2D path = new Path2D.Double();
        for (Point point : points) {
            if (path.getCurrentPoint() == null) {
                path.moveTo(point.x(), point.y());
            } else {
                path.lineTo(point.x(), point.y());
            }
        }
        return path;
    }

    private static Color color(Rgb color) {
        return new Color(color.red(), color.green(), color.blue());
    }

    private static Font load(Face face) {
        try (InputStream stream = Fonts.open(face)) {
            return Font.createFont(Font.TRUETYPE_FONT, stream);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (FontFormatException failure) {
            throw new IllegalStateException("the program's font " + face.file() + " is damaged", failure);
        }
    }
}
