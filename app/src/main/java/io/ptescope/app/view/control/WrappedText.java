package io.ptescope.app.view.control;

import javafx.scene.control.Label;
import javafx.scene.layout.Region;

/// A text that takes as many lines as it needs: the pane around it gives up height before a word is cut.
public final class WrappedText extends Label {
    /// A text in the style of class `style`.
    public WrappedText(String text, String style) {
        super(text);
        setWrapText(true);
        setMinHeight(Region.USE_PREF_SIZE);
        getStyleClass().add(style);
    }
}
