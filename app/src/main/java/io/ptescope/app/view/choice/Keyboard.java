package io.ptescope.app.view.choice;

import io.ptescope.app.action.KeyPreset;
import io.ptescope.app.view.work.Remembered;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/// Which habits the keys follow, and whether there are short ones; it is remembered.
public final class Keyboard {
    private static final String KEY = "keys";
    private static final String SHORT_KEYS = "short-keys";

    private final ReadOnlyObjectWrapper<KeyPreset> preset;
    private final Remembered remembered;

    public Keyboard(Remembered remembered) {
        this.remembered = remembered;
        preset = new ReadOnlyObjectWrapper<>(remembered.get(KEY).flatMap(KeyPreset::of).orElse(KeyPreset.INTELLIJ));
    }

    public ReadOnlyObjectProperty<KeyPreset> presetProperty() {
        return preset.getReadOnlyProperty();
    }

    public void follow(KeyPreset other) {
        preset.set(other);
        remembered.put(KEY, other.code());
    }

    /// Whether single letters and marks run commands while the stage or the timeline has the focus.
    public boolean hasShortKeys() {
        return remembered.isOn(SHORT_KEYS, true);
    }

    public void useShortKeys(boolean wanted) {
        remembered.turn(SHORT_KEYS, true, wanted);
    }
}
