package io.ptescope.app.view.pane;

import io.ptescope.app.panel.PathLine;
import io.ptescope.app.panel.PathListing;
import io.ptescope.app.panel.PathModel;
import io.ptescope.app.session.Frame;
import io.ptescope.app.text.Messages;
import io.ptescope.app.text.Text;
import io.ptescope.app.view.dock.Panel;
import io.ptescope.app.view.dock.PanelId;
import io.ptescope.model.listing.Listings;
import java.util.function.IntConsumer;
import javafx.application.Platform;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.beans.value.ObservableValue;
import javafx.css.PseudoClass;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.OverrunStyle;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// The kernel function in which the run stands: the calls that lead there, and its lines with the current one marked.
/// A bar in the gutter marks lines that a patch of this kernel brought. Enter or a double click on a line goes to where
/// a task reaches it next;
/// a click on the number of a line, or the action, stops running there from now on.
public final class PathPane extends VBox implements Panel {
    private static final PseudoClass CURRENT = PseudoClass.getPseudoClass("current");
    private static final PseudoClass BROKEN = PseudoClass.getPseudoClass("broken");
    private static final PseudoClass ADDED = PseudoClass.getPseudoClass("added");
    private static final double ROW = 23;
    private static final double INDENT = 12;
    private static final double TIP_WIDTH = 420;
    private static final double LOW = 200;

    private final StringProperty place = new SimpleStringProperty("");
    private final Label calls = new Label();
    private final Tooltip whole = new Tooltip();
    private final Label function = new Label();
    private final ListView<PathLine> list = new ListView<>();
    private final PathModel model;
    private final IntConsumer goToLine;
    private final IntConsumer toggleBreak;

    /// A pane that tells `goToLine` at which site the user wants to be.
    public PathPane(Messages messages, Listings listings, IntConsumer goToLine, IntConsumer toggleBreak) {
        this.model = new PathModel(messages, listings);
        this.goToLine = goToLine;
        this.toggleBreak = toggleBreak;
        getStyleClass().add("panel");
        calls.getStyleClass().add("calls");
        calls.setWrapText(true);
        calls.setTextOverrun(OverrunStyle.LEADING_ELLIPSIS);
        calls.setMinHeight(Region.USE_PREF_SIZE);
        whole.textProperty().bind(calls.textProperty());
        whole.setWrapText(true);
        whole.setMaxWidth(TIP_WIDTH);
        function.getStyleClass().add("function");
        function.setId("function");
        VBox stack = new VBox(calls, function);
        stack.getStyleClass().add("call-stack");
        list.setId("path");
        list.setAccessibleText(messages.actionText(PanelId.PATH.action().key()));
        list.getStyleClass().add("code-list");
        list.setFixedCellSize(ROW);
        list.setCellFactory(view -> new Row());
        list.setOnKeyPressed(event -> {
            if (event.getCode() == KeyCode.ENTER) {
                goToSelected();
                event.consume();
            }
        });
        list.setOnMouseClicked(event -> {
            if (event.getClickCount() == 2) {
                goToSelected();
            }
        });
        // The calls above may take another line, and the list a lower place, only after it was told what to show.
        list.heightProperty().subscribe(height -> Platform.runLater(this::revealCurrent));
        Label hint = new Label(messages.of(Text.PATH_USER_HINT));
        hint.getStyleClass().add("muted");
        list.setPlaceholder(hint);
        VBox.setVgrow(list, Priority.ALWAYS);
        getChildren().setAll(stack, list);
    }

    /// In a low pane the calls have one line, and the listing what they give up.
    @Override
    protected void layoutChildren() {
        boolean high = getHeight() >= LOW;
        if (calls.isWrapText() != high) {
            calls.setWrapText(high);
            calls.setTooltip(high ? null : whole);
        }
        super.layoutChildren();
    }

    private void revealCurrent() {
        int current = list.getSelectionModel().getSelectedIndex();
        if (current >= 0) {
            Lists.reveal(list, current);
        }
    }

    /// Sets or takes away the breakpoint on the selected line.
    public void breakAtSelected() {
        PathLine line = list.getSelectionModel().getSelectedItem();
        if (line != null && line.site() != 0) {
            toggleBreak.accept(line.site());
        }
    }

    public void goToSelected() {
        PathLine line = list.getSelectionModel().getSelectedItem();
        if (line != null && line.site() != 0) {
            goToLine.accept(line.site());
        }
    }

    @Override
    public PanelId id() {
        return PanelId.PATH;
    }

    @Override
    public Region node() {
        return this;
    }

    @Override
    public ListView<PathLine> focusTarget() {
        return list;
    }

    @Override
    public ObservableValue<String> aside() {
        return place;
    }

    @Override
    public void show(Frame frame) {
        show(model.of(frame));
    }

    private void show(PathListing listing) {
        place.set(listing.place());
        calls.setText(listing.calls());
        calls.setManaged(!listing.calls().isEmpty());
        function.setText(listing.function());
        if (listing.lines().equals(list.getItems())) {
            return;
        }
        Lists.show(list, listing.lines());
        for (int i = 0; i < listing.lines().size(); i++) {
            if (listing.lines().get(i).current()) {
                list.getSelectionModel().clearAndSelect(i);
                Lists.reveal(list, i);
            }
        }
    }

    private final class Row extends ListCell<PathLine> {
        private final Label number = new Label();
        private final Label text = new Label();
        private final Region indent = new Region();
        private final Region gutter = new Region();
        private final HBox box = new HBox(gutter, number, indent, text);
        private final Tooltip tip = new Tooltip();

        Row() {
            number.getStyleClass().add("line-number");
            text.getStyleClass().add("line-text");
            gutter.getStyleClass().add("gutter");
            box.getStyleClass().add("line");
            number.setOnMouseClicked(event -> {
                if (getItem() != null && getItem().site() != 0) {
                    toggleBreak.accept(getItem().site());
                }
            });
            setPrefWidth(0);
            tip.setWrapText(true);
            tip.setMaxWidth(TIP_WIDTH);
        }

        @Override
        protected void updateItem(PathLine line, boolean empty) {
            super.updateItem(line, empty);
            pseudoClassStateChanged(CURRENT, !empty && line.current());
            pseudoClassStateChanged(BROKEN, !empty && line.broken());
            pseudoClassStateChanged(ADDED, !empty && line.added());
            setGraphic(empty ? null : box);
            setTooltip(empty ? null : tip);
            if (!empty) {
                tip.setText(line.note().isEmpty() ? line.text() : line.text() + "\n" + line.note());
                number.setText(line.broken() ? "●" : Integer.toString(line.number()));
                indent.setMinWidth(8 + line.indent() * INDENT);
                text.setText(line.text());
                setAccessibleText(line.number() + (line.broken() ? " ● " : " ") + line.text());
            }
        }
    }
}
