package io.ptescope.app.view.page;

import io.ptescope.app.action.ActionIcon;
import io.ptescope.app.action.ActionId;
import io.ptescope.app.action.Actions;
import io.ptescope.app.text.Messages;
import io.ptescope.app.text.Text;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// Every action by name: type a part of it, choose with the arrows, run with Enter. Shows the keys, so that it teaches
/// them.
public final class ActionPalette extends VBox {
    private final TextField search = new TextField();
    private final ListView<ActionId> list = new ListView<>();
    private final Actions actions;
    private final Overlay overlay;
    private final Predicate<ActionId> goes;

    /// @param goes goes to the panel of an action, if it has one: who looks for a panel by name wants to see it, not to
    ///             close the one that is open
    public ActionPalette(Actions actions, Messages messages, Overlay overlay, Predicate<ActionId> goes) {
        this.actions = actions;
        this.overlay = overlay;
        this.goes = goes;
        getStyleClass().add("palette");
        setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
        search.setId("palette-search");
        search.setPromptText(messages.of(Text.PALETTE_PROMPT));
        search.setAccessibleText(messages.of(Text.PALETTE_PROMPT));
        list.setId("palette-list");
        list.setFocusTraversable(false);
        list.setPlaceholder(new Label(messages.of(Text.PALETTE_NONE)));
        list.setCellFactory(view -> new Row());
        getChildren().setAll(search, list);
        search.textProperty().subscribe(this::filter);
        search.addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
    }

    public void open() {
        search.clear();
        filter("");
        overlay.open(this, search);
    }

    /// The actions whose name, menu or help has every word of `words`: those that can run before those that cannot, and
    /// among them those whose name begins with the words first.
    public static List<ActionId> matching(Actions actions, String words) {
        String wanted = words.strip().toLowerCase(Locale.ROOT);
        return Arrays.stream(ActionId.values())
            .filter(id -> Arrays.stream(wanted.split("\\s+")).allMatch(word -> haystack(actions, id).contains(word)))
            .sorted(Comparator.comparing((ActionId id) -> actions.action(id).isDisabled())
                .thenComparing(id -> !begins(actions, id, wanted)))
            .toList();
    }

    private static String haystack(Actions actions, ActionId id) {
        return (actions.text(id) + " " + actions.menu(id) + " " + actions.help(id)).toLowerCase(Locale.ROOT);
    }

    private static boolean begins(Actions actions, ActionId id, String wanted) {
        return actions.text(id).toLowerCase(Locale.ROOT).startsWith(wanted);
    }

    private void filter(String words) {
        list.getItems().setAll(matching(actions, words));
        list.getSelectionModel().selectFirst();
        list.scrollTo(0);
    }

    private void pressed(KeyEvent event) {
        switch (event.getCode()) {
            case UP -> move(-1);
            case DOWN -> move(1);
            case ENTER -> runSelected();
            default -> {
                return;
            }
        }
        event.consume();
    }

    private void move(int by) {
        int size = list.getItems().size();
        if (size > 0) {
            int at = Math.floorMod(list.getSelectionModel().getSelectedIndex() + by, size);
            list.getSelectionModel().select(at);
            list.scrollTo(Math.max(0, at - 4));
        }
    }

    private void runSelected() {
        ActionId id = list.getSelectionModel().getSelectedItem();
        if (id != null && !actions.action(id).isDisabled()) {
            overlay.close();
            if (!goes.test(id)) {
                actions.run(id);
            }
        }
    }

    private final class Row extends ListCell<ActionId> {
        Row() {
            setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
            setPrefWidth(0);
            setOnMouseClicked(event -> runSelected());
        }

        @Override
        protected void updateItem(ActionId id, boolean empty) {
            super.updateItem(id, empty);
            setGraphic(empty ? null : content(id));
            setDisable(!empty && actions.action(id).isDisabled());
            setAccessibleText(empty ? "" : String.join(", ", actions.text(id), actions.menu(id), actions.shownKey(id),
                actions.help(id)));
        }

        private HBox content(ActionId id) {
            Label name = new Label(actions.text(id), new ActionIcon(id.icon()));
            name.setMinWidth(Region.USE_PREF_SIZE);
            name.getStyleClass().add("name");
            Label help = new Label(actions.help(id));
            help.getStyleClass().add("muted");
            help.setMinWidth(0);
            Region gap = new Region();
            HBox.setHgrow(gap, Priority.ALWAYS);
            Label menu = new Label(actions.menu(id));
            menu.getStyleClass().add("muted");
            menu.setMinWidth(Region.USE_PREF_SIZE);
            Label key = new Label(actions.shownKey(id));
            key.getStyleClass().add("key");
            key.setMinWidth(Region.USE_PREF_SIZE);
            key.setVisible(!key.getText().isEmpty());
            HBox row = new HBox(10, name, help, gap, menu, key);
            row.getStyleClass().add("palette-row");
            return row;
        }
    }
}
