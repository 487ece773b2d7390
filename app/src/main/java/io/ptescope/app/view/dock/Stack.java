package io.ptescope.app.view.dock;

import java.util.ArrayList;
import java.util.List;

/// Panels behind each other, of which one is seen.
///
/// @param share how much of the side's length it gets, in relation to the others; 0 as much as its panel needs
/// @param tabs  its panels, at least one
/// @param front the one that is seen
record Stack(double share, List<PanelId> tabs, PanelId front) {
    Stack {
        tabs = List.copyOf(tabs);
        if (!tabs.contains(front) || !(share >= 0 && share < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("no stack: " + tabs + " " + front + " " + share);
        }
    }

    /// A stack that shows its first panel.
    static Stack of(double share, PanelId... tabs) {
        return new Stack(share, List.of(tabs), tabs[0]);
    }

    Stack with(PanelId panel) {
        List<PanelId> more = new ArrayList<>(tabs);
        if (!more.contains(panel)) {
            more.add(panel);
        }
        return new Stack(share, more, panel);
    }

    /// Without one of several panels; its neighbour comes to the front.
    Stack without(PanelId panel) {
        int at = tabs.indexOf(panel);
        List<PanelId> rest = new ArrayList<>(tabs);
        rest.remove(panel);
        return new Stack(share, rest, front == panel ? rest.get(Math.max(0, at - 1)) : front);
    }

    Stack showing(PanelId panel) {
        return new Stack(share, tabs, panel);
    }

    Stack sized(double newShare) {
        return new Stack(newShare, tabs, front);
    }
}
