package io.ptescope.app.view;

import io.ptescope.app.action.KeyPreset;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/// Which habits the keys follow, and whether there are short ones; it is remembered.
final class Keyboard {
    private static final String KEY = "keys";
    private static final String SHORT_KEYS = "short-keys";

    private final ReadOnlyObjectWrapper<KeyPreset> preset;
    private final Remembered remembered;

    Keyboard(Remembered remembered) {
        this.remembered = remembered;
        preset = new ReadOnlyObjectWrapper<>(remembered.get(KEY).flatMap(KeyPreset::of).orElse(KeyPreset.INTELLIJ));
    }

    ReadOnlyObjectProperty<KeyPreset> presetProperty() {
        return preset.getReadOnlyProperty();
    }

    void follow(KeyPreset other) {
        preset.set(other);
        remembered.put(KEY, other.code());
    }

    /// Whether single letters and marks run commands while the stage or the timeline has the focus.
    boolean hasShortKeys() {
        return remembered.isOn(SHORT_KEYS, true);
    }

    void useShortKeys(boolean wanted) {
        remembered.turn(SHORT_KEYS, true, wanted);
    }
}
