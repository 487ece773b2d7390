package io.ptescope.app.view.dock;

import io.ptescope.app.paint.Palette;
import io.ptescope.app.session.Frame;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.layout.Region;

/// One thing to look at.
public interface Panel {
    PanelId id();

    /// What is seen. The same node always.
    Region node();

    /// What gets the focus when the user goes to the panel.
    default Node focusTarget() {
        return node();
    }

    /// Said at the right of the panel's name, while it is in front.
    default ObservableValue<String> aside() {
        return new SimpleStringProperty("");
    }

    /// Shows a moment. Called for every new frame while the panel is seen, and with the current one when it comes to be
    /// seen.
    void show(Frame frame);

    /// Whether it is a picture, whose movement is followed, rather than something to read. While a run is played so
    /// fast that nobody can read along, only pictures show every step.
    default boolean isPicture() {
        return false;
    }

    /// The colours for what is painted.
    default void setPalette(Palette palette) {
        // Most panels are dressed by the style sheet alone.
    }
}
