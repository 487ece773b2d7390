package io.ptescope.app.view;

import io.ptescope.app.view.dock.DockLayout;
import io.ptescope.app.view.dock.DockText;
import io.ptescope.app.view.dock.PanelId;
import io.ptescope.app.view.work.Remembered;
import java.util.function.UnaryOperator;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import org.jspecify.annotations.Nullable;

/// How the panels are arranged now, and remembered to be.
final class Arrangement {
    private static final String KEY = "layout";
    /// Part of the window's width in which most lines of a workload fit.
    private static final double ROOMY = 0.33;

    private final ObjectProperty<DockLayout> layout;
    private @Nullable Widened widened;

    /// A panel that got room for text, and the arrangement before and after that.
    private record Widened(PanelId panel, DockLayout before, DockLayout wide) {
        private DockLayout undone(DockLayout now) {
            return now.narrow(panel, before, wide);
        }
    }

    Arrangement(Remembered remembered) {
        DockLayout begin = remembered.get(KEY).flatMap(DockText::parse).orElseGet(DockLayout::standard);
        layout = new SimpleObjectProperty<>(this, KEY, begin);
        layout.addListener((property, before, now) -> {
            leave(now);
            DockLayout kept = widened == null ? layout.get() : widened.undone(layout.get());
            if (kept.equals(DockLayout.standard())) {
                remembered.forget(KEY);
            } else {
                remembered.put(KEY, DockText.of(kept));
            }
        });
    }

    /// What was widened has again the size that it had before, as soon as the panel is no longer seen.
    private void leave(DockLayout now) {
        Widened made = widened;
        if (made != null && !now.isSeen(made.panel)) {
            widened = null;
            layout.set(made.undone(now));
        }
    }

    ObjectProperty<DockLayout> layoutProperty() {
        return layout;
    }

    /// Shows `panel` with room for text.
    void widen(PanelId panel) {
        DockLayout before = layout.get();
        DockLayout wide = before.roomy(panel, ROOMY);
        if (widened == null && !wide.equals(before.showing(panel))) {
            widened = new Widened(panel, before, wide);
        }
        layout.set(wide);
    }

    void change(UnaryOperator<DockLayout> how) {
        layout.set(how.apply(layout.get()));
    }

    void reset() {
        layout.set(DockLayout.standard());
    }
}
