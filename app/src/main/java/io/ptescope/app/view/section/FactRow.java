package io.ptescope.app.view.section;

import javafx.geometry.HPos;
import javafx.geometry.Orientation;
import javafx.geometry.VPos;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;

/// A name and what there is to say of it: beside each other, or where that is too narrow, below each other.
final class FactRow extends Region {
    private static final double NAME_WIDTH = 90;
    private static final double GAP = 8;
    /// A narrower row has the name above.
    private static final double NARROW = 218;
    private static final double INDENT = 10;

    private final Label name;
    private final Region value;

    FactRow(String text, Region value) {
        this.name = new Label(text);
        this.value = value;
        name.getStyleClass().add("muted");
        name.setWrapText(true);
        value.setMinWidth(0);
        setMinWidth(0);
        setMinHeight(0);
        getChildren().setAll(name, value);
    }

    /// Says something else of the same thing; false if what is said there is no words.
    boolean say(String words) {
        if (value instanceof Label label) {
            label.setText(words);
            return true;
        }
        return false;
    }

    @Override
    public Orientation getContentBias() {
        return Orientation.HORIZONTAL;
    }

    private static boolean isNarrow(double width) {
        return width > 0 && width < NARROW;
    }

    private static double valueWidth(double width) {
        return isNarrow(width) ? width - INDENT : width - NAME_WIDTH - GAP;
    }

    @Override
    protected double computePrefWidth(double height) {
        return NAME_WIDTH + GAP + value.prefWidth(-1);
    }

    @Override
    protected double computePrefHeight(double width) {
        double valueHeight = value.prefHeight(width < 0 ? -1 : valueWidth(width));
        return isNarrow(width) ? name.prefHeight(width) + valueHeight
            : Math.max(name.prefHeight(NAME_WIDTH), valueHeight);
    }

    @Override
    protected void layoutChildren() {
        double width = getWidth();
        if (isNarrow(width)) {
            double high = name.prefHeight(width);
            name.resizeRelocate(0, 0, width, high);
            value.resizeRelocate(INDENT, high, valueWidth(width), getHeight() - high);
            return;
        }
        double nameHeight = name.prefHeight(NAME_WIDTH);
        double valueHeight = value.prefHeight(valueWidth(width));
        layoutInArea(name, 0, 0, NAME_WIDTH, nameHeight, 0, null, HPos.LEFT, VPos.TOP);
        double shift = Math.max(0, name.getBaselineOffset() - value.getBaselineOffset());
        value.resizeRelocate(NAME_WIDTH + GAP, shift > 2 ? 0 : shift, valueWidth(width), valueHeight);
    }
}
