package io.ptescope.app.view;

import io.ptescope.app.panel.Pokes.Change;
import io.ptescope.app.panel.Pokes.Subject;
import io.ptescope.app.panel.Pokes.Switch;
import io.ptescope.app.text.Messages;
import io.ptescope.app.text.Text;
import io.ptescope.app.view.page.Overlay;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.controlsfx.control.ToggleSwitch;
import org.jspecify.annotations.Nullable;

/// Asks which bits are to be different from here on. Up and Down move, Space turns over, Enter goes on in a branch.
final class PokePane extends VBox {
    private static final double HEIGHT = 440;
    private static final double WIDTH = 680;
    private static final double NAME = 190;

    private final ListView<Row> list = new ListView<>();
    private final Button apply = new Button();
    private final Button close = new Button();
    private final List<Subject> subjects;
    private final Messages messages;
    private final Overlay overlay;
    private final Consumer<List<Change>> poke;

    /// A line: the title of a subject, or one of its switches.
    private static final class Row {
        private final Subject subject;
        private final @Nullable Switch bit;
        private boolean turned;

        private Row(Subject subject, @Nullable Switch bit) {
            this.subject = subject;
            this.bit = bit;
        }
    }

    PokePane(List<Subject> subjects, Messages messages, Overlay overlay, Consumer<List<Change>> poke) {
        this.subjects = List.copyOf(subjects);
        this.messages = messages;
        this.overlay = overlay;
        this.poke = poke;
        setId("poke");
        getStyleClass().addAll("palette", "poke");
        setMaxSize(WIDTH, Region.USE_PREF_SIZE);
        setPrefWidth(WIDTH);
        Label title = new Label(subjects.isEmpty() ? messages.of(Text.POKE_NOTHING)
            : messages.of(Text.POKE_TITLE, subjects.getFirst().title()));
        title.getStyleClass().add("section");
        title.setWrapText(true);
        Label hint = new Label(messages.of(Text.POKE_HINT));
        hint.getStyleClass().add("muted");
        hint.setWrapText(true);
        list.setId("poke-list");
        list.setAccessibleText(title.getText());
        list.setPrefHeight(HEIGHT);
        list.setCellFactory(view -> new Line());
        list.addEventHandler(KeyEvent.KEY_PRESSED, this::typed);
        subjects.forEach(this::add);
        Button cancel = new Button(messages.of(Text.POKE_CANCEL));
        cancel.setOnAction(event -> overlay.close());
        cancel.setFocusTraversable(false);
        apply.setId("poke-apply");
        apply.setFocusTraversable(false);
        apply.setText(messages.of(Text.POKE_APPLY));
        apply.setOnAction(event -> apply());
        apply.setDisable(true);
        HBox buttons = new HBox(8, cancel, apply);
        buttons.setAlignment(Pos.CENTER_RIGHT);
        close.setId("poke-close");
        close.setText(messages.of(Text.KEYS_CLOSE));
        close.setDefaultButton(true);
        close.setOnAction(event -> overlay.close());
        getChildren().setAll(title);
        if (subjects.isEmpty()) {
            HBox line = new HBox(close);
            line.setAlignment(Pos.CENTER_RIGHT);
            getChildren().add(line);
        } else {
            getChildren().addAll(hint, list, buttons);
        }
    }

    private void add(Subject subject) {
        list.getItems().add(new Row(subject, null));
        subject.switches().forEach(bit -> list.getItems().add(new Row(subject, bit)));
    }

    /// Opens on the switch whose name begins with `name`, else on the first.
    void open(String name) {
        overlay.open(this, subjects.isEmpty() ? close : list);
        if (subjects.isEmpty()) {
            return;
        }
        int wanted = 1;
        for (int i = list.getItems().size() - 1; i > 0; i--) {
            Switch bit = list.getItems().get(i).bit;
            wanted = bit != null && !name.isEmpty() && (bit.name() + " ").startsWith(name + " ") ? i : wanted;
        }
        list.getSelectionModel().select(wanted);
        list.scrollTo(Math.max(0, wanted - 1));
    }

    private void typed(KeyEvent event) {
        Row row = list.getSelectionModel().getSelectedItem();
        if (event.getCode() == KeyCode.SPACE && row != null) {
            turn(row);
        } else if (event.getCode() == KeyCode.ENTER) {
            apply();
        } else {
            return;
        }
        event.consume();
    }

    private void turn(Row row) {
        if (row.bit != null) {
            row.turned = !row.turned;
            list.refresh();
            apply.setDisable(changes().isEmpty());
        }
    }

    private void apply() {
        List<Change> changes = changes();
        if (!changes.isEmpty()) {
            overlay.close();
            poke.accept(changes);
        }
    }

    /// The cells that get another value.
    private List<Change> changes() {
        List<Change> changes = new ArrayList<>();
        for (Subject subject : subjects) {
            long value = subject.value();
            boolean dropped = false;
            for (Row row : list.getItems()) {
                Switch bit = row.bit;
                if (row.subject == subject && bit != null && row.turned) {
                    dropped |= bit.mask() == -1L;
                    value ^= bit.mask();
                }
            }
            value = dropped ? 0 : value;
            changes.addAll(subject.changed(value));
        }
        return changes;
    }

    private final class Line extends ListCell<Row> {
        private final ToggleSwitch toggle = new ToggleSwitch();
        private final Label name = new Label();
        private final Label consequence = new Label();
        private final HBox box = new HBox(10, toggle, name, consequence);

        Line() {
            toggle.setFocusTraversable(false);
            toggle.setMouseTransparent(true);
            toggle.setMinWidth(Region.USE_PREF_SIZE);
            name.setMinWidth(NAME);
            name.setPrefWidth(NAME);
            name.setWrapText(true);
            name.setMinHeight(Region.USE_PREF_SIZE);
            consequence.setWrapText(true);
            consequence.getStyleClass().add("muted");
            consequence.setPrefWidth(WIDTH - NAME - 130);
            consequence.setMinHeight(Region.USE_PREF_SIZE);
            box.setAlignment(Pos.CENTER_LEFT);
            setPrefWidth(0);
            setOnMouseClicked(event -> {
                if (getItem() != null) {
                    turn(getItem());
                }
            });
        }

        @Override
        protected void updateItem(@Nullable Row row, boolean empty) {
            super.updateItem(row, empty);
            setText(null);
            setGraphic(null);
            getStyleClass().remove("poke-subject");
            if (empty || row == null) {
                return;
            }
            Switch bit = row.bit;
            if (bit == null) {
                setText(row.subject.title());
                setContentDisplay(ContentDisplay.TEXT_ONLY);
                getStyleClass().add("poke-subject");
                return;
            }
            boolean set = bit.set() != row.turned;
            toggle.setSelected(set);
            name.setText(bit.name() + (row.turned ? "  ✎" : ""));
            consequence.setText(bit.consequence());
            setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
            setGraphic(box);
            setAccessibleText(bit.name() + ", " + messages.of(set ? Text.POKE_SET : Text.POKE_CLEAR) + ". "
                + bit.consequence());
        }
    }
}
