package io.ptescope.app.view;

import io.ptescope.app.paint.Palette;
import java.util.Objects;
import javafx.application.ColorScheme;
import javafx.application.Platform;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.css.PseudoClass;
import javafx.scene.Parent;
import javafx.scene.Scene;

/// Light or dark. Follows the system until the user decides.
final class Theme {
    private static final PseudoClass DARK = PseudoClass.getPseudoClass("dark");

    private final BooleanProperty dark = new SimpleBooleanProperty();
    private boolean decided;

    Theme() {
        Platform.Preferences preferences = Platform.getPreferences();
        dark.set(preferences.getColorScheme() == ColorScheme.DARK);
        preferences.colorSchemeProperty().subscribe(scheme -> {
            if (!decided) {
                dark.set(scheme == ColorScheme.DARK);
            }
        });
    }

    BooleanProperty darkProperty() {
        return dark;
    }

    boolean isDark() {
        return dark.get();
    }

    /// The colours for pictures in this theme.
    Palette palette() {
        return isDark() ? Palette.DARK : Palette.LIGHT;
    }

    void toggle() {
        decided = true;
        dark.set(!dark.get());
    }

    /// Styles `scene` and keeps its root in the current theme.
    void dress(Scene scene) {
        scene.getStylesheets().add(Objects.requireNonNull(Theme.class.getResource("window.css")).toExternalForm());
        Parent root = scene.getRoot();
        dark.subscribe(on -> root.pseudoClassStateChanged(DARK, on));
    }
}
