package io.ptescope.app.view.section;

import io.ptescope.app.panel.Inspection.Bit;
import java.util.function.LongConsumer;
import javafx.css.PseudoClass;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.VBox;

/// A bit is a button: it leads to where it got its value. It shows one bit after another without being made anew.
final class BitBox extends Button {
    private static final PseudoClass SET = PseudoClass.getPseudoClass("set");
    private static final PseudoClass CHANGED = PseudoClass.getPseudoClass("changed");

    private final Label value = new Label();
    private final Label name = new Label();
    private final Tooltip meaning = new Tooltip();
    private Bit bit;

    BitBox(Bit first, LongConsumer goTo) {
        bit = first;
        value.getStyleClass().add("bit-value");
        name.getStyleClass().add("bit-name");
        VBox words = new VBox(value, name);
        words.getStyleClass().add("bit-words");
        setGraphic(words);
        getStyleClass().setAll("bit");
        setTooltip(meaning);
        setOnAction(event -> {
            if (bit.setAt() >= 0) {
                goTo.accept(bit.setAt());
            }
        });
        show(first);
    }

    void show(Bit next) {
        bit = next;
        value.setText(next.value());
        name.setText(next.name());
        meaning.setText(next.meaning());
        setAccessibleText(next.meaning() + ": " + next.value());
        pseudoClassStateChanged(SET, next.set());
        pseudoClassStateChanged(CHANGED, next.changed());
    }

    Bit bit() {
        return bit;
    }
}
