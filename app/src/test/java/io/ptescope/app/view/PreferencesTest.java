package io.ptescope.app.view;

import static org.assertj.core.api.Assertions.assertThat;

import io.ptescope.app.action.ActionId;
import io.ptescope.app.action.KeyPreset;
import io.ptescope.app.settings.SettingsFile;
import io.ptescope.app.view.choice.Look;
import io.ptescope.app.view.choice.Preferences;
import io.ptescope.app.view.choice.Theme;
import io.ptescope.app.view.work.Remembered;
import java.io.IOException;
import java.lang.ref.WeakReference;
import java.nio.file.Files;
import java.util.concurrent.atomic.AtomicReference;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.input.KeyCode;
import org.controlsfx.control.ToggleSwitch;
import org.junit.jupiter.api.Test;

class PreferencesTest extends WindowTest {
    @Test
    void closedThemeIsLetGoByThePlatform() {
        AtomicReference<WeakReference<Theme>> open = new AtomicReference<>();
        AtomicReference<WeakReference<Theme>> closed = new AtomicReference<>();
        fx(() -> open.set(new WeakReference<>(theme())));
        fx(() -> {
            Theme theme = theme();
            theme.close();
            closed.set(new WeakReference<>(theme));
        });
        for (int again = 0; again < 5 && closed.get().get() != null; again++) {
            System.gc();
        }
        assertThat(closed.get().get()).isNull();
        assertThat(open.get().get()).as("one that is open hears of the system").isNotNull();
    }

    private Theme theme() {
        return new Theme(new Remembered(new SettingsFile(settings), pauses, failure -> { }));
    }

    @Test
    void pageIsOpenedAndLeftByKeyAndKeepsTheFocusMeanwhile() {
        keys(KeyCode.CONTROL, KeyCode.COMMA);
        assertThat(lookup("#preferences").tryQuery()).isPresent();
        for (int i = 0; i < 12; i++) {
            assertThat(isInPreferences(window.scene().getFocusOwner())).isTrue();
            keys(KeyCode.TAB);
        }
        keys(KeyCode.ESCAPE);
        assertThat(lookup("#preferences").tryQuery()).isEmpty();
        assertThat(window.scene().getFocusOwner()).isEqualTo(node("next"));
    }

    @Test
    void choiceWorksAtOnceAndIsRemembered() throws IOException {
        open();
        fx(() -> choose("Theme", window.messages().actionText(ActionId.DARK_THEME.key())));
        assertThat(window.theme().look()).isEqualTo(Look.DARK);
        fx(() -> choose("Size of everything", "150 %"));
        assertThat(window.scale().percent()).isEqualTo(150);
        fx(() -> choose("Keys", window.messages().actionText(KeyPreset.RIPES.action().key())));
        assertThat(window.actions().presetProperty().getValue()).isEqualTo(KeyPreset.RIPES);
        fx(window::close);
        assertThat(Files.readString(settings)).contains("theme = dark", "scale = 150", "keys = ripes");
    }

    @Test
    void motionCanBeSwitchedOffForGood() throws IOException {
        reducedMotion.set(false);
        open();
        fx(() -> ((ToggleSwitch) named("Animate each step")).setSelected(false));
        fx(() -> session().next());
        assertThat(window.motion().isRunning()).isFalse();
        fx(window::close);
        assertThat(Files.readString(settings)).contains("motion = off");
    }

    private void open() {
        fx(() -> window.actions().run(ActionId.PREFERENCES));
    }

    @SuppressWarnings("unchecked")
    private void choose(String name, String value) {
        ComboBox<Object> box = (ComboBox<Object>) named(name);
        box.setValue(box.getItems().stream().filter(item -> box.getConverter().toString(item).equals(value))
            .findFirst().orElseThrow());
    }

    private Node named(String name) {
        return lookup(".property-pane *").<Node>queryAll().stream()
            .filter(node -> name.equals(node.getAccessibleText())).findFirst().orElseThrow();
    }

    private boolean isInPreferences(Node node) {
        for (Node up = node; up != null; up = up.getParent()) {
            if (up instanceof Preferences) {
                return true;
            }
        }
        return false;
    }
}
