package io.ptescope.app.view.dock;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/// What one area holds.
///
/// @param size      its part of the window's width, for the bottom of its height; 0 what suits it
/// @param collapsed whether only the names of its panels are seen
/// @param stacks    from the top, in the bottom from the left; none if the area is empty
record Side(double size, boolean collapsed, List<Stack> stacks) {
    static final Side EMPTY = new Side(0, false, List.of());

    Side {
        stacks = List.copyOf(stacks);
        if (!(size >= 0 && size < 1)) {
            throw new IllegalArgumentException("no side: " + size);
        }
    }

    static Side of(Stack... stacks) {
        return new Side(0, false, List.of(stacks));
    }

    List<PanelId> panels() {
        return stacks.stream().flatMap(stack -> stack.tabs().stream()).toList();
    }

    /// The number of the stack with `panel`, or -1.
    int stackOf(PanelId panel) {
        for (int i = 0; i < stacks.size(); i++) {
            if (stacks.get(i).tabs().contains(panel)) {
                return i;
            }
        }
        return -1;
    }

    Side sized(double newSize) {
        return new Side(newSize, collapsed, stacks);
    }

    Side collapsed(boolean now) {
        return new Side(size, now, stacks);
    }

    Side change(int stack, UnaryOperator<Stack> change) {
        List<Stack> changed = new ArrayList<>(stacks);
        changed.set(stack, change.apply(changed.get(stack)));
        return new Side(size, collapsed, changed);
    }

    Side without(PanelId panel) {
        int at = stackOf(panel);
        if (at < 0) {
            return this;
        }
        if (stacks.get(at).tabs().size() > 1) {
            return change(at, stack -> stack.without(panel));
        }
        List<Stack> rest = new ArrayList<>(stacks);
        rest.remove(at);
        return new Side(size, collapsed && !rest.isEmpty(), rest);
    }

    /// With `panel` in front of stack `at`; in a first stack if there is none.
    Side joined(PanelId panel, int at) {
        return stacks.isEmpty() ? inserted(panel, 0)
            : change(Math.clamp(at, 0, stacks.size() - 1), stack -> stack.with(panel));
    }

    /// With `panel` in a stack of its own before stack `at`.
    Side inserted(PanelId panel, int at) {
        List<Stack> more = new ArrayList<>(stacks);
        double share = stacks.stream().mapToDouble(Stack::share).filter(known -> known > 0).average().orElse(1);
        more.add(Math.clamp(at, 0, more.size()), Stack.of(share, panel));
        return new Side(size, collapsed, more);
    }
}
