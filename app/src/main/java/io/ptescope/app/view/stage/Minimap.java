package io.ptescope.app.view.stage;

import io.ptescope.app.layout.Overview;
import io.ptescope.app.layout.Rect;
import io.ptescope.app.paint.OverviewPainter;
import io.ptescope.app.paint.Palette;
import io.ptescope.app.surface.CanvasSurface;
import io.ptescope.app.text.Messages;
import io.ptescope.app.text.Text;
import java.util.function.DoubleConsumer;
import javafx.scene.AccessibleRole;
import javafx.scene.Cursor;
import javafx.scene.canvas.Canvas;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Region;

/// All of the stage in a corner of it, with a frame around what is in sight. The frame is dragged, or moved by keys.
public final class Minimap extends Region {
    static final double WIDTH = 138;
    static final double HEIGHT = 126;
    private static final int EDGE = 3;
    private static final double ALMOST = 0.9;

    private final Canvas canvas = new Canvas(WIDTH, HEIGHT);
    private final CanvasSurface surface = new CanvasSurface(canvas.getGraphicsContext2D());
    private final Messages messages;
    private final DoubleConsumer centre;
    private final DoubleConsumer pages;
    private OverviewPainter painter = new OverviewPainter(Palette.LIGHT);
    private Overview overview = new Overview(0, 0, 0, 1, new byte[0]);

    /// A minimap that tells `centre` what to put in the middle of the view, from 0 to 1, and `pages` by how many views
    /// to go on.
    Minimap(Messages messages, DoubleConsumer centre, DoubleConsumer pages) {
        this.messages = messages;
        this.centre = centre;
        this.pages = pages;
        setId("minimap");
        setFocusTraversable(true);
        setAccessibleRole(AccessibleRole.SCROLL_BAR);
        setVisible(false);
        setManaged(false);
        setCursor(Cursor.HAND);
        getChildren().setAll(canvas);
        addEventHandler(MouseEvent.MOUSE_PRESSED, this::dragged);
        addEventHandler(MouseEvent.MOUSE_DRAGGED, this::dragged);
        addEventHandler(KeyEvent.KEY_PRESSED, this::typed);
        focusedProperty().subscribe(focused -> paint());
    }

    /// The pixels that an overview fills.
    static int across() {
        return (int) WIDTH - 2 * EDGE;
    }

    /// The pixels that an overview fills.
    static int down() {
        return (int) HEIGHT - 2 * EDGE;
    }

    void setPalette(Palette palette) {
        painter = new OverviewPainter(palette);
        paint();
    }

    void show(Overview now) {
        overview = now;
        setVisible(true);
        setAccessibleText(messages.of(Text.MINIMAP, Math.round(100 * now.from()), Math.round(100 * now.to())));
        paint();
    }

    void hide() {
        setVisible(false);
    }

    public Overview overview() {
        return overview;
    }

    private void paint() {
        if (overview.width() > 0 && isVisible() && getScene() != null) {
            painter.paint(overview, new Rect(0, 0, WIDTH, HEIGHT), isFocused(), surface);
        }
    }

    private void dragged(MouseEvent event) {
        requestFocus();
        centre.accept(Math.clamp((event.getY() - EDGE) / (HEIGHT - 2 * EDGE), 0, 1));
        event.consume();
    }

    private void typed(KeyEvent event) {
        switch (event.getCode()) {
            case UP -> pages.accept(-1.0 / 8);
            case DOWN -> pages.accept(1.0 / 8);
            case PAGE_UP -> pages.accept(-ALMOST);
            case PAGE_DOWN -> pages.accept(ALMOST);
            case HOME -> centre.accept(0);
            case END -> centre.accept(1);
            default -> {
                return;
            }
        }
        event.consume();
    }
}
