package io.ptescope.app.view.dock;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// The layout as one line of text: for each area its name, its size, `collapsed` if it is, and its stacks, each as its
/// share, an `=`, and its panels with a `*` behind the one that is seen.
///
/// `left 0.25 0=workload* 1=path* ; centre 0 1=stage* ; right 0 collapsed 1=inspector* ; bottom 0 1=timeline*`
public final class DockText {
    private static final String COLLAPSED = "collapsed";

    private DockText() {}

    /// The text of `layout`.
    public static String of(DockLayout layout) {
        List<String> areas = new ArrayList<>();
        for (Area area : Area.values()) {
            Side side = layout.side(area);
            StringBuilder text = new StringBuilder(area.key()).append(' ').append(number(side.size()));
            if (side.collapsed()) {
                text.append(' ').append(COLLAPSED);
            }
            side.stacks().forEach(stack -> text.append(' ').append(of(stack)));
            areas.add(text.toString());
        }
        return String.join(" ; ", areas);
    }

    private static String of(Stack stack) {
        List<String> tabs = stack.tabs().stream().map(tab -> tab == stack.front() ? tab.key() + "*" : tab.key())
            .toList();
        return number(stack.share()) + "=" + String.join(",", tabs);
    }

    private static String number(double value) {
        return value == Math.rint(value) ? Long.toString((long) value) : String.format(Locale.ROOT, "%.4f", value);
    }

    /// The layout of `text`; nothing if it is none. A panel that this program does not know is left out.
    public static Optional<DockLayout> parse(String text) {
        try {
            Map<Area, Side> sides = new EnumMap<>(Area.class);
            for (String part : text.split(" ; ")) {
                String[] words = part.strip().split(" ");
                sides.put(Area.valueOf(words[0].toUpperCase(Locale.ROOT)), side(words));
            }
            return sides.size() == Area.values().length ? Optional.of(new DockLayout(sides)) : Optional.empty();
        } catch (IllegalArgumentException | ArrayIndexOutOfBoundsException broken) {
            return Optional.empty();
        }
    }

    private static Side side(String[] words) {
        boolean collapsed = words.length > 2 && words[2].equals(COLLAPSED);
        List<Stack> stacks = new ArrayList<>();
        for (int i = collapsed ? 3 : 2; i < words.length; i++) {
            stack(words[i]).ifPresent(stacks::add);
        }
        return new Side(Double.parseDouble(words[1]), collapsed && !stacks.isEmpty(), stacks);
    }

    private static Optional<Stack> stack(String word) {
        String[] halves = word.split("=", 2);
        List<PanelId> tabs = new ArrayList<>();
        PanelId front = null;
        for (String name : halves[1].split(",")) {
            boolean seen = name.endsWith("*");
            Optional<PanelId> panel = PanelId.of(seen ? name.substring(0, name.length() - 1) : name);
            panel.ifPresent(tabs::add);
            front = seen && panel.isPresent() ? panel.get() : front;
        }
        double share = Double.parseDouble(halves[0]);
        if (tabs.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new Stack(share, tabs, front == null ? tabs.getFirst() : front));
    }
}
