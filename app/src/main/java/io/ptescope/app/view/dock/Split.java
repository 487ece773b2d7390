package io.ptescope.app.view.dock;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import javafx.scene.layout.Region;

/// Parts below each other or beside each other, with borders that can be moved.
final class Split extends Region {
    private final boolean column;
    private final List<? extends Region> parts;
    private final List<Divider> dividers = new ArrayList<>();
    private final Consumer<List<Double>> resized;
    private List<Double> shares;
    private List<Double> sizes = List.of();

    /// Parts with their shares; tells `resized` the new shares when the user moves a border.
    Split(boolean column, List<? extends Region> parts, List<Double> shares, String divider,
        Consumer<List<Double>> resized) {
        this.column = column;
        this.parts = List.copyOf(parts);
        this.shares = List.copyOf(shares);
        this.resized = resized;
        getStyleClass().add("columns");
        setMinSize(0, 0);
        getChildren().setAll(parts);
        for (int i = 0; i + 1 < parts.size(); i++) {
            int at = i;
            dividers.add(new Divider(column, divider, by -> drag(at, by)));
        }
        getChildren().addAll(dividers);
    }

    void setShares(List<Double> newShares) {
        shares = List.copyOf(newShares);
        requestLayout();
    }

    private void drag(int at, double by) {
        List<Double> dragged = Shares.dragged(sizes, at, by);
        double sum = dragged.stream().mapToDouble(Double::doubleValue).sum();
        shares = dragged.stream().map(size -> Math.max(1e-3, size / sum)).toList();
        requestLayout();
        resized.accept(shares);
    }

    @Override
    protected double computePrefHeight(double width) {
        return column ? parts.stream().mapToDouble(part -> part.prefHeight(width)).sum()
            : parts.stream().mapToDouble(part -> part.prefHeight(-1)).max().orElse(0);
    }

    /// What the parts need that get it. The others are not asked: to say how high much text would be takes time.
    private List<Double> needs(double across) {
        List<Double> needs = new ArrayList<>();
        for (int i = 0; i < parts.size(); i++) {
            Region part = parts.get(i);
            needs.add(shares.get(i) > 0 ? 0 : column ? part.prefHeight(across) : part.prefWidth(across));
        }
        return needs;
    }

    @Override
    protected void layoutChildren() {
        double length = (column ? getHeight() : getWidth()) - dividers.size() * Divider.LINE;
        double across = column ? getWidth() : getHeight();
        sizes = Shares.sizes(Math.max(0, length), shares, needs(across));
        double at = 0;
        for (int i = 0; i < parts.size(); i++) {
            if (column) {
                parts.get(i).resizeRelocate(0, at, across, sizes.get(i));
            } else {
                parts.get(i).resizeRelocate(at, 0, sizes.get(i), across);
            }
            at += sizes.get(i);
            if (i < dividers.size()) {
                dividers.get(i).place(at, 0, across);
                at += Divider.LINE;
            }
        }
    }
}
