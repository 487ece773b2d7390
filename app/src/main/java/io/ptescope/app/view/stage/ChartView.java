package io.ptescope.app.view.stage;

import io.ptescope.app.layout.Box;
import io.ptescope.app.layout.BoxId;
import io.ptescope.app.layout.Size;
import io.ptescope.app.layout.TimeScale;
import io.ptescope.app.paint.Palette;
import io.ptescope.app.paint.Surface;
import io.ptescope.app.panel.Chart;
import io.ptescope.app.session.Session;
import io.ptescope.app.text.Messages;
import io.ptescope.app.view.dock.PanelId;
import java.util.function.Function;
import javafx.scene.AccessibleAttribute;
import javafx.scene.AccessibleRole;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

/// A figure over time that is also a slider: a press or a drag seeks, a press on a mark goes exactly there; arrow keys
/// step, Home and End go to the ends.
public final class ChartView extends Region {
    private final PictureView picture = new PictureView();
    private final PanelId panel;
    private final Session session;
    private Palette palette = Palette.LIGHT;
    private Function<Size, TimeScale> scale = size -> new TimeScale(0, 1, 0, 1);
    private Over over = (now, height, colours, surface) -> { };
    /// Where the pointer is; negative while it is elsewhere.
    private double pointer = -1;
    private @Nullable Box hovered;

    /// Draws above the figure what is not of the run.
    public interface Over {
        /// Draws over the height of the figure, where `scale` says.
        void paint(TimeScale scale, double height, Palette palette, Surface surface);
    }

    public ChartView(Messages messages, PanelId panel, Session session) {
        this.panel = panel;
        this.session = session;
        setId(panel.key());
        getStyleClass().add("timeline");
        setFocusTraversable(true);
        setMinSize(0, 0);
        setAccessibleRole(AccessibleRole.SLIDER);
        setAccessibleText(messages.actionText(panel.action().key()));
        getChildren().setAll(picture);
        picture.setAbove((figure, painter, surface) -> {
            over.paint(scale(), getHeight(), palette, surface);
            if (hovered != null && figure.find(hovered.id()).isPresent()) {
                painter.paintHover(hovered.bounds(), surface);
                HoverHint.paint(figure, hovered, getHeight(), palette, surface);
            }
        });
        addEventHandler(MouseEvent.MOUSE_MOVED, event -> {
            pointer = event.getX();
            hover(box(event));
        });
        addEventHandler(MouseEvent.MOUSE_EXITED, event -> {
            pointer = -1;
            hover(null);
        });
        addEventHandler(MouseEvent.MOUSE_PRESSED, this::pressed);
        addEventHandler(MouseEvent.MOUSE_DRAGGED, event -> seekTo(event.getX()));
        addEventHandler(KeyEvent.KEY_PRESSED, this::typed);
    }

    public PanelId panel() {
        return panel;
    }

    public PictureView picture() {
        return picture;
    }

    public void setPalette(Palette colours) {
        palette = colours;
        picture.setPalette(colours);
    }

    /// Draws `painter` above the figure from now on.
    public void setOver(Over painter) {
        over = painter;
        picture.repaintAbove();
    }

    public void repaintOver() {
        picture.repaintAbove();
    }

    public void show(Chart chart) {
        scale = chart.scale();
        picture.setSource(chart.figure());
        notifyAccessibleAttributeChanged(AccessibleAttribute.VALUE);
    }

    @Override
    public @Nullable Object queryAccessibleAttribute(AccessibleAttribute attribute, Object... parameters) {
        return switch (attribute) {
            case VALUE -> (double) session.frame().position();
            case MIN_VALUE -> 0.0;
            case MAX_VALUE -> (double) session.frame().end();
            default -> super.queryAccessibleAttribute(attribute, parameters);
        };
    }

    @Override
    protected void layoutChildren() {
        picture.resizeRelocate(0, 0, getWidth(), getHeight());
    }

    private @Nullable Box box(MouseEvent event) {
        return picture.figure().hit(picture.toFigure(event.getX(), event.getY()))
            .filter(found -> !(found.id() instanceof BoxId.Playhead) && !found.says().isEmpty()).orElse(null);
    }

    private void hover(@Nullable Box now) {
        if (now != hovered) {
            hovered = now;
            picture.repaintAbove();
        }
    }

    private void pressed(MouseEvent event) {
        requestFocus();
        Box box = box(event);
        if (box != null && box.id() instanceof BoxId.TimeMark(long position, String _)) {
            session.seek(position);
        } else {
            seekTo(event.getX());
        }
    }

    /// Goes to the moment at which the pointer is; nowhere while it is not here.
    public void goToPointer() {
        if (pointer >= 0) {
            seekTo(pointer);
        }
    }

    /// Where a position is in this view.
    public double xOf(long position) {
        return scale().x(position);
    }

    private TimeScale scale() {
        return scale.apply(new Size(Math.floor(getWidth()), Math.floor(getHeight())));
    }

    private void seekTo(double x) {
        session.seek(scale().position(x));
    }

    private void typed(KeyEvent event) {
        if (event.isShortcutDown() || event.isAltDown()) {
            return;
        }
        switch (event.getCode()) {
            case LEFT, DOWN -> session.back();
            case RIGHT, UP -> session.next();
            case HOME -> session.toStart();
            case END -> session.toEnd();
            default -> {
                return;
            }
        }
        event.consume();
    }
}
