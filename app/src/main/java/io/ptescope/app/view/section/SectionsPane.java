package io.ptescope.app.view.section;

import io.ptescope.app.action.ActionIcon;
import io.ptescope.app.panel.Inspection.Bit;
import io.ptescope.app.panel.Inspection.Item;
import io.ptescope.app.panel.Inspection.Jump;
import io.ptescope.app.panel.Inspection.Pick;
import io.ptescope.app.panel.Inspection.Section;
import io.ptescope.app.panel.Inspection.TableRow;
import io.ptescope.app.panel.Inspection.Term;
import io.ptescope.app.panel.Inspection;
import io.ptescope.app.session.Selection;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.MenuItem;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.materialdesign2.MaterialDesignP;

/// Sections of words, bits and tables. Their links lead to other moments or select things.
public class SectionsPane extends ScrollPane {
    private static final PseudoClass CHANGED = PseudoClass.getPseudoClass("changed");

    private final VBox content = new VBox();
    private final VBox whole = new VBox(content);
    private final LongConsumer goTo;
    private final Consumer<Selection> select;
    private final String question;
    private final Consumer<String> explain;
    private String deed = "";
    private Consumer<String> act = term -> { };
    private Inspection shown = new Inspection(List.of());

    /// A pane that tells `goTo` where a link leads, and `select` what one selects.
    public SectionsPane(String id, String name, LongConsumer goTo, Consumer<Selection> select) {
        this(id, name, goTo, select, "", term -> { });
    }

    /// As above; whoever asks `question` of a bit or flag has `explain` told of the term.
    public SectionsPane(String id, String name, LongConsumer goTo, Consumer<Selection> select, String question,
        Consumer<String> explain) {
        this.question = question;
        this.explain = explain;
        this.goTo = goTo;
        this.select = select;
        setId(id);
        getStyleClass().addAll("panel", "inspector");
        setAccessibleText(name);
        setFocusTraversable(true);
        content.getStyleClass().add("inspector-content");
        // It scrolls, so each is as high as it wants to be. Were it asked how low it could be, every level would ask
        // all below it twice.
        content.setMinHeight(0);
        whole.setMinHeight(0);
        setContent(whole);
        setFitToWidth(true);
        setHbarPolicy(ScrollBarPolicy.AS_NEEDED);
    }

    public final void show(Inspection inspection) {
        if (!inspection.equals(shown)) {
            shown = inspection;
            show(inspection.sections());
        }
    }

    private void show(List<Section> sections) {
        List<Node> boxes = content.getChildren();
        if (boxes.size() > sections.size()) {
            boxes.subList(sections.size(), boxes.size()).clear();
        }
        for (int n = 0; n < sections.size(); n++) {
            if (n == boxes.size()) {
                boxes.add(new SectionBox(sections.get(n), this::item));
            } else if (boxes.get(n) instanceof SectionBox box) {
                box.show(sections.get(n));
            }
        }
    }

    /// Puts `node` above the sections.
    public final void lead(Node node) {
        whole.getChildren().add(0, node);
    }

    /// Lets `doing` be told when the user wants to do what `text` says to a bit, by its name, or to a whole section.
    public final void offer(String text, Consumer<String> doing) {
        deed = text;
        act = doing;
    }

    private Node deed(String text, String about) {
        Button button = new Button(text, new ActionIcon(MaterialDesignP.PENCIL_OUTLINE));
        button.getStyleClass().add("deed");
        button.setOnAction(event -> act.accept(about));
        return button;
    }

    public final Inspection shown() {
        return shown;
    }

    private Node item(Item item) {
        return switch (item) {
            case Item.Bits(List<Bit> bits) -> bits(bits);
            case Item.Deed(String text, String about) -> deed(text, about);
            case Item.Row(String label, String value) -> row(label, value(value, "value"));
            case Item.Code(String label, String value) -> row(label, value(value, "mono"));
            case Item.Terms(String label, List<Term> terms) -> row(label, terms(terms));
            case Item.Jumps(String label, List<Jump> jumps) -> row(label, links(jumps));
            case Item.Moment moment -> new MomentRow(moment, goTo);
            case Item.Verdict verdict -> verdict(verdict);
            case Item.Question(String text) -> value(text, "question");
            case Item.Note(String text) -> value(text, "muted");
            case Item.Picks(String label, List<Pick> picks) -> row(label, picks(picks));
            case Item.Table table -> table(table);
        };
    }

    private Node bits(List<Bit> bits) {
        FlowPane row = new FlowPane(2, 3);
        bits.forEach(bit -> row.getChildren().add(bit(bit)));
        return row;
    }

    /// A bit, with what can be asked of it and done to it in its menu.
    private Node bit(Bit bit) {
        BitBox box = new BitBox(bit, goTo);
        ContextMenu menu = new ContextMenu();
        if (!question.isEmpty()) {
            MenuItem what = new MenuItem(question);
            what.setMnemonicParsing(false);
            what.setOnAction(event -> explain.accept(box.bit().name()));
            menu.getItems().add(what);
        }
        if (!deed.isEmpty()) {
            MenuItem change = new MenuItem(deed);
            change.setMnemonicParsing(false);
            change.setOnAction(event -> act.accept(box.bit().name()));
            menu.getItems().add(change);
        }
        box.setContextMenu(menu);
        return box;
    }

    private Region terms(List<Term> terms) {
        FlowPane row = new FlowPane(6, 2);
        for (Term term : terms) {
            Hyperlink link = new Hyperlink(term.text());
            link.getStyleClass().add("term");
            link.setAccessibleHelp(question);
            link.setOnAction(event -> explain.accept(term.spelling()));
            row.getChildren().add(link);
        }
        return row;
    }

    private static Label value(String text, String style) {
        Label value = new Label(text);
        value.setWrapText(true);
        value.setMinHeight(Region.USE_PREF_SIZE);
        value.getStyleClass().add(style);
        return value;
    }

    private static Node row(String label, Region value) {
        return new FactRow(label, value);
    }

    /// One below the other, because names of functions are long.
    private Region links(List<Jump> jumps) {
        VBox rows = new VBox();
        for (Jump jump : jumps) {
            Hyperlink link = link(jump.text(), jump.position());
            link.setWrapText(true);
            link.setMinHeight(Region.USE_PREF_SIZE);
            Label arrow = new Label("← ");
            arrow.setMinWidth(Region.USE_PREF_SIZE);
            rows.getChildren().add(rows.getChildren().isEmpty() ? link : new HBox(arrow, link));
        }
        return rows;
    }

    private Hyperlink link(String text, long position) {
        Hyperlink link = new Hyperlink(text);
        link.setOnAction(event -> goTo.accept(position));
        return link;
    }

    private Region picks(List<Pick> picks) {
        FlowPane row = new FlowPane(6, 2);
        picks.forEach(pick -> row.getChildren().add(link(pick)));
        return row;
    }

    private Hyperlink link(Pick pick) {
        Hyperlink link = new Hyperlink(pick.text());
        link.getStyleClass().add("pick");
        link.pseudoClassStateChanged(CHANGED, pick.changed());
        link.setOnAction(event -> select.accept(pick.selection()));
        return link;
    }

    private Node table(Item.Table table) {
        GridPane grid = new GridPane(12, 3);
        grid.setMinWidth(Region.USE_PREF_SIZE);
        grid.getStyleClass().add("facts");
        for (int column = 0; column < table.heads().size(); column++) {
            Label head = new Label(table.heads().get(column));
            head.getStyleClass().add("muted");
            head.setMinWidth(Region.USE_PREF_SIZE);
            grid.add(head, column, 0);
        }
        int line = 1;
        for (TableRow row : table.rows()) {
            grid.add(link(row.first()), 0, line);
            for (int column = 0; column < row.cells().size(); column++) {
                Label cell = new Label(row.cells().get(column));
                cell.getStyleClass().add("mono");
                cell.setMinWidth(Region.USE_PREF_SIZE);
                cell.pseudoClassStateChanged(CHANGED, row.first().changed());
                grid.add(cell, column + 1, line);
            }
            line++;
        }
        return grid;
    }

    private Node verdict(Item.Verdict verdict) {
        Label text = value(verdict.text(), "verdict");
        text.getStyleClass().add(switch (verdict.outcome()) {
            case HOLDS -> "holds";
            case WAITS -> "waits";
            case BROKEN -> "broken";
            case OPEN -> "open";
        });
        return text;
    }
}
