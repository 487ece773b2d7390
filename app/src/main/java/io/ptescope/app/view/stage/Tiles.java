package io.ptescope.app.view.stage;

import io.ptescope.app.layout.Rect;
import io.ptescope.app.paint.Sketch;
import io.ptescope.app.paint.Surface;
import io.ptescope.app.surface.CanvasSurface;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.layout.Region;

/// A picture on canvases side by side. Of a canvas JavaFX puts all on the screen again, with all that is below and
/// above it, however little was painted on it: of tiles, only those on which something was painted.
///
/// Neighbours overlap by what a canvas fades out at its edges where a pixel of it is no whole number of pixels of the
/// screen. A tile is made when something is first painted on it, and kept.
final class Tiles extends Region {
    /// The side of a tile, in pixels: a power of two, as graphics cards like it.
    static final int SIDE = 256;
    private static final int OVERLAP = 2;
    private static final int STRIDE = SIDE - OVERLAP;

    private final Map<Long, Tile> tiles = new HashMap<>();
    private int across;
    private int down;
    private double density = 1;
    private double top;
    private long painted;

    /// Paints what reaches into a part of a figure; says how many boxes that were.
    interface Painter {
        int paint(Rect part, Surface surface);
    }

    private static final class Tile {
        private final Canvas canvas = new Canvas();
        private final CanvasSurface surface = new CanvasSurface(canvas.getGraphicsContext2D());
        private Sketch sketch = new Sketch();

        /// All of it, whereupon JavaFX forgets what it has not carried out yet.
        void clear() {
            canvas.getGraphicsContext2D().clearRect(0, 0, canvas.getWidth(), canvas.getHeight());
        }
    }

    Tiles() {
        setMouseTransparent(true);
        setManaged(false);
    }

    /// From now on a picture of this many pixels, `density` of them for each unit of the figure, which begins at `top`.
    /// Whoever changes any of that has to paint everything again.
    void look(int pixelsAcross, int pixelsDown, double pixels, double figureTop) {
        if (pixelsAcross != across || pixelsDown != down || pixels != density || figureTop != top) {
            across = pixelsAcross;
            down = pixelsDown;
            density = pixels;
            top = figureTop;
            tiles.forEach(this::fit);
        }
    }

    /// How many tiles have been painted so far.
    long painted() {
        return painted;
    }

    /// Paints on the pixels that `part` touches; says how many boxes that took.
    int paint(Rect part, Painter painter) {
        Rect pixels = outward(part);
        int boxes = 0;
        for (long place : touched(pixels)) {
            Tile tile = tiles.computeIfAbsent(place, this::made);
            Rect all = area(place);
            Rect shown = figure(common(pixels, all));
            if (pixels.encloses(all)) {
                tile.clear();
            }
            begin(tile);
            tile.surface.clip(shown);
            boxes += painter.paint(shown, tile.surface);
            tile.surface.unclip();
            end(tile);
            tile.canvas.setVisible(true);
        }
        return boxes;
    }

    /// Shows `sketch` and nothing else: paints the tiles on which it differs from what was shown before. Says whether
    /// there were any.
    boolean show(Sketch sketch) {
        long before = painted;
        for (long place : touched(new Rect(0, 0, across, down))) {
            Sketch now = sketch.in(figure(area(place)));
            if (!now.isEmpty() || tiles.containsKey(place)) {
                show(now, tiles.computeIfAbsent(place, this::made));
            }
        }
        return painted > before;
    }

    private void show(Sketch now, Tile tile) {
        if (!now.equals(tile.sketch)) {
            tile.clear();
            begin(tile);
            now.draw(tile.surface);
            end(tile);
            tile.sketch = now;
            tile.canvas.setVisible(!now.isEmpty());
        }
    }

    private void begin(Tile tile) {
        GraphicsContext context = tile.canvas.getGraphicsContext2D();
        context.save();
        context.translate(-tile.canvas.getLayoutX(), -tile.canvas.getLayoutY());
        context.scale(density, density);
        context.translate(0, -top);
    }

    private void end(Tile tile) {
        tile.canvas.getGraphicsContext2D().restore();
        painted++;
    }

    /// The places of the tiles of which `pixels` are a part.
    private List<Long> touched(Rect pixels) {
        List<Long> touched = new ArrayList<>();
        for (int row = first(pixels.y()); row * STRIDE < Math.min(down, pixels.bottom()); row++) {
            for (int column = first(pixels.x()); column * STRIDE < Math.min(across, pixels.right()); column++) {
                touched.add((long) column << Integer.SIZE | row);
            }
        }
        return touched;
    }

    /// The first column, or row, that reaches `pixel`.
    private static int first(double pixel) {
        return Math.max(0, (int) Math.ceil((pixel - SIDE + 1) / STRIDE));
    }

    private Tile made(long place) {
        Tile tile = new Tile();
        tile.canvas.setLayoutX(area(place).x());
        tile.canvas.setLayoutY(area(place).y());
        fit(place, tile);
        getChildren().add(tile.canvas);
        return tile;
    }

    /// Gives a tile the size that it has in the picture, and forgets what was on it.
    private void fit(long place, Tile tile) {
        tile.canvas.setVisible(false);
        tile.canvas.setWidth(Math.max(0, area(place).width()));
        tile.canvas.setHeight(Math.max(0, area(place).height()));
        tile.sketch = new Sketch();
    }

    /// The pixels of the tile at a place.
    private Rect area(long place) {
        int x = (int) (place >> Integer.SIZE) * STRIDE;
        int y = (int) place * STRIDE;
        return new Rect(x, y, Math.min(SIDE, across - x), Math.min(SIDE, down - y));
    }

    private Rect outward(Rect part) {
        double left = Math.floor(part.x() * density);
        double upper = Math.floor((part.y() - top) * density);
        return new Rect(left, upper, Math.ceil(part.right() * density) - left,
            Math.ceil((part.bottom() - top) * density) - upper);
    }

    private Rect figure(Rect pixels) {
        return new Rect(pixels.x() / density, pixels.y() / density + top, pixels.width() / density,
            pixels.height() / density);
    }

    private static Rect common(Rect one, Rect other) {
        double left = Math.max(one.x(), other.x());
        double upper = Math.max(one.y(), other.y());
        return new Rect(left, upper, Math.min(one.right(), other.right()) - left,
            Math.min(one.bottom(), other.bottom()) - upper);
    }
}
