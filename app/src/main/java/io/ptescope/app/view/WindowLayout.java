package io.ptescope.app.view;

import javafx.scene.layout.BorderPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// Where the panes of the window are.
final class WindowLayout {
    private WindowLayout() {}

    /// All panes.
    record Panes(Region top, WorkloadPane workload, Region path, Region stage, Region inspector, Region transport,
                 Region timeline) {}

    static BorderPane of(Panes panes) {
        LeftSide left = new LeftSide(panes.workload(), panes.path());
        Columns middle = new Columns(left, panes.stage(), panes.inspector());
        VBox bottom = new VBox(panes.transport(), panes.timeline());
        BorderPane window = new BorderPane(middle, panes.top(), null, bottom, null);
        window.getStyleClass().add("window");
        return window;
    }
}
