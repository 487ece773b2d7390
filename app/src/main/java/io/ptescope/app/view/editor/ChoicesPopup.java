package io.ptescope.app.view.editor;

import io.ptescope.app.text.Messages;
import io.ptescope.model.scenario.parse.Choices;
import java.util.Set;
import java.util.function.Consumer;
import javafx.css.PseudoClass;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.VBox;
import javafx.stage.Popup;

/// The words that could stand at the caret, below it. The keys stay with the text: it hands them over while this is
/// open.
final class ChoicesPopup {
    private static final double ROW = 22;
    private static final int ROWS = 9;

    private final Messages messages;
    private final Popup popup = new Popup();
    private final ListView<String> list = new ListView<>();
    private final Label expected = new Label();
    private final VBox content = new VBox(list, expected);
    private final Consumer<String> taken;

    /// Tells `taken` the word that was chosen.
    ChoicesPopup(Messages messages, Consumer<String> taken) {
        this.messages = messages;
        this.taken = taken;
        list.setId("editor-choices");
        list.setFixedCellSize(ROW);
        list.setFocusTraversable(false);
        list.getStyleClass().add("code-list");
        list.setOnMouseClicked(event -> take());
        expected.setWrapText(true);
        expected.getStyleClass().add("muted");
        content.getStyleClass().addAll("root", "editor-choices");
        popup.getContent().setAll(content);
        popup.setAutoHide(true);
        popup.setHideOnEscape(false);
    }

    boolean isOpen() {
        return popup.isShowing();
    }

    /// Shows `choices` below `caret`, which is on the screen; closes if there are none and nothing to say.
    void show(Node owner, Bounds caret, Choices choices) {
        if (choices.words().isEmpty() && choices.expected().isEmpty()) {
            close();
            return;
        }
        list.getItems().setAll(choices.words());
        list.getSelectionModel().selectFirst();
        list.setPrefHeight(Math.min(ROWS, choices.words().size()) * ROW + 2);
        list.setVisible(!choices.words().isEmpty());
        list.setManaged(list.isVisible());
        expected.setText(messages.of(choices.expected()));
        dress(owner.getScene());
        popup.show(owner, caret.getMinX(), caret.getMaxY() + 2);
    }

    /// In the look of `window`: a popup is no part of its tree, and takes neither its styles nor its theme from there.
    private void dress(Scene window) {
        content.getStylesheets().setAll(window.getStylesheets());
        Set<PseudoClass> theme = Set.copyOf(window.getRoot().getPseudoClassStates());
        Set.copyOf(content.getPseudoClassStates()).stream().filter(state -> !theme.contains(state))
            .forEach(state -> content.pseudoClassStateChanged(state, false));
        theme.forEach(state -> content.pseudoClassStateChanged(state, true));
    }

    void close() {
        popup.hide();
    }

    /// Hands a key over that was pressed in the text. Returns whether it was for the list.
    boolean pressed(KeyEvent event) {
        if (!isOpen()) {
            return false;
        }
        boolean none = list.getItems().isEmpty();
        switch (event.getCode()) {
            case ESCAPE -> close();
            case UP -> move(-1);
            case DOWN -> move(1);
            case ENTER, TAB -> {
                if (none) {
                    close();
                    return false;
                }
                take();
            }
            default -> {
                return false;
            }
        }
        return true;
    }

    private void move(int by) {
        int size = list.getItems().size();
        if (size > 0) {
            int at = Math.floorMod(list.getSelectionModel().getSelectedIndex() + by, size);
            list.getSelectionModel().select(at);
            list.scrollTo(Math.max(0, at - ROWS / 2));
        }
    }

    private void take() {
        String word = list.getSelectionModel().getSelectedItem();
        close();
        if (word != null) {
            taken.accept(word);
        }
    }
}
