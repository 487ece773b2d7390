package io.ptescope.app.view;

import io.ptescope.app.layout.Face;
import javafx.scene.control.Label;
import javafx.scene.control.OverrunStyle;

/// The sentence of the moment: two lines at most, in the largest letters that allow it.
final class Sentence extends Label {
    private static final int LINES = 2;
    private static final double LARGEST = 17;
    private static final double SMALLEST = 11;
    private static final double PADDING = 20;

    Sentence() {
        setId("sentence");
        getStyleClass().add("sentence");
        setWrapText(true);
        setTextOverrun(OverrunStyle.WORD_ELLIPSIS);
        setMinWidth(0);
        setMaxSize(Double.MAX_VALUE, Double.MAX_VALUE);
        textProperty().subscribe(text -> fit());
        widthProperty().subscribe(width -> fit());
    }

    private void fit() {
        if (getWidth() > PADDING) {
            double size = LARGEST;
            while (size > SMALLEST && lines(getText(), (getWidth() - PADDING) / size) > LINES) {
                size -= 0.5;
            }
            setStyle("-fx-font-size: " + size + "px;");
        }
    }

    /// How many lines `text` takes when `ems` fit into each and lines break between words.
    static int lines(String text, double ems) {
        int lines = 1;
        double used = 0;
        double blank = Face.SANS.advance(" ");
        for (String word : text.split(" ")) {
            double width = Face.SANS.advance(word);
            if (used > 0 && used + blank + width > ems) {
                lines++;
                used = 0;
            }
            used += width + (used > 0 ? blank : 0);
        }
        return lines;
    }
}
