package io.ptescope.app.view.dock;

import io.ptescope.app.text.Messages;
import io.ptescope.app.text.Text;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import javafx.beans.property.ObjectProperty;
import javafx.scene.Node;
import javafx.scene.layout.Region;

/// The panels and their arrangement, which the user changes by dragging, by menu and by key.
public final class Dock {
    private static final double LARGEST = 0.7;

    private final Messages messages;
    private final Map<PanelId, Panel> panels = new EnumMap<>(PanelId.class);
    private final ObjectProperty<DockLayout> layout;
    private final DockPane pane;
    private final BiConsumer<Node, PanelId> explainer;
    private boolean dragging;

    /// A dock with one panel for each [PanelId], and `bar` between centre and bottom. What is where stands in `layout`;
    /// `explainer` tells the user what a panel is, beside a node.
    public Dock(Messages messages, List<? extends Panel> all, Region bar,
        ObjectProperty<DockLayout> layout, BiConsumer<Node, PanelId> explainer) {
        this.messages = messages;
        this.explainer = explainer;
        this.layout = layout;
        all.forEach(panel -> panels.put(panel.id(), panel));
        for (PanelId id : PanelId.values()) {
            panel(id);
        }
        pane = new DockPane(this, panels, bar);
        layout.subscribe(pane::show);
    }

    public Region pane() {
        return pane;
    }

    public DockLayout layout() {
        return layout.get();
    }

    public Panel panel(PanelId id) {
        Panel panel = panels.get(id);
        if (panel == null) {
            throw new IllegalArgumentException("no panel " + id);
        }
        return panel;
    }

    /// The panels that are seen, in reading order.
    public List<Panel> seen() {
        return layout().seen().stream().map(this::panel).toList();
    }

    /// Makes `panel` seen.
    public void show(PanelId panel) {
        layout.set(layout().showing(panel));
    }

    /// Makes `panel` seen and gives it the focus.
    public void go(PanelId panel) {
        show(panel);
        panel(panel).focusTarget().requestFocus();
    }

    /// Makes `panel` seen, or closes it if it is.
    public void toggle(PanelId panel) {
        if (layout().isSeen(panel)) {
            close(panel);
        } else {
            go(panel);
        }
    }

    public void close(PanelId panel) {
        layout.set(layout().closed(panel));
    }

    /// Moves `panel` to another area, in front of the last of its stacks.
    public void move(PanelId panel, Area area) {
        layout.set(layout().moved(panel, new DockLayout.Target.Join(area, Integer.MAX_VALUE)));
    }

    /// Gives `panel` a stack of its own, behind the others of its area.
    void separate(PanelId panel) {
        layout().area(panel).ifPresent(area ->
            layout.set(layout().moved(panel, new DockLayout.Target.Insert(area, Integer.MAX_VALUE))));
    }

    /// Collapses the area of `panel`.
    void fold(PanelId panel) {
        layout().area(panel).ifPresent(area -> layout.set(layout().collapsed(area, true)));
    }

    /// Collapses `area`, or opens it again.
    public void toggleFold(Area area) {
        layout.set(layout().collapsed(area, !layout().isCollapsed(area)));
    }

    void size(Area area, double size, double whole) {
        if (whole > 0) {
            layout.set(layout().sized(area, Math.clamp(size / whole, 0.02, LARGEST)));
        }
    }

    void share(Area area, List<Double> shares) {
        layout.set(layout().shared(area, shares));
    }

    void drag(PanelId panel, double x, double y) {
        if (layout().isOpen(panel)) {
            dragging = true;
            pane.mark(pane.target(x, y));
        }
    }

    void drop(PanelId panel, double x, double y) {
        if (dragging) {
            dragging = false;
            pane.mark(Optional.empty());
            pane.target(x, y).ifPresent(target -> layout.set(layout().moved(panel, target)));
        }
    }

    void explain(PanelId panel) {
        explainer.accept(panel(panel).node(), panel);
    }

    String words(Text text) {
        return messages.of(text);
    }

    String title(PanelId panel) {
        return messages.actionText(panel.action().key());
    }

    String help(PanelId panel) {
        return messages.actionHelp(panel.action().key());
    }
}
