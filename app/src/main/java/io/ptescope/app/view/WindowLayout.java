package io.ptescope.app.view;

import javafx.geometry.Orientation;
import javafx.scene.control.SplitPane;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// Where the panes of the window are.
final class WindowLayout {
    private static final double SIDE_MIN = 210;
    private static final double WORKLOAD_SHARE = 0.36;

    private WindowLayout() {}

    /// All panes.
    record Panes(Region top, Region workload, Region path, Region stage, Region inspector, Region transport,
                 Region timeline) {}

    static BorderPane of(Panes panes) {
        SplitPane left = new SplitPane(panes.workload(), panes.path());
        left.setOrientation(Orientation.VERTICAL);
        left.setDividerPositions(WORKLOAD_SHARE);
        left.setMinWidth(SIDE_MIN);
        panes.inspector().setMinWidth(SIDE_MIN);
        SplitPane middle = new SplitPane(left, panes.stage(), panes.inspector());
        SplitPane.setResizableWithParent(left, false);
        SplitPane.setResizableWithParent(panes.inspector(), false);
        middle.widthProperty().subscribe(width -> placeDividers(middle, width.doubleValue()));
        VBox bottom = new VBox(panes.transport(), panes.timeline());
        BorderPane window = new BorderPane(middle, panes.top(), null, bottom, null);
        window.getStyleClass().add("window");
        return window;
    }

    /// Sides are a share of the window, within bounds: code needs room, the stage needs more.
    private static void placeDividers(SplitPane middle, double width) {
        if (width > 0) {
            double left = Math.clamp(width * 0.225, 220, 400);
            double right = Math.clamp(width * 0.21, 220, 360);
            middle.setDividerPositions(left / width, 1 - right / width);
        }
    }
}
