package io.ptescope.app.view.pane;

import io.ptescope.app.action.ActionIcon;
import io.ptescope.app.action.ActionId;
import io.ptescope.app.action.Actions;
import io.ptescope.app.text.Messages;
import io.ptescope.app.text.Text;
import io.ptescope.app.view.choice.Theme;
import io.ptescope.app.view.control.WrappedText;
import io.ptescope.app.view.dock.PanelId;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.scene.Node;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.controlsfx.control.PopOver;

/// Says what a panel is, beside it: what it shows and how to read it, its keys, and the terms that matter there.
public final class PanelHelp {
    private static final double WIDTH = 340;
    /// Those that go on or move the focus are of use everywhere.
    private static final Map<PanelId, List<ActionId>> KEYS = Map.ofEntries(
        Map.entry(PanelId.WORKLOAD, List.of(ActionId.NEXT, ActionId.BACK, ActionId.RUN_TO_CURSOR)),
        Map.entry(PanelId.PATH, List.of(ActionId.INTO, ActionId.OVER, ActionId.OUT, ActionId.BREAK_HERE,
            ActionId.RUN_TO_CURSOR)),
        Map.entry(PanelId.STAGE, List.of(ActionId.NEXT, ActionId.BACK, ActionId.LAST_CHANGE, ActionId.NEXT_CHANGE,
            ActionId.WHY, ActionId.BREAK_HERE)),
        Map.entry(PanelId.INSPECTOR, List.of(ActionId.WHY, ActionId.LAST_CHANGE, ActionId.NEXT_CHANGE,
            ActionId.PREDICT)),
        Map.entry(PanelId.TIMELINE, List.of(ActionId.RUN, ActionId.RUN_BACK, ActionId.BOOKMARK, ActionId.MARKER_A,
            ActionId.MARKER_B, ActionId.TO_STEP)),
        Map.entry(PanelId.EVENTS, List.of(ActionId.FIND_EVENT)),
        Map.entry(PanelId.BREAKPOINTS, List.of(ActionId.BREAK_HERE, ActionId.RUN, ActionId.RUN_BACK)),
        Map.entry(PanelId.BOOKMARKS, List.of(ActionId.BOOKMARK, ActionId.MARKER_A, ActionId.MARKER_B)),
        Map.entry(PanelId.BIOGRAPHY, List.of(ActionId.LAST_CHANGE, ActionId.NEXT_CHANGE)),
        Map.entry(PanelId.NET, List.of(ActionId.BY_OPERATION, ActionId.BY_PATH)),
        Map.entry(PanelId.LABS, List.of(ActionId.LABS, ActionId.CHOOSE_KERNEL)));
    private static final Map<PanelId, List<String>> TERMS = Map.ofEntries(
        Map.entry(PanelId.WORKLOAD, List.of("mmap", "MAP_SHARED", "fsync", "msync")),
        Map.entry(PanelId.EDITOR, List.of("mmap", "MAP_SHARED", "MAP_PRIVATE", "fsync")),
        Map.entry(PanelId.PATH, List.of("fault", "do_wp_page", "page_mkwrite", "page_mkclean")),
        Map.entry(PanelId.STAGE, List.of("entry", "frame", "page cache", "dirty page", "read-only", "write-notify")),
        Map.entry(PanelId.INSPECTOR, List.of("entry", "dirty bit", "accessed bit", "right to write", "struct page",
            "invariant")),
        Map.entry(PanelId.TIMELINE, List.of("fault", "writeback", "flusher")),
        Map.entry(PanelId.PROCESSES, List.of("area", "vm_page_prot", "write-notify", "shared writable", "file_rss")),
        Map.entry(PanelId.LISTS, List.of("LRU list", "inode", "reclaim", "writeback")),
        Map.entry(PanelId.TLBS, List.of("TLB", "TLB flush", "spurious fault")),
        Map.entry(PanelId.LOCKS, List.of("ptl", "page lock")),
        Map.entry(PanelId.LABS, List.of("page_mkwrite", "write-notify", "MIXEDMAP", "vm_insert_mixed_mkwrite")),
        Map.entry(PanelId.BRANCHES, List.of("entry", "invariant")),
        Map.entry(PanelId.TABLES, List.of("entry", "present bit", "frame")),
        Map.entry(PanelId.CACHE, List.of("page cache", "tag", "buffer", "dirty page", "writeback", "hole")),
        Map.entry(PanelId.FRAMES, List.of("frame", "struct page", "reference count", "mapcount")),
        Map.entry(PanelId.BIOGRAPHY, List.of("dirty bit", "page_mkclean", "writeback")),
        Map.entry(PanelId.COUNTERS, List.of("nr_dirty", "nr_writeback", "background limit", "dirty limit")),
        Map.entry(PanelId.NET, List.of("entry", "dirty page")),
        Map.entry(PanelId.EVENTS, List.of("fault", "TLB flush", "set_page_dirty")),
        Map.entry(PanelId.BREAKPOINTS, List.of("entry", "nr_dirty")),
        Map.entry(PanelId.BOOKMARKS, List.of("major fault", "nr_dirty")));

    private final Messages messages;
    private final Supplier<Actions> actions;
    private final Theme theme;
    private final Consumer<String> explain;

    /// Help that tells `explain` the term that somebody wants to read about.
    public PanelHelp(Messages messages, Supplier<Actions> actions, Theme theme, Consumer<String> explain) {
        this.messages = messages;
        this.actions = actions;
        this.theme = theme;
        this.explain = explain;
    }

    /// The text on `panel`; none if nobody has written one.
    public static Optional<Text> text(PanelId panel) {
        return Arrays.stream(Text.values()).filter(text -> text.name().equals("HELP_" + panel.name())).findFirst();
    }

    /// The terms that matter in `panel`, as the glossary spells them.
    public static List<String> terms(PanelId panel) {
        return TERMS.getOrDefault(panel, List.of());
    }

    /// Opens the words on `panel` in the middle of its node. Escape or a click elsewhere closes them.
    public void show(Node node, PanelId panel) {
        PopOver over = new PopOver();
        over.setContentNode(content(panel, over));
        over.setArrowLocation(PopOver.ArrowLocation.TOP_CENTER);
        over.setDetachable(false);
        theme.dress(over, node.getScene());
        over.show(node, 0);
    }

    private Node content(PanelId panel, PopOver over) {
        String key = panel.action().key();
        Label title = new Label(messages.actionText(key), new ActionIcon(panel.action().icon()));
        title.getStyleClass().add("title");
        VBox content = new VBox(8, title, new WrappedText(messages.actionHelp(key) + ".", "help-words"));
        text(panel).ifPresent(text -> content.getChildren().add(new WrappedText(messages.of(text), "help-words")));
        GridPane keys = keys(panel);
        if (!keys.getChildren().isEmpty()) {
            content.getChildren().addAll(section(Text.KEYS_TITLE), keys);
        }
        if (!terms(panel).isEmpty()) {
            FlowPane links = new FlowPane(10, 2);
            links.setPrefWrapLength(WIDTH);
            terms(panel).forEach(term -> links.getChildren().add(link(term, over)));
            content.getChildren().addAll(section(Text.HELP_TERMS), links);
        }
        content.getStyleClass().add("pop-over-words");
        content.setId("panel-help");
        return content;
    }

    private GridPane keys(PanelId panel) {
        GridPane grid = new GridPane(14, 2);
        int row = 0;
        for (ActionId id : KEYS.getOrDefault(panel, List.of())) {
            String shown = actions.get().shownKey(id);
            if (!shown.isEmpty()) {
                Label key = new Label(shown);
                key.getStyleClass().add("mono");
                key.setMinWidth(Region.USE_PREF_SIZE);
                grid.addRow(row++, new Label(actions.get().text(id).replace("…", "")), key);
            }
        }
        return grid;
    }

    private Hyperlink link(String term, PopOver over) {
        Hyperlink link = new Hyperlink(term);
        link.getStyleClass().add("term");
        link.setOnAction(event -> {
            over.hide();
            explain.accept(term);
        });
        return link;
    }

    private Label section(Text text) {
        Label label = new Label(messages.of(text));
        label.getStyleClass().add("section");
        return label;
    }
}
