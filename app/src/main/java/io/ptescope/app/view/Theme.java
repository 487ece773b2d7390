package io.ptescope.app.view;

import io.ptescope.app.paint.Palette;
import java.util.Objects;
import java.util.Optional;
import javafx.application.ColorScheme;
import javafx.application.Platform;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.css.PseudoClass;
import javafx.scene.Parent;
import javafx.scene.Scene;

/// Light or dark. Follows the system until the user decides, which is remembered.
final class Theme {
    private static final PseudoClass DARK = PseudoClass.getPseudoClass("dark");

    private static final String KEY = "theme";
    private static final String DARK_NAME = "dark";
    private static final String LIGHT_NAME = "light";

    private final BooleanProperty dark = new SimpleBooleanProperty();
    private final Remembered remembered;
    private boolean decided;

    Theme(Remembered remembered) {
        this.remembered = remembered;
        Platform.Preferences preferences = Platform.getPreferences();
        Optional<String> chosen = remembered.get(KEY);
        decided = chosen.isPresent();
        dark.set(chosen.map(DARK_NAME::equals).orElse(preferences.getColorScheme() == ColorScheme.DARK));
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
        remembered.put(KEY, dark.get() ? DARK_NAME : LIGHT_NAME);
    }

    /// Styles `scene` and keeps its root in the current theme.
    void dress(Scene scene) {
        scene.getStylesheets().add(Objects.requireNonNull(Theme.class.getResource("window.css")).toExternalForm());
        Parent root = scene.getRoot();
        dark.subscribe(on -> root.pseudoClassStateChanged(DARK, on));
    }
}
