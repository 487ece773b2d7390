package io.ptescope.app.view.dock;

import io.ptescope.app.text.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.css.PseudoClass;
import javafx.geometry.BoundingBox;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// One area: its stacks, or while it is collapsed a bar with the names of its panels.
final class SidePane extends Region {
    /// The thickness of the bar.
    static final double BAR = 36;
    private static final PseudoClass WIDE = PseudoClass.getPseudoClass("wide");
    /// From here on there is room for larger letters.
    private static final double ROOMY = 340;

    private final Area area;
    private final Dock dock;
    private final Map<PanelId, Panel> panels;
    private List<TabStack> stacks = List.of();
    private @Nullable Split split;
    private Side shown = Side.EMPTY;

    SidePane(Area area, Dock dock, Map<PanelId, Panel> panels) {
        this.area = area;
        this.dock = dock;
        this.panels = panels;
        setId("area-" + area.key());
        setMinSize(0, 0);
        widthProperty().subscribe(width -> pseudoClassStateChanged(WIDE, width.doubleValue() >= ROOMY));
    }

    /// Shows `side`. What is the same as before keeps its nodes.
    void show(Side side) {
        boolean same = side.collapsed() == shown.collapsed() && !getChildren().isEmpty()
            && tabs(side).equals(tabs(shown));
        shown = side;
        if (!same) {
            rebuild();
            return;
        }
        for (int i = 0; i < stacks.size(); i++) {
            if (stacks.get(i).front() != side.stacks().get(i).front()) {
                stacks.get(i).show(side.stacks().get(i).front());
            }
        }
        if (split != null) {
            split.setShares(shares(side));
        }
    }

    private static List<List<PanelId>> tabs(Side side) {
        return side.stacks().stream().map(Stack::tabs).toList();
    }

    private static List<Double> shares(Side side) {
        return side.stacks().stream().map(Stack::share).toList();
    }

    private void rebuild() {
        stacks = List.of();
        split = null;
        if (shown.collapsed()) {
            getChildren().setAll(new FoldedBar(dock, shown, area != Area.BOTTOM));
        } else if (shown.stacks().isEmpty()) {
            getChildren().setAll(empty());
        } else {
            List<TabStack> made = new ArrayList<>();
            shown.stacks().forEach(stack -> made.add(new TabStack(dock, panels, stack)));
            stacks = made;
            split = new Split(area.isColumn(), made, shares(shown), dock.words(Text.DOCK_RESIZE),
                shares -> dock.share(area, shares));
            getChildren().setAll(split);
        }
        requestLayout();
    }

    /// Whether what has the focus is in here, not on the bar.
    boolean hasFocusWithin() {
        return !shown.collapsed() && isFocusWithin();
    }

    private Node empty() {
        Label words = new Label(dock.words(Text.DOCK_EMPTY));
        words.getStyleClass().add("muted");
        words.setWrapText(true);
        VBox box = new VBox(words);
        box.getStyleClass().addAll("panel", "inspector-content");
        return box;
    }

    /// Where a panel that is dropped at this point of the scene would go.
    Optional<DockLayout.Target> target(double x, double y) {
        for (int i = 0; i < stacks.size(); i++) {
            Bounds bounds = stacks.get(i).localToScene(stacks.get(i).getLayoutBounds());
            if (bounds.contains(x, y)) {
                double part = area.isColumn() ? (y - bounds.getMinY()) / bounds.getHeight()
                    : (x - bounds.getMinX()) / bounds.getWidth();
                return Optional.of(part > 0.7 ? new DockLayout.Target.Insert(area, i + 1)
                    : part < 0.3 && y - bounds.getMinY() > BAR ? new DockLayout.Target.Insert(area, i)
                    : new DockLayout.Target.Join(area, i));
            }
        }
        boolean inside = localToScene(getLayoutBounds()).contains(x, y);
        return inside ? Optional.of(new DockLayout.Target.Join(area, Integer.MAX_VALUE)) : Optional.empty();
    }

    /// The part of the scene that a drop at `target` would fill.
    Bounds landing(DockLayout.Target target) {
        Bounds all = localToScene(getLayoutBounds());
        return switch (target) {
            case DockLayout.Target.Join(Area _, int stack) when stack < stacks.size() ->
                stacks.get(stack).localToScene(stacks.get(stack).getLayoutBounds());
            case DockLayout.Target.Insert(Area _, int stack) when !stacks.isEmpty() -> edge(stack);
            case DockLayout.Target.Join _, DockLayout.Target.Insert _ -> all;
        };
    }

    private Bounds edge(int stack) {
        TabStack beside = stacks.get(Math.min(stack, stacks.size() - 1));
        Bounds all = beside.localToScene(beside.getLayoutBounds());
        double part = stack < stacks.size() ? 0 : 0.6;
        return area.isColumn()
            ? new BoundingBox(all.getMinX(), all.getMinY() + all.getHeight() * part, all.getWidth(),
                all.getHeight() * 0.4)
            : new BoundingBox(all.getMinX() + all.getWidth() * part, all.getMinY(),
                all.getWidth() * 0.4, all.getHeight());
    }

    @Override
    protected double computePrefHeight(double width) {
        return shown.collapsed() ? BAR : split == null ? 0 : split.prefHeight(width);
    }

    @Override
    protected void layoutChildren() {
        getChildren().forEach(child -> child.resizeRelocate(0, 0, getWidth(), getHeight()));
    }
}
