package io.ptescope.app.view;

import java.util.List;
import javafx.scene.Node;

/// The panels that are seen, in reading order; F6 goes round them.
///
/// @param focusable what gets the focus of each
record PanelRound(List<Node> focusable) {
    /// Moves the focus `by` panels on from the one that has it now.
    void move(int by) {
        int now = current();
        int next = now < 0 ? 0 : Math.floorMod(now + by, focusable.size());
        focusable.get(next).requestFocus();
    }

    private int current() {
        Node owner = focusable.getFirst().getScene().getFocusOwner();
        for (Node node = owner; node != null; node = node.getParent()) {
            int at = focusable.indexOf(node);
            if (at >= 0) {
                return at;
            }
        }
        return -1;
    }
}
