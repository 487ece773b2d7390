package io.ptescope.app.view.section;

import io.ptescope.app.panel.Inspection.Item;
import java.util.function.LongConsumer;
import javafx.css.PseudoClass;
import javafx.geometry.VPos;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;

/// A moment of a history, with a link to it. It shows one moment after another without being made anew.
final class MomentRow extends FlowPane {
    private static final PseudoClass CURRENT = PseudoClass.getPseudoClass("current");
    private static final double GAP = 8;

    private final Label step = new Label();
    private final Label change = new Label();
    private final Hyperlink by = new Hyperlink();
    private Item.Moment moment;

    MomentRow(Item.Moment first, LongConsumer goTo) {
        super(GAP, 0);
        moment = first;
        step.getStyleClass().add("moment-step");
        change.getStyleClass().add("moment-change");
        by.setMnemonicParsing(false);
        by.setOnAction(event -> goTo.accept(moment.position()));
        getChildren().setAll(step, change, by);
        getStyleClass().add("moment");
        setRowValignment(VPos.BASELINE);
        show(first);
    }

    void show(Item.Moment next) {
        moment = next;
        step.setText(next.step());
        change.setText(next.change());
        by.setText(next.by());
        by.setVisited(false);
        pseudoClassStateChanged(CURRENT, next.now());
    }
}
