package io.ptescope.app.view.choice;

import io.ptescope.app.paint.Palette;
import io.ptescope.app.view.work.Remembered;
import java.util.Objects;
import java.util.Optional;
import javafx.application.ColorScheme;
import javafx.application.ConditionalFeature;
import javafx.application.Platform;
import javafx.beans.binding.Bindings;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.value.ObservableValue;
import javafx.css.PseudoClass;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.util.Subscription;
import org.controlsfx.control.PopOver;

/// Which look the window has. Follows the system until the user decides, which is remembered, and again when the user
/// wants it to.
public final class Theme {
    /// Where no compositor runs, what a window leaves transparent is white: what pops up has no round corners then.
    private static final boolean SQUARE_WINDOWS = !Platform.isSupported(ConditionalFeature.TRANSPARENT_WINDOW);
    private static final PseudoClass SQUARE = PseudoClass.getPseudoClass("square");
    private static final String STYLES = "/io/ptescope/app/view/window.css";
    private static final String KEY = "theme";
    /// High contrast is no preference of its own in JavaFX: Windows has a switch, GTK a theme of that name.
    private static final String WINDOWS_CONTRAST = "Windows.SPI.HighContrast";
    private static final String GTK_THEME = "GTK.theme_name";

    private final ReadOnlyObjectWrapper<Look> look;
    private final ReadOnlyBooleanWrapper followsSystem;
    private final Remembered remembered;
    private final Subscription system;

    public Theme(Remembered remembered) {
        this.remembered = remembered;
        Optional<Look> chosen = remembered.get(KEY).flatMap(Look::of);
        followsSystem = new ReadOnlyBooleanWrapper(chosen.isEmpty());
        look = new ReadOnlyObjectWrapper<>(chosen.orElseGet(Theme::systems));
        system = Platform.getPreferences().subscribe(this::follow)
            .and(Platform.getPreferences().colorSchemeProperty().subscribe(this::follow));
    }

    private void follow() {
        if (followsSystem.get()) {
            look.set(systems());
        }
    }

    /// Follows the system no more: it would hold on to this, and to all that this dresses, for the whole program.
    public void close() {
        system.unsubscribe();
    }

    public ReadOnlyObjectProperty<Look> lookProperty() {
        return look.getReadOnlyProperty();
    }

    public Look look() {
        return look.get();
    }

    public ReadOnlyBooleanProperty followsSystemProperty() {
        return followsSystem.getReadOnlyProperty();
    }

    /// Whether the user has decided for `wanted`.
    public ObservableValue<Boolean> hasChosen(Look wanted) {
        return Bindings.createBooleanBinding(() -> !followsSystem.get() && look() == wanted, followsSystem, look);
    }

    /// The colours for pictures in this theme.
    public Palette palette() {
        return look().palette();
    }

    public void choose(Look wanted) {
        followsSystem.set(false);
        look.set(wanted);
        remembered.put(KEY, wanted.code());
    }

    public void next() {
        choose(look().next());
    }

    public void followSystem() {
        followsSystem.set(true);
        look.set(systems());
        remembered.forget(KEY);
    }

    /// Styles `scene` and keeps its root in the current theme.
    public void dress(Scene scene) {
        scene.getStylesheets().add(Objects.requireNonNull(Theme.class.getResource(STYLES)).toExternalForm());
        Parent root = scene.getRoot();
        root.pseudoClassStateChanged(SQUARE, SQUARE_WINDOWS);
        look.subscribe(now -> {
            for (Look each : Look.values()) {
                root.pseudoClassStateChanged(each.pseudoClass(), each == now);
            }
        });
    }

    /// Styles `over`, which belongs to `owner`, in the theme of now. It does not follow a change.
    public void dress(PopOver over, Scene owner) {
        over.getRoot().getStylesheets().setAll(owner.getStylesheets());
        over.getRoot().getStyleClass().add("root");
        if (SQUARE_WINDOWS) {
            over.getRoot().pseudoClassStateChanged(SQUARE, true);
            over.setArrowSize(0);
            over.setCornerRadius(0);
        }
        for (Look each : Look.values()) {
            over.getRoot().pseudoClassStateChanged(each.pseudoClass(), each == look());
        }
    }

    private static Look systems() {
        Platform.Preferences preferences = Platform.getPreferences();
        boolean contrast = preferences.get(WINDOWS_CONTRAST) instanceof Boolean on && on
            || preferences.get(GTK_THEME) instanceof String name && name.startsWith("HighContrast");
        if (contrast) {
            return Look.HIGH_CONTRAST;
        }
        return preferences.getColorScheme() == ColorScheme.DARK ? Look.DARK : Look.LIGHT;
    }
}
