package io.ptescope.app.view.pane;

import java.util.List;
import javafx.collections.ObservableList;
import javafx.scene.control.ListView;
import javafx.scene.control.skin.VirtualFlow;

/// What the code lists have in common.
final class Lists {
    private Lists() {}

    /// Shows `rows`, and of these anew only what differs from what is shown.
    static <T> void show(ListView<T> list, List<T> rows) {
        ObservableList<T> shown = list.getItems();
        if (shown.size() != rows.size()) {
            shown.setAll(rows);
            return;
        }
        for (int i = 0; i < rows.size(); i++) {
            if (!rows.get(i).equals(shown.get(i))) {
                shown.set(i, rows.get(i));
            }
        }
    }

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
