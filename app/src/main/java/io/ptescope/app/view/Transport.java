package io.ptescope.app.view;

import io.ptescope.app.action.ActionId;
import io.ptescope.app.action.Actions;
import io.ptescope.app.text.Messages;
import io.ptescope.app.text.Text;
import java.util.List;
import javafx.beans.value.ObservableDoubleValue;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.TilePane;
import javafx.scene.layout.VBox;
import org.controlsfx.control.SegmentedButton;

/// Back and next, the sentence, the granularity, the position.
final class Transport extends VBox {
    private static final PseudoClass NARROW_WINDOW = PseudoClass.getPseudoClass("narrow");
    private static final double BUTTON_HEIGHT = 44;
    /// A narrower window has granularity above position, so that the sentence keeps its room.
    private static final double WIDE = 1200;
    private static final double WIDE_SIDE = 460;
    private static final double NARROW_SIDE = 250;
    /// A sentence with less room than this stands above everything else.
    private static final double SENTENCE_LEAST = 250;
    private static final double GAP = 10;
    private static final double MARGIN = 14;

    private final Sentence sentence = new Sentence();
    private final Label position = new Label();
    private final Messages messages;

    Transport(Actions actions, Messages messages, ObservableDoubleValue speed) {
        this.messages = messages;
        getStyleClass().add("transport");
        Button back = big(actions.button(ActionId.BACK), "back");
        Button next = big(actions.button(ActionId.NEXT), "next");
        next.setContentDisplay(ContentDisplay.RIGHT);
        next.setDefaultButton(false);
        HBox.setHgrow(sentence, Priority.ALWAYS);
        Button play = actions.iconButton(ActionId.PLAY);
        play.setId("play");
        position.setId("position");
        position.getStyleClass().add("position");
        position.setMinWidth(Region.USE_PREF_SIZE);
        handOver(next, back);
        handOver(back, next);
        Label pace = new Label();
        pace.getStyleClass().add("muted");
        pace.setMinWidth(Region.USE_PREF_SIZE);
        pace.managedProperty().bind(pace.visibleProperty());
        speed.subscribe(now -> {
            pace.setVisible(now.doubleValue() != 1);
            pace.setText(messages.of(Text.TRANSPORT_SPEED, pace(now.doubleValue())));
        });
        HBox progress = new HBox(10, play, pace, position);
        progress.setAlignment(Pos.CENTER_RIGHT);
        FlowPane side = new FlowPane(10, 4, granularity(actions), progress);
        side.setAlignment(Pos.CENTER_RIGHT);
        side.setMinWidth(Region.USE_PREF_SIZE);
        TilePane steps = new TilePane(GAP, 0, back, next);
        steps.setPrefColumns(2);
        steps.setMinWidth(Region.USE_PREF_SIZE);
        steps.setAlignment(Pos.CENTER_LEFT);
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        HBox row = new HBox(GAP, steps, sentence, side);
        row.setAlignment(Pos.CENTER_LEFT);
        getChildren().setAll(row);
        widthProperty().subscribe(width -> fit(width.doubleValue(), row, gap, side));
    }

    private void fit(double width, HBox row, Region gap, FlowPane side) {
        boolean narrow = width < WIDE;
        pseudoClassStateChanged(NARROW_WINDOW, narrow);
        side.setPrefWrapLength(narrow ? NARROW_SIDE : WIDE_SIDE);
        applyCss();
        Node steps = row.getChildren().getFirst();
        double rest = width - steps.minWidth(-1) - side.minWidth(-1) - 2 * MARGIN - 2 * GAP;
        if (rest >= SENTENCE_LEAST) {
            row.getChildren().setAll(steps, sentence, side);
            getChildren().setAll(row);
        } else {
            side.setPrefWrapLength(Math.min(WIDE_SIDE, width - steps.minWidth(-1) - 2 * MARGIN - 2 * GAP));
            row.getChildren().setAll(steps, gap, side);
            getChildren().setAll(sentence, row);
        }
    }

    /// At either end of the run the button that has nothing left to do hands the focus to the other one, lest it goes
    /// to some other panel.
    private static void handOver(Button from, Button to) {
        from.disabledProperty().subscribe(disabled -> {
            if (disabled && from.isFocused()) {
                to.requestFocus();
            }
        });
    }

    private static Button big(Button button, String id) {
        button.setId(id);
        button.getStyleClass().add("big");
        button.setMinHeight(BUTTON_HEIGHT);
        button.setMaxSize(Double.MAX_VALUE, Double.MAX_VALUE);
        return button;
    }

    private static String pace(double speed) {
        return speed >= 1 ? Long.toString(Math.round(speed)) : "1/" + Math.round(1 / speed);
    }

    private SegmentedButton granularity(Actions actions) {
        List<ToggleButton> segments = ActionId.Group.DETAIL.actions().stream().map(id -> {
            ToggleButton segment = actions.segment(id);
            segment.setId(id.key());
            return segment;
        }).toList();
        SegmentedButton granularity = new SegmentedButton(segments.toArray(ToggleButton[]::new));
        granularity.setId("granularity");
        granularity.setAccessibleText(messages.of(Text.TRANSPORT_DETAIL));
        granularity.setMinWidth(Region.USE_PREF_SIZE);
        return granularity;
    }

    /// Shows the sentence of the step and where in the run it is, both in steps of the chosen granularity.
    void show(String words, long step, long steps) {
        sentence.setText(words);
        position.setText(messages.of(Text.TRANSPORT_POSITION, step, steps));
    }
}
