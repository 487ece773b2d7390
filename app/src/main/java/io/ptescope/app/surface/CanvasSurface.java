package io.ptescope.app.surface;

import io.ptescope.app.layout.Anchor;
import io.ptescope.app.layout.Face;
import io.ptescope.app.layout.Point;
import io.ptescope.app.layout.Rect;
import io.ptescope.app.layout.TextStyle;
import io.ptescope.app.paint.Rgb;
import io.ptescope.app.paint.Stroke;
import io.ptescope.app.paint.Surface;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.IntBuffer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.image.PixelBuffer;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import javafx.scene.paint.Color;
import javafx.scene.shape.StrokeLineCap;
import javafx.scene.shape.StrokeLineJoin;
import javafx.scene.text.Font;
import javafx.scene.text.FontWeight;
import javafx.scene.text.TextAlignment;
import javafx.scene.transform.Affine;

/// Draws on a JavaFX canvas; the only class that does. One surface serves a canvas for good: it keeps the fonts.
public final class CanvasSurface implements Surface {
    private final GraphicsContext context;
    private final Map<TextStyle, Font> fonts = new HashMap<>();

    /// Draws with `context`, whose transform maps figure coordinates to the canvas.
    public CanvasSurface(GraphicsContext context) {
        this.context = context;
        loadFonts();
    }

    /// Makes the bundled fonts known to JavaFX, so that style sheets can name "DejaVu Sans" and "DejaVu Sans Mono".
    public static void loadFonts() {
        for (Face face : Face.values()) {
            load(face);
        }
    }

    @Override
    public void fillRect(Rect r, double radius, Rgb color) {
        context.setFill(color(color));
        if (radius <= 0) {
            context.fillRect(r.x(), r.y(), r.width(), r.height());
        } else {
            context.fillRoundRect(r.x(), r.y(), r.width(), r.height(), 2 * radius, 2 * radius);
        }
    }

    @Override
    public void strokeRect(Rect r, double radius, Stroke stroke) {
        use(stroke);
        if (radius <= 0) {
            context.strokeRect(r.x(), r.y(), r.width(), r.height());
        } else {
            context.strokeRoundRect(r.x(), r.y(), r.width(), r.height(), 2 * radius, 2 * radius);
        }
    }

    @Override
    public void line(Point from, Point to, Stroke stroke) {
        use(stroke);
        context.strokeLine(from.x(), from.y(), to.x(), to.y());
    }

    @Override
    public void polyline(List<Point> points, Stroke stroke) {
        use(stroke);
        context.strokePolyline(points.stream().mapToDouble(Point::x).toArray(),
            points.stream().mapToDouble(Point::y).toArray(), points.size());
    }

    @Override
    public void fillPolygon(List<Point> points, Rgb color) {
        context.setFill(color(color));
        context.fillPolygon(points.stream().mapToDouble(Point::x).toArray(),
            points.stream().mapToDouble(Point::y).toArray(), points.size());
    }

    @Override
    public void text(Point at, Anchor anchor, TextStyle style, Rgb color, String text) {
        context.setFill(color(color));
        context.setFont(fonts.computeIfAbsent(style, CanvasSurface::font));
        context.setTextAlign(switch (anchor) {
            case START -> TextAlignment.LEFT;
            case MIDDLE -> TextAlignment.CENTER;
            case END -> TextAlignment.RIGHT;
        });
        context.fillText(text, at.x(), at.y());
    }

    /// By way of an image, which the canvas clips, moves and enlarges as all else; only its own size is copied.
    @Override
    public void pixels(Rect r, int width, int height, int[] argb) {
        WritableImage image = new WritableImage(new PixelBuffer<>(width, height, IntBuffer.wrap(argb),
            PixelFormat.getIntArgbPreInstance()));
        boolean smooth = context.isImageSmoothing();
        context.setImageSmoothing(false);
        context.drawImage(image, r.x(), r.y(), r.width(), r.height());
        context.setImageSmoothing(smooth);
    }

    /// To whole pixels: any other clip JavaFX carries out by way of further images as large as the canvas, twice for
    /// each thing drawn.
    @Override
    public void clip(Rect r) {
        Affine at = context.getTransform();
        double left = Math.rint(at.getMxx() * r.x() + at.getTx());
        double top = Math.rint(at.getMyy() * r.y() + at.getTy());
        double right = Math.rint(at.getMxx() * r.right() + at.getTx());
        double bottom = Math.rint(at.getMyy() * r.bottom() + at.getTy());
        context.save();
        context.setTransform(1, 0, 0, 1, 0, 0);
        context.beginPath();
        context.rect(left, top, right - left, bottom - top);
        context.clip();
        context.setTransform(at);
    }

    @Override
    public void unclip() {
        context.restore();
    }

    @Override
    public void open(String id, String says) {
        // A canvas has no groups; the view tells the words of a box to whoever asks.
    }

    @Override
    public void close() {
        // A canvas has no groups.
    }

    private void use(Stroke stroke) {
        context.setStroke(color(stroke.color()));
        context.setLineWidth(stroke.width());
        context.setLineCap(StrokeLineCap.BUTT);
        context.setLineJoin(StrokeLineJoin.ROUND);
        if (stroke.dash() > 0) {
            context.setLineDashes(stroke.dash());
        } else {
            context.setLineDashes();
        }
    }

    private static Color color(Rgb color) {
        return Color.rgb(color.red(), color.green(), color.blue());
    }

    private static Font font(TextStyle style) {
        Face face = style.face();
        return Font.font(face.isMono() ? "DejaVu Sans Mono" : "DejaVu Sans",
            face.isBold() ? FontWeight.BOLD : FontWeight.NORMAL, style.size());
    }

    private static void load(Face face) {
        try (InputStream stream = Fonts.open(face)) {
            if (Font.loadFont(stream, Font.getDefault().getSize()) == null) {
                throw new IOException("JavaFX cannot read the program's font " + face.file());
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
