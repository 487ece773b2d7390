package io.ptescope.app.view;

import javafx.geometry.Orientation;
import javafx.scene.control.SplitPane;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// Where the panes of the window are.
final class WindowLayout {
    private static final double WORKLOAD_SHARE = 0.36;

    private WindowLayout() {}

    /// All panes.
    record Panes(Region top, Region workload, Region path, Region stage, Region inspector, Region transport,
                 Region timeline) {}

    static BorderPane of(Panes panes) {
        SplitPane left = new SplitPane(panes.workload(), panes.path());
        left.setOrientation(Orientation.VERTICAL);
        left.setDividerPositions(WORKLOAD_SHARE);
        Columns middle = new Columns(left, panes.stage(), panes.inspector());
        VBox bottom = new VBox(panes.transport(), panes.timeline());
        BorderPane window = new BorderPane(middle, panes.top(), null, bottom, null);
        window.getStyleClass().add("window");
        return window;
    }
}
