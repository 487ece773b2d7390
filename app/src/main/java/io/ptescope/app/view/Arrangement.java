package io.ptescope.app.view;

import io.ptescope.app.view.dock.DockLayout;
import io.ptescope.app.view.dock.DockText;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;

/// How the panels are arranged now, and remembered to be.
final class Arrangement {
    private static final String KEY = "layout";

    private final ObjectProperty<DockLayout> layout;

    Arrangement(Remembered remembered) {
        DockLayout begin = remembered.get(KEY).flatMap(DockText::parse).orElseGet(DockLayout::standard);
        layout = new SimpleObjectProperty<>(this, KEY, begin);
        layout.addListener((property, before, now) -> {
            if (now.equals(DockLayout.standard())) {
                remembered.forget(KEY);
            } else {
                remembered.put(KEY, DockText.of(now));
            }
        });
    }

    ObjectProperty<DockLayout> layoutProperty() {
        return layout;
    }

    void reset() {
        layout.set(DockLayout.standard());
    }
}
