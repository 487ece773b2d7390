package io.ptescope.app.view;

import javafx.scene.control.ListView;
import javafx.scene.control.skin.VirtualFlow;

/// What the code lists have in common.
final class Lists {
    private Lists() {}

    /// Scrolls so that row `index` is visible with a few rows before it; not at all if it is visible already.
    static void reveal(ListView<?> list, int index) {
        if (list.lookup(".virtual-flow") instanceof VirtualFlow<?> flow && flow.getFirstVisibleCell() != null) {
            int first = flow.getFirstVisibleCell().getIndex();
            int last = flow.getLastVisibleCell().getIndex();
            if (index > first && index < last) {
                return;
            }
        }
        list.scrollTo(Math.max(0, index - 3));
    }
}
