package io.ptescope.app.view;

import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.StackPane;
import org.jspecify.annotations.Nullable;

/// A layer above the window that shows one thing at a time: the palette, the table of keys. Escape, or a click beside
/// the thing, closes it and gives the focus back.
final class Overlay extends StackPane {
    private @Nullable Node focusBefore;

    Overlay() {
        getStyleClass().add("overlay");
        setAlignment(Pos.TOP_CENTER);
        setVisible(false);
        addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.ESCAPE) {
                close();
            }
            // The focus stays with what is open.
            if (event.getCode() == KeyCode.ESCAPE || event.getCode() == KeyCode.TAB) {
                event.consume();
            }
        });
        addEventHandler(MouseEvent.MOUSE_PRESSED, event -> {
            if (event.getTarget() == this) {
                close();
            }
        });
    }

    boolean isOpen() {
        return isVisible();
    }

    /// Shows `content` and gives the focus to `focused`, which is part of it.
    void open(Node content, Node focused) {
        if (!isOpen()) {
            focusBefore = getScene().getFocusOwner();
        }
        getChildren().setAll(content);
        setVisible(true);
        focused.requestFocus();
    }

    void close() {
        if (!isOpen()) {
            return;
        }
        setVisible(false);
        getChildren().clear();
        if (focusBefore != null) {
            focusBefore.requestFocus();
            focusBefore = null;
        }
    }
}
