package io.ptescope.app.view.stage;

import io.ptescope.app.layout.BoxId;
import io.ptescope.app.layout.Figure;
import io.ptescope.app.layout.Point;
import io.ptescope.app.layout.Rect;
import io.ptescope.app.layout.Size;
import io.ptescope.app.paint.Emphasis;
import io.ptescope.app.paint.FigurePainter;
import io.ptescope.app.paint.Palette;
import io.ptescope.app.paint.Repaint;
import io.ptescope.app.paint.Sketch;
import io.ptescope.app.paint.Surface;
import java.util.List;
import java.util.Optional;
import java.util.function.BiPredicate;
import java.util.function.Function;
import javafx.geometry.Orientation;
import javafx.scene.control.ScrollBar;
import javafx.scene.input.ScrollEvent;
import javafx.scene.layout.Region;
import javafx.scene.transform.Scale;

/// A figure on tiles that fill the viewport: the figure itself, and on tiles above it what points at parts of it.
///
/// Work is done once a pulse and only as far as something asked for it: a new figure, painting it, or painting what is
/// above. What is above never makes the figure be painted again. Nothing is painted outside a scene, where a canvas
/// would keep every command.
public final class PictureView extends Region {
    private final Tiles base = new Tiles();
    private final Tiles above = new Tiles();
    private final ScrollBar scroll = new ScrollBar();
    private Function<Size, Figure> source = size -> new Figure(size, List.of());
    private BiPredicate<Figure, Figure> relaid = (before, now) -> false;
    private AbovePainter abovePainter = (figure, painter, surface) -> { };
    private Figure figure = new Figure(new Size(0, 0), List.of());
    private FigurePainter painter = new FigurePainter(Palette.LIGHT);
    private Emphasis emphasis = Emphasis.SETTLED;
    /// Pixels of the tiles for each unit of the figure, so that a scaled window has sharp pictures.
    private double density = 1;
    private final Scale toFigureSize = new Scale(1, 1);
    private Size fittedTo = new Size(0, 0);
    private boolean layoutDirty = true;
    private boolean baseDirty = true;
    private boolean wholeDirty = true;
    private Figure painted = figure;
    private Emphasis paintedEmphasis = Emphasis.SETTLED;
    private boolean aboveDirty = true;
    private final PaintCounts counts = new PaintCounts();

    /// Draws what points at parts of the figure.
    interface AbovePainter {
        void paint(Figure figure, FigurePainter painter, Surface surface);
    }

    PictureView() {
        setMinSize(0, 0);
        scroll.setOrientation(Orientation.VERTICAL);
        scroll.setFocusTraversable(false);
        scroll.setVisible(false);
        scroll.valueProperty().subscribe(value -> repaint());
        getChildren().setAll(base, above, scroll);
        addEventHandler(ScrollEvent.SCROLL, event -> {
            if (scroll.isVisible()) {
                scroll.setValue(Math.clamp(scroll.getValue() - event.getDeltaY(), 0, scroll.getMax()));
                event.consume();
            }
        });
        sceneProperty().subscribe(scene -> requestLayout());
        base.getTransforms().setAll(toFigureSize);
        above.getTransforms().setAll(toFigureSize);
        localToSceneTransformProperty().subscribe(transform -> {
            if (transform.getMxx() != density) {
                requestLayout();
            }
        });
    }

    /// What figure to show at which size. Asked again whenever the size changes or [#renew] is called.
    void setSource(Function<Size, Figure> figures) {
        source = figures;
        renew();
    }

    /// Asks `flies` of every new figure, with the one before it: whether something will move above it. The figure
    /// itself is then at rest from the beginning.
    void setRelaid(BiPredicate<Figure, Figure> flies) {
        relaid = flies;
    }

    void setAbove(AbovePainter newPainter) {
        abovePainter = newPainter;
        repaintAbove();
    }

    void setPalette(Palette palette) {
        painter = new FigurePainter(palette);
        repaint();
    }

    /// The figure has to be laid out again.
    void renew() {
        layoutDirty = true;
        requestLayout();
    }

    /// Only the animation has moved: what does not move is not painted again.
    void setEmphasis(Emphasis newEmphasis) {
        if (!newEmphasis.equals(emphasis)) {
            emphasis = newEmphasis;
            baseDirty = true;
            requestLayout();
        }
    }

    void repaint() {
        baseDirty = true;
        wholeDirty = true;
        aboveDirty = true;
        requestLayout();
    }

    void repaintAbove() {
        aboveDirty = true;
        requestLayout();
    }

    /// Whether the figure is of what was last given to show.
    boolean isLaidOut() {
        return !layoutDirty;
    }

    /// The figure as last laid out.
    public Figure figure() {
        return figure;
    }

    public Emphasis emphasis() {
        return emphasis;
    }

    public PaintCounts counts() {
        return counts;
    }

    /// The point of the figure under a point of this view.
    Point toFigure(double x, double y) {
        return new Point(x, y + offset());
    }

    /// Where the middle of a box is in this view, if it has that box.
    public Optional<Point> middleOf(BoxId id) {
        return figure.find(id).map(box -> new Point(box.bounds().centerX(), box.bounds().centerY() - offset()));
    }

    private double offset() {
        return scroll.isVisible() ? Math.rint(scroll.getValue()) : 0;
    }

    @Override
    protected void layoutChildren() {
        double width = Math.floor(getWidth());
        double height = Math.floor(getHeight());
        if (getScene() == null || width < 1 || height < 1) {
            return;
        }
        fit(width, height);
        if (layoutDirty) {
            layOut(width, height);
        }
        if (baseDirty) {
            baseDirty = false;
            counts.paints++;
            paintBase();
        }
        if (aboveDirty) {
            aboveDirty = false;
            Sketch sketch = new Sketch();
            abovePainter.paint(figure, painter, sketch);
            above.look(across(), down(), density, offset());
            counts.abovePaints += above.show(sketch) ? 1 : 0;
        }
    }

    /// Paints the figure, or of one that resembles the one painted before only what has changed.
    private void paintBase() {
        Optional<List<Rect>> parts = wholeDirty ? Optional.empty() : Repaint.parts(painted, figure);
        base.look(across(), down(), density, offset());
        if (parts.isEmpty()) {
            paint(new Rect(0, offset(), figure.size().width(), Math.max(getHeight(), 1)));
        } else {
            List<Rect> moving = emphasis.equals(paintedEmphasis) ? List.of() : Repaint.moving(figure);
            Repaint.joined(parts.get(), moving).forEach(this::paint);
        }
        counts.tilesPainted = base.painted();
        wholeDirty = false;
        painted = figure;
        paintedEmphasis = emphasis;
    }

    private void paint(Rect part) {
        counts.boxesPainted += base.paint(part, (shown, surface) -> painter.paint(figure, shown, emphasis, surface));
    }

    /// Pixels from side to side.
    private int across() {
        return (int) Math.ceil(Math.floor(getWidth()) * density);
    }

    /// Pixels from top to bottom.
    private int down() {
        return (int) Math.ceil(Math.floor(getHeight()) * density);
    }

    private void fit(double width, double height) {
        double now = getLocalToSceneTransform().getMxx();
        if (fittedTo.width() != width || fittedTo.height() != height || density != now) {
            fittedTo = new Size(width, height);
            density = now;
            toFigureSize.setX(1 / now);
            toFigureSize.setY(1 / now);
            layoutDirty = true;
            wholeDirty = true;
        }
    }

    private void layOut(double width, double height) {
        layoutDirty = false;
        baseDirty = true;
        aboveDirty = true;
        counts.layouts++;
        boolean scrolled = scroll.isVisible();
        double stood = scroll.getValue();
        Figure before = figure;
        figure = source.apply(new Size(width, height));
        if (relaid.test(before, figure)) {
            emphasis = Emphasis.SETTLED;
        }
        counts.boxesLaidOut += figure.boxes().size();
        double beyond = Math.max(0, figure.size().height() - height);
        scroll.setVisible(beyond > 0.5);
        scroll.setMax(beyond);
        scroll.setVisibleAmount(beyond * height / Math.max(1, figure.size().height()));
        scroll.setUnitIncrement(40);
        scroll.setBlockIncrement(height * 0.8);
        scroll.setValue(Math.min(scroll.getValue(), beyond));
        wholeDirty |= scrolled != scroll.isVisible() || stood != scroll.getValue();
        scroll.resizeRelocate(width - 12, 0, 12, height);
    }
}
