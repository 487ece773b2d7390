package io.ptescope.app.view.dock;

import java.util.function.DoubleConsumer;
import javafx.geometry.Point2D;
import javafx.scene.AccessibleRole;
import javafx.scene.Cursor;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Region;

/// The border between two parts: a line that can be dragged, or moved with the arrow keys while it has the focus.
final class Divider extends Region {
    /// How much room the line takes.
    static final double LINE = 1;
    /// How wide the pointer finds it.
    static final double REACH = 7;
    private static final double KEY_STEP = 16;

    private final boolean horizontal;
    private final DoubleConsumer moved;
    private double pressedAt;

    /// A border that is a horizontal line or a vertical one; tells `moved` by how much since the last time.
    Divider(boolean horizontal, String name, DoubleConsumer moved) {
        this.horizontal = horizontal;
        this.moved = moved;
        getStyleClass().addAll("divider", horizontal ? "horizontal" : "vertical");
        setFocusTraversable(true);
        setAccessibleRole(AccessibleRole.THUMB);
        setAccessibleText(name);
        setCursor(horizontal ? Cursor.V_RESIZE : Cursor.H_RESIZE);
        addEventHandler(MouseEvent.MOUSE_PRESSED, event -> {
            pressedAt = at(event);
            event.consume();
        });
        addEventHandler(MouseEvent.MOUSE_DRAGGED, event -> {
            double now = at(event);
            moved.accept(now - pressedAt);
            pressedAt = now;
            event.consume();
        });
        addEventHandler(KeyEvent.KEY_PRESSED, this::pressed);
    }

    private double at(MouseEvent event) {
        Point2D in = getParent().sceneToLocal(event.getSceneX(), event.getSceneY());
        return horizontal ? in.getY() : in.getX();
    }

    private void pressed(KeyEvent event) {
        if (event.isShortcutDown() || event.isAltDown() || event.isShiftDown()) {
            return;
        }
        switch (event.getCode()) {
            case LEFT -> move(event, !horizontal, -KEY_STEP);
            case RIGHT -> move(event, !horizontal, KEY_STEP);
            case UP -> move(event, horizontal, -KEY_STEP);
            case DOWN -> move(event, horizontal, KEY_STEP);
            default -> { }
        }
    }

    private void move(KeyEvent event, boolean along, double by) {
        if (along) {
            moved.accept(by);
        }
        event.consume();
    }

    /// Puts the line at `at`, over a stretch of `length` that begins at `from`.
    void place(double at, double from, double length) {
        double begin = at - (REACH - LINE) / 2;
        if (horizontal) {
            resizeRelocate(from, begin, length, REACH);
        } else {
            resizeRelocate(begin, from, REACH, length);
        }
    }
}
