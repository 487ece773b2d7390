package io.ptescope.app.view.editor;

import io.ptescope.app.text.Messages;
import io.ptescope.app.text.Text;
import io.ptescope.model.scenario.Diagnostic;
import java.util.List;
import java.util.function.Consumer;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.VBox;

/// What is wrong with the text, in words: line, column, what was expected. A click or Enter goes there.
final class ProblemList extends VBox {
    private static final double ROW = 22;
    private static final int ROWS = 4;

    private final Messages messages;
    private final Label status = new Label();
    private final ListView<Diagnostic> list = new ListView<>();
    private final Consumer<Diagnostic> goTo;

    ProblemList(Messages messages, Consumer<Diagnostic> goTo) {
        this.messages = messages;
        this.goTo = goTo;
        getStyleClass().add("editor-problems");
        status.setId("editor-status");
        status.getStyleClass().add("verdict");
        status.setMinWidth(0);
        list.setId("editor-problems");
        list.setAccessibleText(messages.of(Text.EDITOR_PROBLEMS));
        list.getStyleClass().add("code-list");
        list.setCellFactory(view -> new Row());
        list.setOnKeyPressed(event -> {
            if (event.getCode() == KeyCode.ENTER) {
                goToSelected();
                event.consume();
            }
        });
        getChildren().setAll(status, list);
        show(List.of(), "");
    }

    /// Shows `problems`; `fine` is said if there are none.
    void show(List<Diagnostic> problems, String fine) {
        boolean some = !problems.isEmpty();
        if (!list.getItems().equals(problems)) {
            list.getItems().setAll(problems);
        }
        list.setVisible(some);
        list.setManaged(some);
        list.setPrefHeight(Math.min(ROWS, problems.size()) * 2 * ROW);
        list.setMinHeight(Math.min(2, problems.size()) * ROW);
        status.setText(!some ? fine : problems.size() == 1 ? messages.of(Text.EDITOR_WRONG_ONE)
            : messages.of(Text.EDITOR_WRONG, problems.size()));
        status.getStyleClass().removeAll("holds", "broken");
        status.getStyleClass().add(some ? "broken" : "holds");
    }

    private void goToSelected() {
        Diagnostic selected = list.getSelectionModel().getSelectedItem();
        if (selected != null) {
            goTo.accept(selected);
        }
    }

    private final class Row extends ListCell<Diagnostic> {
        private final Label text = new Label();

        Row() {
            text.setWrapText(true);
            text.getStyleClass().add("line-text");
            setPrefWidth(0);
            text.maxWidthProperty().bind(widthProperty());
            setOnMouseClicked(event -> goToSelected());
        }

        @Override
        protected void updateItem(Diagnostic problem, boolean empty) {
            super.updateItem(problem, empty);
            setGraphic(empty ? null : text);
            if (!empty) {
                text.setText(messages.of(Text.EDITOR_PROBLEM, problem.line(), problem.column(), problem.message()));
                setAccessibleText(text.getText());
            }
        }
    }
}
