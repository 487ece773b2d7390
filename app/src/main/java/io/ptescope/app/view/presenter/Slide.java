package io.ptescope.app.view.presenter;

import io.ptescope.app.layout.Box;
import io.ptescope.app.layout.BoxId;
import io.ptescope.app.layout.Changes;
import io.ptescope.app.layout.Figure;
import io.ptescope.app.layout.Point;
import io.ptescope.app.layout.Size;
import io.ptescope.app.layout.StageLayout;
import io.ptescope.app.layout.StageOptions;
import io.ptescope.app.paint.Emphasis;
import io.ptescope.app.paint.FigurePainter;
import io.ptescope.app.paint.Ink;
import io.ptescope.app.paint.Palette;
import io.ptescope.app.paint.Stroke;
import io.ptescope.app.surface.CanvasSurface;
import io.ptescope.model.state.Machine;
import java.util.List;
import java.util.function.Function;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.layout.Region;

/// The stage for a room: laid out as if the screen were smaller, and painted larger by as much, so that it can be read
/// from the last row; and what is drawn on top of it.
final class Slide extends Region {
    /// A cell is at least so many pixels wide and high.
    static final double LEAST_CELL = 56;
    private static final double MOST = 2.4;
    private static final double STEP = 0.1;
    private static final double PEN = 5;

    private final Canvas base = new Canvas();
    private final Canvas above = new Canvas();
    private final CanvasSurface surface = new CanvasSurface(base.getGraphicsContext2D());
    private final CanvasSurface pen = new CanvasSurface(above.getGraphicsContext2D());
    private Function<Size, Figure> source = size -> new Figure(size, List.of());
    private List<List<Point>> strokes = List.of();
    private Lens.View view = Lens.View.WHOLE;
    private Palette palette = Palette.LIGHT;
    private Figure figure = new Figure(new Size(0, 0), List.of());
    private double scale = 1;
    private boolean dirty = true;

    Slide() {
        getStyleClass().add("slide");
        setMinSize(0, 0);
        above.setMouseTransparent(true);
        getChildren().setAll(base, above);
        sceneProperty().subscribe(scene -> renew());
        widthProperty().subscribe(width -> renew());
        heightProperty().subscribe(height -> renew());
    }

    /// Shows the machine as it is now.
    void show(Machine machine, Changes changes, StageOptions options) {
        source = size -> StageLayout.layout(machine, changes, options, size);
        renew();
    }

    void setPalette(Palette colours) {
        palette = colours;
        requestLayout();
    }

    void setStrokes(List<List<Point>> drawn) {
        strokes = drawn;
        requestLayout();
    }

    void setView(Lens.View seen) {
        view = seen;
        requestLayout();
    }

    /// The point of the whole picture, in parts of its width and height, that is seen at (x, y).
    Point part(double x, double y) {
        return new Point((view.x() + x / view.scale()) / Math.max(1, getWidth()),
            (view.y() + y / view.scale()) / Math.max(1, getHeight()));
    }

    /// The least width or height of a cell of an entry or a page on the screen, in pixels.
    double leastCell() {
        return least(figure) * scale;
    }

    private void renew() {
        dirty = true;
        requestLayout();
    }

    @Override
    protected void layoutChildren() {
        double width = Math.floor(getWidth());
        double height = Math.floor(getHeight());
        if (getScene() == null || width < 1 || height < 1) {
            return;
        }
        for (Canvas canvas : List.of(base, above)) {
            canvas.setWidth(width);
            canvas.setHeight(height);
        }
        if (dirty) {
            dirty = false;
            layOut(width, height);
        }
        paint();
    }

    /// The largest scale at which everything is seen, with cells that still have words.
    private void layOut(double width, double height) {
        for (double wanted = MOST; wanted >= 1; wanted -= STEP) {
            Figure found = source.apply(new Size(width / wanted, height / wanted));
            boolean fits = found.size().height() <= height / wanted + 0.5;
            if (fits && least(found) * wanted >= LEAST_CELL && least(found) >= LEAST_CELL / 1.4) {
                figure = found;
                scale = wanted;
                return;
            }
        }
        figure = source.apply(new Size(width, height));
        scale = Math.min(1, height / Math.max(1, figure.size().height()));
    }

    private static double least(Figure figure) {
        return figure.boxes().stream().filter(Slide::isCell)
            .mapToDouble(box -> Math.min(box.bounds().width(), box.bounds().height())).min().orElse(LEAST_CELL);
    }

    private static boolean isCell(Box box) {
        return box.id() instanceof BoxId.Pte || box.id() instanceof BoxId.CachePage;
    }

    private void paint() {
        GraphicsContext context = base.getGraphicsContext2D();
        context.save();
        context.clearRect(0, 0, base.getWidth(), base.getHeight());
        context.scale(view.scale() * scale, view.scale() * scale);
        context.translate(-view.x() / scale, -view.y() / scale);
        new FigurePainter(palette).paint(figure, Emphasis.SETTLED, surface);
        context.restore();
        GraphicsContext drawing = above.getGraphicsContext2D();
        drawing.save();
        drawing.clearRect(0, 0, above.getWidth(), above.getHeight());
        drawing.scale(view.scale(), view.scale());
        drawing.translate(-view.x(), -view.y());
        Stroke stroke = Stroke.solid(palette.of(Ink.ALERT), PEN / view.scale());
        for (List<Point> points : strokes) {
            List<Point> shown = points.stream().map(p -> new Point(p.x() * getWidth(), p.y() * getHeight())).toList();
            pen.polyline(shown.size() == 1 ? List.of(shown.getFirst(), shown.getFirst()) : shown, stroke);
        }
        drawing.restore();
    }
}
