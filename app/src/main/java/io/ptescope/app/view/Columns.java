package io.ptescope.app.view;

import javafx.scene.layout.Region;

/// Three panes side by side. The sides get a share of the width within bounds, because code needs some room and never
/// much; the stage gets the rest.
final class Columns extends Region {
    private static final double LINE = 1;

    private final Region left;
    private final Region middle;
    private final Region right;

    Columns(Region left, Region middle, Region right) {
        this.left = left;
        this.middle = middle;
        this.right = right;
        getStyleClass().add("columns");
        setMinSize(0, 0);
        getChildren().setAll(left, middle, right);
    }

    @Override
    protected void layoutChildren() {
        double width = getWidth();
        double height = getHeight();
        double leftWidth = Math.rint(Math.clamp(width * 0.218, 200, 400));
        double rightWidth = Math.rint(Math.clamp(width * 0.219, 216, 360));
        double middleWidth = Math.max(0, width - leftWidth - rightWidth - 2 * LINE);
        left.resizeRelocate(0, 0, leftWidth, height);
        middle.resizeRelocate(leftWidth + LINE, 0, middleWidth, height);
        right.resizeRelocate(width - rightWidth, 0, rightWidth, height);
    }
}
