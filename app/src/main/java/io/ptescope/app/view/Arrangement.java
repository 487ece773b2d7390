package io.ptescope.app.view;

import io.ptescope.app.view.dock.DockLayout;
import io.ptescope.app.view.dock.DockText;
import io.ptescope.app.view.dock.PanelId;
import io.ptescope.app.view.work.Remembered;
import java.util.function.UnaryOperator;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;

/// How the panels are arranged now, and remembered to be.
final class Arrangement {
    private static final String KEY = "layout";
    /// Part of the window's width in which most lines of a workload fit.
    private static final double ROOMY = 0.33;

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

    /// Shows `panel` with room for text.
    void widen(PanelId panel) {
        layout.set(layout.get().roomy(panel, ROOMY));
    }

    void change(UnaryOperator<DockLayout> how) {
        layout.set(how.apply(layout.get()));
    }

    void reset() {
        layout.set(DockLayout.standard());
    }
}
