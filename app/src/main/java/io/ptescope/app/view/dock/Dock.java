package io.ptescope.app.view.dock;

import io.ptescope.app.action.ActionId;
import io.ptescope.app.text.Messages;
import io.ptescope.app.text.Text;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.scene.Node;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

/// The panels and their arrangement, which the user changes by dragging, by menu and by key. In a window that is too
/// small for all areas some fold by themselves, and open again as soon as there is room; what is remembered is the
/// arrangement that the user made.
public final class Dock {
    private static final double LARGEST = 0.7;

    private final Messages messages;
    private final Map<PanelId, Panel> panels = new EnumMap<>(PanelId.class);
    private final ObjectProperty<DockLayout> layout;
    private final ReadOnlyObjectWrapper<DockLayout> shown;
    private final DockPane pane;
    private final BiConsumer<Node, PanelId> explainer;
    private boolean dragging;
    private @Nullable Room room;
    /// The area that somebody asked for although there was no room for it beside the others.
    private @Nullable Area wanted;

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
        shown = new ReadOnlyObjectWrapper<>(this, "shown", layout.get());
        pane = new DockPane(this, panels, bar);
        shown.subscribe(pane::show);
        layout.subscribe(this::refit);
    }

    /// There is so much room now.
    void fit(Room now) {
        if (now.width() > 0 && now.height() > 0) {
            room = now;
            if (now.folds(layout(), null).isEmpty()) {
                wanted = null;
            }
            refit();
        }
    }

    private void refit() {
        DockLayout now = layout();
        if (room != null) {
            for (Area area : room.folds(now, wanted)) {
                now = now.collapsed(area, true);
            }
        }
        if (!now.equals(shown.get())) {
            shown.set(now);
        }
    }

    /// Opens `area` though it had to fold, at the cost of others.
    private void want(Area area) {
        if (shown().isCollapsed(area)) {
            wanted = area;
            refit();
        }
    }

    /// Gives the focus to the front of the centre, if it has one.
    void focusCentre() {
        layout().side(Area.CENTRE).stacks().stream().findFirst()
            .ifPresent(stack -> panel(stack.front()).focusTarget().requestFocus());
    }

    public Region pane() {
        return pane;
    }

    /// The arrangement that the user made.
    public DockLayout layout() {
        return layout.get();
    }

    /// The arrangement as it is seen: areas without room are collapsed.
    public DockLayout shown() {
        return shown.get();
    }

    public ReadOnlyObjectProperty<DockLayout> shownProperty() {
        return shown.getReadOnlyProperty();
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
        return shown().seen().stream().map(this::panel).toList();
    }

    /// Makes `panel` seen.
    public void show(PanelId panel) {
        layout.set(layout().showing(panel));
        layout().area(panel).ifPresent(this::want);
    }

    /// Makes `panel` seen and gives it the focus.
    public void go(PanelId panel) {
        show(panel);
        panel(panel).focusTarget().requestFocus();
    }

    /// The same with the panel that `action` opens; false if it opens none.
    public boolean go(ActionId action) {
        Optional<PanelId> panel = Arrays.stream(PanelId.values()).filter(id -> id.action() == action).findFirst();
        panel.ifPresent(this::go);
        return panel.isPresent();
    }

    /// Makes `panel` seen, or closes it if it is.
    public void toggle(PanelId panel) {
        if (shown().isSeen(panel)) {
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
        boolean fold = !shown().isCollapsed(area);
        if (fold && area == wanted) {
            wanted = null;
        }
        layout.set(layout().collapsed(area, fold));
        if (!fold) {
            want(area);
        }
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
