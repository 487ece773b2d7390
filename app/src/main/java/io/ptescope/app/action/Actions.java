package io.ptescope.app.action;

import io.ptescope.app.text.Messages;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Predicate;
import javafx.application.Platform;
import javafx.beans.value.ObservableValue;
import javafx.event.ActionEvent;
import javafx.scene.control.Button;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import org.controlsfx.control.action.Action;
import org.controlsfx.control.action.ActionUtils;
import org.controlsfx.control.action.ActionUtils.ActionTextBehavior;

/// The commands of one window as ControlsFX actions, and the controls that are made from them.
public final class Actions {
    private final Map<ActionId, Action> actions = new EnumMap<>(ActionId.class);
    private final Messages messages;
    private final KeyNames keys;
    private final ObservableValue<KeyPreset> preset;
    private Consumer<ActionId> listener = id -> { };

    /// Actions for all commands; `commands` holds one for every [ActionId]. Their chords follow `preset`.
    public Actions(Messages messages, Map<ActionId, Command> commands, ObservableValue<KeyPreset> preset) {
        this.messages = messages;
        this.keys = new KeyNames(messages);
        this.preset = preset;
        for (ActionId id : ActionId.values()) {
            Command command = commands.get(id);
            if (command == null) {
                throw new IllegalArgumentException("no command for " + id);
            }
            actions.put(id, made(id, command));
        }
        preset.subscribe(now -> actions.forEach(this::giveKeys));
    }

    private void giveKeys(ActionId id, Action action) {
        List<KeyCombination> chords = chords(id);
        action.setAccelerator(chords.isEmpty() ? null : keys.named(chords.getFirst()));
        action.setLongText(tip(id));
    }

    private Action made(ActionId id, Command command) {
        Action action = new Action(messages.actionText(id.key()), event -> {
            command.run().run();
            listener.accept(id);
        });
        if (id.isChoice()) {
            // A click on the one that is on would turn it off.
            action.selectedProperty().subscribe(on -> Platform.runLater(
                () -> action.setSelected(command.chosen().getValue())));
        }
        action.setGraphic(new ActionIcon(id.icon()));
        action.getStyleClass().add("action-" + id.key());
        action.setDisabled(!command.enabled().getValue());
        command.enabled().subscribe(enabled -> action.setDisabled(!enabled));
        command.chosen().subscribe(action::setSelected);
        return action;
    }

    /// Who is told of each command that has been run.
    public void whenRun(Consumer<ActionId> heard) {
        listener = heard;
    }

    /// The action of `id`.
    public Action action(ActionId id) {
        return actions.get(id);
    }

    public String text(ActionId id) {
        return messages.actionText(id.key());
    }

    public String help(ActionId id) {
        return messages.actionHelp(id.key());
    }

    /// The menu that it stands in.
    public String menu(ActionId id) {
        return messages.of(id.group().title());
    }

    /// The keys that run `id` from everywhere in the window now.
    public List<KeyCombination> chords(ActionId id) {
        return id.chords(preset.getValue());
    }

    /// Which habits the chords follow now.
    public ObservableValue<KeyPreset> presetProperty() {
        return preset;
    }

    /// The key to show for `id` now: its first chord, else its first short key, else nothing.
    public String shownKey(ActionId id) {
        return List.of(chords(id), id.shortKeys()).stream().flatMap(List::stream).findFirst()
            .map(keys::of).orElse("");
    }

    /// Runs `id` if it can run now. Returns whether it did.
    public boolean run(ActionId id) {
        Action action = action(id);
        if (action.isDisabled()) {
            return false;
        }
        action.handle(new ActionEvent());
        return true;
    }

    /// Runs the command that has the pressed chord. Returns whether some command has it, even one that cannot run.
    public boolean pressed(KeyEvent event) {
        return pressed(id -> isChord(id, event));
    }

    /// Whether some command has the pressed chord.
    public boolean isChord(KeyEvent event) {
        return Arrays.stream(ActionId.values()).anyMatch(id -> isChord(id, event));
    }

    private boolean isChord(ActionId id, KeyEvent event) {
        return chords(id).stream().anyMatch(key -> Keystroke.presses(key, event));
    }

    /// As [#pressed], for the short keys. What is typed wins over the key that types it: a question mark is a comma
    /// with Shift in France.
    public boolean pressedShort(KeyEvent event) {
        return pressed(id -> id.shortKeys().stream().anyMatch(key -> Keystroke.types(key, event)))
            || pressed(id -> id.shortKeys().stream().anyMatch(key -> Keystroke.presses(key, event)));
    }

    private boolean pressed(Predicate<ActionId> isMeant) {
        for (ActionId id : ActionId.values()) {
            if (isMeant.test(id)) {
                run(id);
                return true;
            }
        }
        return false;
    }

    /// A button with icon and text.
    public Button button(ActionId id) {
        return ActionUtils.createButton(action(id));
    }

    /// A button with an icon only; screen readers hear the text.
    public Button iconButton(ActionId id) {
        Button button = ActionUtils.createButton(action(id), ActionTextBehavior.HIDE);
        button.setAccessibleText(text(id));
        button.getStyleClass().add("icon-button");
        return button;
    }

    /// A toggle without an icon, for a segmented button.
    public ToggleButton segment(ActionId id) {
        ToggleButton button = ActionUtils.createToggleButton(action(id));
        button.graphicProperty().unbind();
        button.setGraphic(null);
        return button;
    }

    /// All menus, each with all its commands.
    public List<Menu> menus() {
        return Arrays.stream(ActionId.Group.values()).map(this::menu).toList();
    }

    private Menu menu(ActionId.Group group) {
        Menu menu = new Menu(messages.of(group.title()));
        menu.getItems().addAll(group.actions().stream().map(this::item).toList());
        return menu;
    }

    private MenuItem item(ActionId id) {
        Action action = action(id);
        MenuItem item = id.isChoice() ? ActionUtils.createCheckMenuItem(action) : ActionUtils.createMenuItem(action);
        item.setId("menu-" + id.key());
        return item;
    }

    private String tip(ActionId id) {
        String key = shownKey(id);
        return key.isEmpty() ? help(id) : help(id) + "  (" + key + ")";
    }
}
