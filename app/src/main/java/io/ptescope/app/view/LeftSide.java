package io.ptescope.app.view;

import javafx.css.PseudoClass;
import javafx.scene.layout.Region;

/// The workload above the kernel path. The workload gets what its lines need, up to a share of the height; the path,
/// which is read line by line, gets the rest.
final class LeftSide extends Region {
    private static final double MOST = 0.42;
    private static final double LINE = 1;
    private static final PseudoClass WIDE = PseudoClass.getPseudoClass("wide");
    /// From here on there is room for larger letters.
    private static final double ROOMY = 340;

    private final WorkloadPane workload;
    private final Region path;

    LeftSide(WorkloadPane workload, Region path) {
        this.workload = workload;
        this.path = path;
        getStyleClass().add("columns");
        setMinSize(0, 0);
        getChildren().setAll(workload, path);
        widthProperty().subscribe(width -> pseudoClassStateChanged(WIDE, width.doubleValue() >= ROOMY));
    }

    @Override
    protected void layoutChildren() {
        double upper = Math.rint(Math.min(getHeight() * MOST, workload.neededHeight()));
        workload.resizeRelocate(0, 0, getWidth(), upper);
        path.resizeRelocate(0, upper + LINE, getWidth(), Math.max(0, getHeight() - upper - LINE));
    }
}
