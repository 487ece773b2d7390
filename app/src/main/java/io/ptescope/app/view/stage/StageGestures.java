package io.ptescope.app.view.stage;

import io.ptescope.app.layout.Point;
import javafx.scene.Cursor;
import javafx.scene.Node;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import javafx.scene.input.ZoomEvent;

/// What wheel, trackpad and dragging do on the stage: the wheel scrolls, with Ctrl it looks closer at what is under the
/// pointer, and dragging moves the rows.
final class StageGestures {
    /// A press that moves less than this, in pixels, is a click.
    private static final double CLICK = 5;
    /// How much two fingers have to spread for a step.
    private static final double SPREAD = 1.15;
    /// Pixels of a trackpad that make a step.
    private static final double NOTCH = 30;

    private final Node stage;
    private final PictureView picture;
    private final Scope scope;
    private double pressed;
    private double dragged;
    private double spread = 1;
    private double turned;
    private boolean dragging;

    StageGestures(Node stage, PictureView picture, Scope scope) {
        this.stage = stage;
        this.picture = picture;
        this.scope = scope;
        stage.addEventHandler(ScrollEvent.SCROLL, this::scrolled);
        stage.addEventHandler(ZoomEvent.ZOOM, this::zoomed);
        stage.addEventHandler(ZoomEvent.ZOOM_STARTED, event -> spread = 1);
        stage.addEventHandler(MouseEvent.MOUSE_PRESSED, event -> {
            pressed = event.getY();
            dragged = pressed;
            dragging = false;
        });
        stage.addEventHandler(MouseEvent.MOUSE_DRAGGED, this::dragged);
        stage.addEventHandler(MouseEvent.MOUSE_RELEASED, event -> {
            dragging = false;
            stage.setCursor(Cursor.DEFAULT);
        });
    }

    private void scrolled(ScrollEvent event) {
        if (event.isShortcutDown()) {
            turned += event.getDeltaY();
            if (Math.abs(turned) >= NOTCH) {
                scope.zoom(turned > 0, at(event.getX(), event.getY()));
                turned = 0;
            }
            event.consume();
        } else if (scope.isPart()) {
            scope.scrollBy(-event.getDeltaY());
            event.consume();
        }
    }

    private void zoomed(ZoomEvent event) {
        spread *= event.getZoomFactor();
        if (spread > SPREAD || spread < 1 / SPREAD) {
            scope.zoom(spread > 1, at(event.getX(), event.getY()));
            spread = 1;
        }
        event.consume();
    }

    private void dragged(MouseEvent event) {
        if (event.getButton() != MouseButton.PRIMARY || !scope.isPart()) {
            return;
        }
        if (!dragging && Math.abs(event.getY() - pressed) >= CLICK) {
            dragging = true;
            stage.setCursor(Cursor.CLOSED_HAND);
        }
        if (dragging) {
            scope.scrollBy(dragged - event.getY());
            dragged = event.getY();
        }
    }

    private Point at(double x, double y) {
        return picture.toFigure(x, y);
    }
}
