package io.ptescope.app.view;

import io.ptescope.app.action.Actions;
import java.util.List;
import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.SplitPane;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/// Puts the panes together and sends key presses to the actions.
final class MainWindow {
    private static final double SIDE_MIN = 210;

    private final Scene scene;
    private final Actions actions;
    private final Overlay overlay;
    private final List<Node> shortKeyPlaces;

    /// The panes.
    ///
    /// @param shortKeyPlaces where short keys work: the stage and the timeline
    record Panes(Region top, Region workload, Region path, Region stage, Region inspector, Region transport,
                 Region timeline, List<Node> shortKeyPlaces) {}

    MainWindow(Panes panes, Actions actions, Theme theme, Overlay overlay) {
        this.actions = actions;
        this.overlay = overlay;
        this.shortKeyPlaces = panes.shortKeyPlaces();
        SplitPane left = new SplitPane(panes.workload(), panes.path());
        left.setOrientation(Orientation.VERTICAL);
        left.setDividerPositions(0.36);
        left.setMinWidth(SIDE_MIN);
        left.setPrefWidth(290);
        panes.inspector().setMinWidth(SIDE_MIN);
        SplitPane middle = new SplitPane(left, panes.stage(), panes.inspector());
        SplitPane.setResizableWithParent(left, false);
        SplitPane.setResizableWithParent(panes.inspector(), false);
        VBox bottom = new VBox(panes.transport(), panes.timeline());
        BorderPane window = new BorderPane(middle, panes.top(), null, bottom, null);
        window.getStyleClass().add("window");
        StackPane root = new StackPane(window, overlay);
        scene = new Scene(root, 1280, 800);
        theme.dress(scene);
        scene.addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
        middle.widthProperty().subscribe(width -> placeDividers(middle, width.doubleValue()));
    }

    Scene scene() {
        return scene;
    }

    /// Sides are a share of the window, within bounds: code needs room, the stage needs more.
    private static void placeDividers(SplitPane middle, double width) {
        if (width > 0) {
            double left = Math.clamp(width * 0.225, 230, 380);
            double right = Math.clamp(width * 0.215, 230, 360);
            middle.setDividerPositions(left / width, 1 - right / width);
        }
    }

    private void pressed(KeyEvent event) {
        if (overlay.isOpen()) {
            return;
        }
        Node owner = scene.getFocusOwner();
        if (owner instanceof TextInputControl) {
            return;
        }
        if (actions.pressed(event) || shortKeyPlaces.contains(owner) && actions.pressedShort(event)) {
            event.consume();
        }
    }
}
