package io.ptescope.app.view.page;

import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.StackPane;
import org.jspecify.annotations.Nullable;

/// A layer above the window that shows one thing at a time: the palette, the table of keys. Escape, or a click beside
/// the thing, closes it and gives the focus back.
public final class Overlay extends StackPane {
    private @Nullable Node focusBefore;
    private @Nullable Node first;

    public Overlay() {
        getStyleClass().add("overlay");
        setAlignment(Pos.TOP_CENTER);
        setVisible(false);
        sceneProperty().flatMap(Scene::focusOwnerProperty).subscribe(this::keep);
        addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.ESCAPE) {
                close();
                event.consume();
            }
        });
        addEventHandler(MouseEvent.MOUSE_PRESSED, event -> {
            if (event.getTarget() == this) {
                close();
            }
        });
    }

    /// The focus stays with what is open.
    private void keep(@Nullable Node owner) {
        Node wanted = first;
        if (isOpen() && wanted != null && owner != null && !isInside(owner)) {
            wanted.requestFocus();
        }
    }

    private boolean isInside(Node node) {
        for (Node up = node; up != null; up = up.getParent()) {
            if (up == this) {
                return true;
            }
        }
        return false;
    }

    public boolean isOpen() {
        return isVisible();
    }

    /// Shows `content` and gives the focus to `focused`, which is part of it.
    public void open(Node content, Node focused) {
        if (!isOpen()) {
            focusBefore = getScene().getFocusOwner();
        }
        getChildren().setAll(content);
        setVisible(true);
        first = focused;
        focused.requestFocus();
    }

    public void close() {
        if (!isOpen()) {
            return;
        }
        setVisible(false);
        first = null;
        getChildren().clear();
        if (focusBefore != null) {
            focusBefore.requestFocus();
            focusBefore = null;
        }
    }
}
