package io.ptescope.app.view.section;

import io.ptescope.app.panel.Inspection.Bit;
import io.ptescope.app.panel.Inspection.Item;
import io.ptescope.app.panel.Inspection.Section;
import java.util.List;
import java.util.function.Function;
import javafx.collections.ObservableList;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// One section on the screen. It shows one section after another, and of these makes anew only what cannot be told
/// something else: whoever plays a run sees the same kinds of items in the same places, with other words.
final class SectionBox extends VBox {
    private static final int GAP = 8;

    private final Label title = new Label();
    private final Label aside = new Label();
    private final Function<Item, Node> make;
    private Section shown = new Section("", "", List.of());

    /// A box for `first`; `make` makes the node of an item.
    SectionBox(Section first, Function<Item, Node> make) {
        this.make = make;
        title.getStyleClass().add("section");
        title.setWrapText(true);
        title.setMinHeight(Region.USE_PREF_SIZE);
        title.setMinWidth(0);
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        aside.getStyleClass().add("place");
        aside.setMinWidth(Region.USE_PREF_SIZE);
        HBox head = new HBox(GAP, title, gap, aside);
        head.setAlignment(Pos.BASELINE_LEFT);
        getChildren().add(head);
        getStyleClass().add("inspector-section");
        setMinHeight(0);
        show(first);
    }

    void show(Section next) {
        if (next.equals(shown)) {
            return;
        }
        title.setText(next.title());
        aside.setText(next.aside());
        ObservableList<Node> nodes = getChildren();
        if (nodes.size() > next.items().size() + 1) {
            nodes.remove(next.items().size() + 1, nodes.size());
        }
        for (int n = 0; n < next.items().size(); n++) {
            Item item = next.items().get(n);
            if (n + 1 >= nodes.size()) {
                nodes.add(make.apply(item));
            } else if (!shows(shown.items().get(n), nodes.get(n + 1), item)) {
                nodes.set(n + 1, make.apply(item));
            }
        }
        shown = next;
    }

    /// Lets `node`, which has shown `old`, show `item`; false if it cannot.
    private static boolean shows(Item old, Node node, Item item) {
        if (item.equals(old)) {
            return true;
        }
        return switch (item) {
            case Item.Bits(List<Bit> bits) -> node instanceof FlowPane row && old instanceof Item.Bits before
                && before.bits().size() == bits.size() && shows(row, bits);
            case Item.Row(String label, String value) -> old instanceof Item.Row before
                && before.label().equals(label) && node instanceof FactRow row && row.say(value);
            case Item.Code(String label, String value) -> old instanceof Item.Code before
                && before.label().equals(label) && node instanceof FactRow row && row.say(value);
            case Item.Moment moment -> node instanceof MomentRow row && shows(row, moment);
            case Item.Question(String text) -> old instanceof Item.Question && says(node, text);
            case Item.Note(String text) -> old instanceof Item.Note && says(node, text);
            case Item.Verdict verdict -> old instanceof Item.Verdict before
                && before.outcome() == verdict.outcome() && says(node, verdict.text());
            case Item.Deed _, Item.Terms _, Item.Jumps _, Item.Picks _, Item.Table _ -> false;
        };
    }

    private static boolean shows(FlowPane row, List<Bit> bits) {
        for (int n = 0; n < bits.size(); n++) {
            if (row.getChildren().get(n) instanceof BitBox box && !box.bit().equals(bits.get(n))) {
                box.show(bits.get(n));
            }
        }
        return true;
    }

    private static boolean shows(MomentRow row, Item.Moment moment) {
        row.show(moment);
        return true;
    }

    private static boolean says(Node node, String text) {
        if (node instanceof Label label) {
            label.setText(text);
            return true;
        }
        return false;
    }
}
