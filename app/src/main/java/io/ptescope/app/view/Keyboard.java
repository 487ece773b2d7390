package io.ptescope.app.view;

import io.ptescope.app.action.KeyPreset;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/// Which habits the keys follow, which is remembered.
final class Keyboard {
    private static final String KEY = "keys";

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
}
