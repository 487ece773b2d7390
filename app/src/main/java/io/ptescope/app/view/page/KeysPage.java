package io.ptescope.app.view.page;

import io.ptescope.app.action.ActionId;
import io.ptescope.app.action.Actions;
import io.ptescope.app.action.KeyNames;
import io.ptescope.app.text.Messages;
import io.ptescope.app.text.Text;
import io.ptescope.app.view.presenter.PresenterKey;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.geometry.VPos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// The table of all keys, by menu.
public final class KeysPage extends VBox {
    private static final Set<ActionId.Group> LEFT = EnumSet.of(ActionId.Group.FILE, ActionId.Group.DETAIL,
        ActionId.Group.VIEW, ActionId.Group.TEACH, ActionId.Group.HELP);

    /// Pixels of a press on an arrow key.
    private static final double LINE = 40;
    /// Share of what is seen that a page goes on by, so that a line stays in sight.
    private static final double PAGE = 0.9;

    private final Button close;
    private final Overlay overlay;
    private final KeyNames names;

    public KeysPage(Actions actions, Messages messages, Overlay overlay) {
        this.overlay = overlay;
        this.names = new KeyNames(messages);
        getStyleClass().add("keys-page");
        setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
        Label title = new Label(messages.of(Text.KEYS_TITLE) + " · "
            + actions.text(actions.presetProperty().getValue().action()));
        title.getStyleClass().add("title");
        VBox left = new VBox(18);
        VBox right = new VBox(18);
        for (ActionId.Group group : ActionId.Group.values()) {
            if (group == ActionId.Group.PANEL) {
                continue;
            }
            (LEFT.contains(group) ? left : right).getChildren().add(table(group, actions, messages));
        }
        left.getChildren().add(presenter(messages));
        ScrollPane scroll = new ScrollPane(new HBox(48, left, right));
        scroll.setFitToWidth(true);
        scroll.setPrefViewportHeight(470);
        close = new Button(messages.of(Text.KEYS_CLOSE));
        close.setId("keys-close");
        close.setOnAction(event -> overlay.close());
        close.setDefaultButton(true);
        addEventFilter(KeyEvent.KEY_PRESSED, event -> scroll(scroll, event));
        getChildren().setAll(title, scroll, close);
    }

    public void open() {
        overlay.open(this, close);
    }

    /// The only control is the button: the other keys of a page move the table.
    private static void scroll(ScrollPane scroll, KeyEvent event) {
        double view = scroll.getViewportBounds().getHeight();
        double beyond = Math.max(1, scroll.getContent().getLayoutBounds().getHeight() - view);
        double pixels = switch (event.getCode()) {
            case UP -> -LINE;
            case DOWN -> LINE;
            case PAGE_UP -> -PAGE * view;
            case PAGE_DOWN -> PAGE * view;
            case HOME -> -beyond;
            case END -> beyond;
            case LEFT, RIGHT, TAB -> 0;
            default -> Double.NaN;
        };
        if (!Double.isNaN(pixels)) {
            scroll.setVvalue(Math.clamp(scroll.getVvalue() + pixels / beyond, 0, 1));
            event.consume();
        }
    }

    private VBox table(ActionId.Group group, Actions actions, Messages messages) {
        Label title = new Label(messages.of(group.title()));
        title.getStyleClass().add("section");
        GridPane grid = new GridPane(12, 4);
        int row = 0;
        for (ActionId id : group.actions()) {
            if (actions.chords(id).isEmpty() && id.shortKeys().isEmpty()) {
                continue;
            }
            Label name = new Label(actions.text(id).replace("…", ""));
            name.setMinWidth(170);
            GridPane.setValignment(name, VPos.TOP);
            Label keys = new Label(keys(id, actions, messages));
            keys.getStyleClass().add("mono");
            keys.setWrapText(true);
            keys.setPrefWidth(300);
            keys.setMinHeight(Region.USE_PREF_SIZE);
            grid.addRow(row++, name, keys);
        }
        return new VBox(6, title, grid);
    }

    /// The keys that mean something else while presenting.
    private VBox presenter(Messages messages) {
        Label title = new Label(messages.of(Text.PRESENTER_TITLE));
        title.getStyleClass().add("section");
        GridPane grid = new GridPane(12, 4);
        for (PresenterKey key : PresenterKey.values()) {
            Label name = new Label(messages.of(key.text()));
            name.setWrapText(true);
            name.setMinWidth(170);
            name.setPrefWidth(170);
            name.setMinHeight(Region.USE_PREF_SIZE);
            GridPane.setValignment(name, VPos.TOP);
            Label keys = new Label(joined(key.keys().stream()));
            keys.getStyleClass().add("mono");
            keys.setWrapText(true);
            keys.setPrefWidth(220);
            keys.setMinHeight(Region.USE_PREF_SIZE);
            grid.addRow(key.ordinal(), name, keys);
        }
        return new VBox(6, title, grid);
    }

    private String keys(ActionId id, Actions actions, Messages messages) {
        String chords = joined(actions.chords(id).stream());
        if (id == ActionId.UNDO) {
            // Elsewhere this chord steps back; to who writes it means what it means everywhere.
            return chords + "   " + names.of(KeyCombination.keyCombination("Shortcut+Z")) + " "
                + messages.of(Text.KEYS_EDITOR);
        }
        String shortKeys = joined(id.shortKeys().stream());
        if (shortKeys.isEmpty()) {
            return chords;
        }
        String onStage = shortKeys + " " + messages.of(Text.KEYS_STAGE);
        return chords.isEmpty() ? onStage : chords + "   " + onStage;
    }

    private String joined(Stream<KeyCombination> keys) {
        return keys.map(names::of).distinct().collect(Collectors.joining("  "));
    }
}
