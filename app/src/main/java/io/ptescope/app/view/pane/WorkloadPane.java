package io.ptescope.app.view.pane;

import io.ptescope.app.panel.WorkloadLine.Progress;
import io.ptescope.app.panel.WorkloadLine;
import io.ptescope.app.panel.WorkloadModel;
import io.ptescope.app.session.Frame;
import io.ptescope.app.text.Messages;
import io.ptescope.app.view.dock.Panel;
import io.ptescope.app.view.dock.PanelId;
import java.util.List;
import java.util.function.LongConsumer;
import javafx.css.PseudoClass;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// The lines of the workload. A click or Enter goes to where the line is over.
public final class WorkloadPane extends VBox implements Panel {
    private static final PseudoClass CURRENT = PseudoClass.getPseudoClass("current");
    private static final PseudoClass DONE = PseudoClass.getPseudoClass("done");
    private static final double ROW = 23;

    private final ListView<WorkloadLine> list = new ListView<>();
    private final LongConsumer goTo;

    public WorkloadPane(Messages messages, LongConsumer goTo) {
        this.goTo = goTo;
        getStyleClass().add("panel");
        list.setId("workload");
        list.setAccessibleText(messages.actionText(PanelId.WORKLOAD.action().key()));
        list.getStyleClass().add("code-list");
        list.setFixedCellSize(ROW);
        list.setCellFactory(view -> new Row());
        list.setOnKeyPressed(event -> {
            if (event.getCode() == KeyCode.ENTER) {
                goToSelected();
                event.consume();
            }
        });
        VBox.setVgrow(list, Priority.ALWAYS);
        getChildren().setAll(list);
    }

    @Override
    public PanelId id() {
        return PanelId.WORKLOAD;
    }

    @Override
    public Region node() {
        return this;
    }

    @Override
    public ListView<WorkloadLine> focusTarget() {
        return list;
    }

    /// The height at which no line has to scroll.
    @Override
    protected double computePrefHeight(double width) {
        return list.getItems().size() * ROW + ROW / 2;
    }

    @Override
    public void show(Frame frame) {
        show(WorkloadModel.of(frame, frame.story().operations()));
    }

    private void show(List<WorkloadLine> lines) {
        if (lines.equals(list.getItems())) {
            return;
        }
        if (lines.size() != list.getItems().size()) {
            requestLayout();
        }
        Lists.show(list, lines);
        for (int i = 0; i < lines.size(); i++) {
            if (lines.get(i).progress() == Progress.CURRENT) {
                list.getSelectionModel().clearAndSelect(i);
                Lists.reveal(list, i);
            }
        }
    }

    public void goToSelected() {
        WorkloadLine line = list.getSelectionModel().getSelectedItem();
        if (line != null) {
            goTo.accept(line.position());
        }
    }

    private final class Row extends ListCell<WorkloadLine> {
        private final Label number = new Label();
        private final Label text = new Label();
        private final HBox box = new HBox(8, number, text);
        private final Tooltip whole = new Tooltip();

        Row() {
            number.getStyleClass().add("line-number");
            text.getStyleClass().add("line-text");
            box.getStyleClass().add("line");
            setPrefWidth(0);
            setOnMouseClicked(event -> goToSelected());
        }

        @Override
        protected void updateItem(WorkloadLine line, boolean empty) {
            super.updateItem(line, empty);
            pseudoClassStateChanged(CURRENT, !empty && line.progress() == Progress.CURRENT);
            pseudoClassStateChanged(DONE, !empty && line.progress() == Progress.DONE);
            setGraphic(empty ? null : box);
            setTooltip(empty ? null : whole);
            if (!empty) {
                whole.setText(line.text());
                number.setText(Integer.toString(line.number()));
                text.setText(line.text());
                setAccessibleText(line.number() + " " + line.text());
            }
        }
    }
}
