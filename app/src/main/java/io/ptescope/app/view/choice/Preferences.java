package io.ptescope.app.view.choice;

import io.ptescope.app.action.ActionId;
import io.ptescope.app.action.Actions;
import io.ptescope.app.action.KeyPreset;
import io.ptescope.app.text.Language;
import io.ptescope.app.text.Messages;
import io.ptescope.app.text.Text;
import io.ptescope.app.view.page.Overlay;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;
import org.controlsfx.control.PropertySheet;
import org.controlsfx.control.ToggleSwitch;
import org.controlsfx.property.editor.PropertyEditor;
import org.jspecify.annotations.Nullable;

/// All that can be chosen about the window, on one page: each choice works at once and is remembered by its owner.
public final class Preferences extends VBox {
    private static final double WIDTH = 460;

    private final PropertySheet sheet = new PropertySheet();
    private final Messages messages;
    private final Actions actions;
    private final Overlay overlay;

    public Preferences(Messages messages, Actions actions, Overlay overlay) {
        this.messages = messages;
        this.actions = actions;
        this.overlay = overlay;
        getStyleClass().add("keys-page");
        setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
        Label title = new Label(messages.actionText(ActionId.PREFERENCES.key()).replace("…", ""));
        title.getStyleClass().add("title");
        sheet.setId("preferences");
        sheet.setModeSwitcherVisible(false);
        sheet.setSearchBoxVisible(false);
        sheet.setPropertyEditorFactory(item -> switch (item) {
            case Choice<?> choice -> choice.editor();
            case OnOff onOff -> onOff.editor();
            default -> throw new IllegalArgumentException("no editor for " + item.getName());
        });
        sheet.setPrefWidth(WIDTH);
        sheet.setFocusTraversable(false);
        Button close = new Button(messages.of(Text.KEYS_CLOSE));
        close.setId("preferences-close");
        close.setOnAction(event -> overlay.close());
        getChildren().setAll(title, sheet, close);
    }

    /// The look, or the system's.
    public Preferences theme(Theme theme) {
        List<Optional<Look>> looks = new ArrayList<>(List.of(Optional.empty()));
        Arrays.stream(Look.values()).map(Optional::of).forEach(looks::add);
        return choice(Text.PREFERENCES_THEME, looks,
            look -> actions.text(look.map(Look::action).orElse(ActionId.SYSTEM_THEME)),
            () -> theme.followsSystemProperty().get() ? Optional.<Look>empty() : Optional.of(theme.look()),
            look -> look.ifPresentOrElse(theme::choose, theme::followSystem));
    }

    public Preferences scale(UiScale scale) {
        return choice(Text.PREFERENCES_SCALE, UiScale.STEPS, percent -> percent + " %", scale::percent, scale::choose);
    }

    public Preferences keys(Keyboard keyboard) {
        return choice(Text.PREFERENCES_KEYS, List.of(KeyPreset.values()), preset -> actions.text(preset.action()),
            () -> keyboard.presetProperty().get(), keyboard::follow);
    }

    /// `speak` makes another window in its language.
    public Preferences language(Language now, Consumer<Language> speak) {
        return choice(Text.PREFERENCES_LANGUAGE, List.of(Language.values()), Language::text, () -> now, wanted -> {
            if (wanted != now) {
                overlay.close();
                speak.accept(wanted);
            }
        });
    }

    /// Something that is on or off.
    public Preferences onOff(Text name, Supplier<Boolean> now, Consumer<Boolean> choose) {
        sheet.getItems().add(new OnOff(messages.of(name), now, choose));
        return this;
    }

    public void open() {
        overlay.open(this, sheet);
        applyCss();
        layout();
        Node first = sheet.lookup(".combo-box");
        if (first != null) {
            first.requestFocus();
        }
    }

    private <T> Preferences choice(Text name, List<T> all, Function<T, String> words, Supplier<T> now,
        Consumer<T> choose) {
        sheet.getItems().add(new Choice<>(messages.of(name), all, words, now, choose));
        return this;
    }

    /// One of several.
    private record Choice<T>(String name, List<T> all, Function<T, String> words, Supplier<T> now, Consumer<T> choose)
        implements Setting {
        @Override
        public Class<?> getType() {
            return Object.class;
        }

        @Override
        public @Nullable Object getValue() {
            return now.get();
        }

        @Override
        public void setValue(Object value) {
            all.stream().filter(each -> each.equals(value) && !each.equals(now.get())).findFirst().ifPresent(choose);
        }

        PropertyEditor<T> editor() {
            ComboBox<T> box = new ComboBox<>();
            box.getItems().setAll(all);
            box.setConverter(new StringConverter<>() {
                @Override
                public String toString(@Nullable T value) {
                    return value == null ? "" : words.apply(value);
                }

                @Override
                public @Nullable T fromString(String text) {
                    return all.stream().filter(each -> words.apply(each).equals(text)).findFirst().orElse(null);
                }
            });
            box.setAccessibleText(name);
            box.setMaxWidth(Double.MAX_VALUE);
            box.setValue(now.get());
            box.valueProperty().subscribe(value -> {
                if (!box.isShowing()) {
                    setValue(value);
                }
            });
            // While the list is open, the arrow keys only look around.
            box.showingProperty().subscribe(showing -> {
                if (!showing) {
                    setValue(box.getValue());
                }
            });
            return new Editor<>(box, box::getValue, box::setValue);
        }
    }

    private record OnOff(String name, Supplier<Boolean> now, Consumer<Boolean> choose) implements Setting {
        @Override
        public Class<?> getType() {
            return Boolean.class;
        }

        @Override
        public Object getValue() {
            return now.get();
        }

        @Override
        public void setValue(Object value) {
            if (!value.equals(now.get())) {
                choose.accept((Boolean) value);
            }
        }

        PropertyEditor<Boolean> editor() {
            ToggleSwitch toggle = new ToggleSwitch();
            toggle.setSelected(now.get());
            toggle.setAccessibleText(name);
            toggle.selectedProperty().subscribe(this::setValue);
            return new Editor<>(toggle, toggle::isSelected, toggle::setSelected);
        }
    }

    /// A property that has a name and nothing else to tell.
    private sealed interface Setting extends PropertySheet.Item {
        String name();

        @Override
        default String getCategory() {
            return "";
        }

        @Override
        default String getName() {
            return name();
        }

        @Override
        default String getDescription() {
            return "";
        }

        @Override
        default Optional<ObservableValue<? extends Object>> getObservableValue() {
            return Optional.empty();
        }
    }

    private record Editor<T>(Node node, Supplier<T> value, Consumer<T> set) implements PropertyEditor<T> {
        @Override
        public Node getEditor() {
            return node;
        }

        @Override
        public T getValue() {
            return value.get();
        }

        @Override
        public void setValue(T wanted) {
            set.accept(wanted);
        }
    }
}
