package io.ptescope.app.view.dock;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/// Which panel is where. Never changes; every panel is in it once at most.
///
/// @param sides what each area holds
public record DockLayout(Map<Area, Side> sides) {
    /// The share of a stack with room for text, beside others with one.
    private static final double ROOMY = 2;
    private static final List<PanelId> BROUGHT_OUT = List.of(PanelId.PROCESSES, PanelId.EVENTS);

    /// Copies the map and fills up what is not there.
    public DockLayout {
        Map<Area, Side> all = new EnumMap<>(Area.class);
        for (Area area : Area.values()) {
            all.put(area, sides.getOrDefault(area, Side.EMPTY));
        }
        sides = all;
        List<PanelId> panels = sides.values().stream().flatMap(side -> side.panels().stream()).toList();
        if (panels.stream().distinct().count() != panels.size()) {
            throw new IllegalArgumentException("a panel is in two places: " + panels);
        }
    }

    /// Where a panel is dropped.
    public sealed interface Target {
        Area area();

        /// In front of the panels of a stack.
        record Join(Area area, int stack) implements Target {}

        /// In a stack of its own, before stack `stack`.
        record Insert(Area area, int stack) implements Target {}
    }

    /// How the window is arranged until the user arranges it.
    public static DockLayout standard() {
        DockLayout layout = new DockLayout(Map.of(
            Area.LEFT, Side.of(Stack.of(0, PanelId.WORKLOAD, PanelId.EDITOR), Stack.of(1, PanelId.PATH)),
            Area.CENTRE, Side.of(Stack.of(1, PanelId.STAGE)),
            Area.RIGHT, Side.of(Stack.of(1, PanelId.INSPECTOR)),
            Area.BOTTOM, Side.of(Stack.of(1, PanelId.TIMELINE))));
        for (PanelId panel : PanelId.values()) {
            if (!layout.isOpen(panel)) {
                Side side = layout.side(panel.home());
                Side more = side.change(side.stacks().size() - 1, stack -> stack.with(panel).showing(stack.front()));
                layout = layout.with(panel.home(), before -> more);
            }
        }
        return layout;
    }

    /// With the centre and the bottom only; the panels at the sides are where they were, reduced to their names.
    public DockLayout few() {
        DockLayout layout = usual();
        for (Area area : List.of(Area.LEFT, Area.RIGHT)) {
            layout = layout.collapsed(area, !layout.isEmpty(area));
        }
        return layout;
    }

    /// With all sides, and the panels that [#many] brings out behind others again.
    public DockLayout usual() {
        DockLayout layout = this;
        for (Area area : Area.values()) {
            layout = layout.collapsed(area, false);
        }
        for (PanelId panel : BROUGHT_OUT) {
            int at = layout.side(panel.home()).stackOf(panel);
            int stacks = layout.side(panel.home()).stacks().size();
            if (at > 0 && at == stacks - 1 && layout.side(panel.home()).stacks().get(at).tabs().size() == 1) {
                layout = layout.closed(panel).with(panel.home(), side -> side.change(stacks - 2,
                    stack -> stack.with(panel).showing(stack.front())));
            }
        }
        return layout;
    }

    /// With all sides, and two panels in stacks of their own that are behind others else: at the right the processes,
    /// in the bottom the events.
    public DockLayout many() {
        DockLayout layout = usual();
        for (PanelId panel : BROUGHT_OUT) {
            if (!layout.isSeen(panel)) {
                layout = layout.moved(panel, new Target.Insert(panel.home(), Integer.MAX_VALUE));
            }
        }
        return layout;
    }

    Side side(Area area) {
        return sides.getOrDefault(area, Side.EMPTY);
    }

    /// Where `panel` is, if it is open.
    public Optional<Area> area(PanelId panel) {
        for (Area area : Area.values()) {
            if (side(area).stackOf(panel) >= 0) {
                return Optional.of(area);
            }
        }
        return Optional.empty();
    }

    public boolean isOpen(PanelId panel) {
        return area(panel).isPresent();
    }

    public boolean isCollapsed(Area area) {
        return side(area).collapsed();
    }

    /// With `panel` seen, and with room for text: at a side, `part` of the window's width and most of its height.
    public DockLayout roomy(PanelId panel, double part) {
        DockLayout shown = showing(panel);
        Area area = shown.area(panel).orElse(panel.home());
        if (!area.isColumn() || area == Area.CENTRE || shown.side(area).size() >= part) {
            return shown;
        }
        return shown.with(area, side -> side.sized(part).change(side.stackOf(panel),
            stack -> stack.share() == 0 ? stack.sized(ROOMY) : stack));
    }

    /// With what [#roomy] did to `before`, so that it became `wide`, undone: sizes that were changed since then stay.
    public DockLayout narrow(PanelId panel, DockLayout before, DockLayout wide) {
        Optional<Area> found = wide.area(panel);
        if (found.isEmpty()) {
            return this;
        }
        Area area = found.get();
        Side old = before.side(area);
        Side made = wide.side(area);
        int at = made.stackOf(panel);
        boolean stack = at < side(area).stacks().size() && at < old.stacks().size()
            && side(area).stacks().get(at).share() == made.stacks().get(at).share();
        return with(area, side -> side.size() == made.size() ? side.sized(old.size()) : side)
            .with(area, side -> stack ? side.change(at, now -> now.sized(old.stacks().get(at).share())) : side);
    }

    public boolean isEmpty(Area area) {
        return side(area).stacks().isEmpty();
    }

    /// Whether `panel` is in front of its stack, in an area that is not collapsed.
    public boolean isSeen(PanelId panel) {
        return seen().contains(panel);
    }

    /// The panels that are seen, in reading order.
    public List<PanelId> seen() {
        List<PanelId> seen = new ArrayList<>();
        for (Area area : Area.values()) {
            if (!side(area).collapsed()) {
                side(area).stacks().forEach(stack -> seen.add(stack.front()));
            }
        }
        return seen;
    }

    /// With `panel` seen: brought to the front where it is, else opened where it belongs.
    public DockLayout showing(PanelId panel) {
        Optional<Area> area = area(panel);
        if (area.isEmpty()) {
            return moved(panel, new Target.Join(panel.home(), Integer.MAX_VALUE));
        }
        return with(area.get(), side -> side.change(side.stackOf(panel), stack -> stack.showing(panel))
            .collapsed(false));
    }

    public DockLayout closed(PanelId panel) {
        DockLayout layout = this;
        for (Area area : Area.values()) {
            layout = layout.with(area, side -> side.without(panel));
        }
        return layout;
    }

    /// With `panel` at `target`, whose stacks are counted as they are now.
    public DockLayout moved(PanelId panel, Target target) {
        Area area = target.area();
        Side side = side(area);
        int own = side.stackOf(panel);
        boolean alone = own >= 0 && side.stacks().get(own).tabs().size() == 1;
        DockLayout rest = closed(panel);
        return switch (target) {
            case Target.Join(Area _, int stack) when alone && own == stack -> showing(panel);
            case Target.Join(Area _, int stack) -> rest.with(area,
                to -> to.joined(panel, alone && own < stack ? stack - 1 : stack).collapsed(false));
            case Target.Insert(Area _, int stack) -> rest.with(area,
                to -> to.inserted(panel, alone && own < stack ? stack - 1 : stack).collapsed(false));
        };
    }

    /// With `area` reduced to the names of its panels, or not. The centre always stays.
    public DockLayout collapsed(Area area, boolean now) {
        return area == Area.CENTRE ? this : with(area, side -> side.collapsed(now));
    }

    /// With `area` as large a part of the window as `size` says, 0 for what suits it.
    public DockLayout sized(Area area, double size) {
        return with(area, side -> side.sized(size));
    }

    /// With these shares for the stacks of `area`.
    DockLayout shared(Area area, List<Double> shares) {
        DockLayout layout = this;
        for (int i = 0; i < shares.size(); i++) {
            int stack = i;
            layout = layout.with(area, side -> side.change(stack, old -> old.sized(shares.get(stack))));
        }
        return layout;
    }

    private DockLayout with(Area area, UnaryOperator<Side> change) {
        Map<Area, Side> changed = new EnumMap<>(sides);
        changed.put(area, change.apply(side(area)));
        return new DockLayout(changed);
    }
}
