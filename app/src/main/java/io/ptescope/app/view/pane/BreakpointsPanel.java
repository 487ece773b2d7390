package io.ptescope.app.view.pane;

import io.ptescope.app.action.ActionIcon;
import io.ptescope.app.session.Breakpoint;
import io.ptescope.app.session.Frame;
import io.ptescope.app.session.Session;
import io.ptescope.app.text.Messages;
import io.ptescope.app.text.Namer;
import io.ptescope.app.text.Text;
import io.ptescope.app.view.dock.Panel;
import io.ptescope.app.view.dock.PanelId;
import io.ptescope.model.kernel.Sites;
import io.ptescope.model.scenario.ScenarioException;
import io.ptescope.model.scenario.run.QueryMatch;
import java.util.List;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.materialdesign2.MaterialDesignD;

/// Where running stops, and a line to add to it: an event or a condition in the words of workloads. Delete takes the
/// selected one away.
public final class BreakpointsPanel implements Panel {
    private static final double ROW = 26;

    private final Messages messages;
    private final Session session;
    private final TextField query = new TextField();
    private final Label problem = new Label();
    private final ListView<Breakpoint> list = new ListView<>();
    private final VBox node;
    private Namer namer;

    public BreakpointsPanel(Messages messages, Session session) {
        this.messages = messages;
        this.session = session;
        this.namer = new Namer(messages, session.frame().machine(), List.of());
        query.setId("break-query");
        query.setPromptText(messages.of(Text.BREAK_PROMPT));
        query.setAccessibleText(messages.of(Text.BREAK_PROMPT));
        query.setOnAction(event -> add());
        HBox.setHgrow(query, Priority.ALWAYS);
        Button add = new Button(messages.of(Text.BREAK_ADD));
        add.setMinWidth(Region.USE_PREF_SIZE);
        add.setOnAction(event -> add());
        problem.setId("break-problem");
        problem.getStyleClass().addAll("verdict", "broken");
        problem.setWrapText(true);
        problem.setManaged(false);
        list.setId("breakpoints");
        list.setAccessibleText(messages.actionText(id().action().key()));
        list.setFixedCellSize(ROW);
        list.getStyleClass().add("code-list");
        list.setCellFactory(view -> new Row());
        Label hint = new Label(messages.of(Text.BREAK_NONE));
        hint.setWrapText(true);
        hint.getStyleClass().add("muted");
        list.setPlaceholder(hint);
        list.setOnKeyPressed(event -> {
            Breakpoint selected = list.getSelectionModel().getSelectedItem();
            if (event.getCode() == KeyCode.DELETE && selected != null) {
                session.toggle(selected);
                event.consume();
            }
        });
        VBox.setVgrow(list, Priority.ALWAYS);
        node = new VBox(6, new HBox(6, query, add), problem, list);
        node.getStyleClass().addAll("panel", "panel-form");
        node.setMinSize(0, 0);
    }

    @Override
    public PanelId id() {
        return PanelId.BREAKPOINTS;
    }

    @Override
    public Region node() {
        return node;
    }

    @Override
    public TextField focusTarget() {
        return query;
    }

    @Override
    public void show(Frame frame) {
        namer = new Namer(messages, frame.machine(), frame.story().tasks());
        List<Breakpoint> all = frame.breakpoints().stream().sorted((one, other) -> words(one).compareTo(words(other)))
            .toList();
        if (!all.equals(list.getItems())) {
            list.getItems().setAll(all);
        }
    }

    private void add() {
        String text = query.getText().strip();
        session.frame().story().run().ifPresent(run -> {
            try {
                Breakpoint breakpoint = new Breakpoint.When(text, QueryMatch.parse(run, text));
                if (!session.frame().breakpoints().contains(breakpoint)) {
                    session.toggle(breakpoint);
                }
                query.clear();
                complain("");
            } catch (ScenarioException bad) {
                complain(messages.of(Text.BREAK_WRONG, bad.diagnostic().column(), bad.diagnostic().message()));
                query.positionCaret(Math.min(query.getLength(), bad.diagnostic().column() - 1));
            }
        });
    }

    private void complain(String words) {
        problem.setText(words);
        problem.setManaged(!words.isEmpty());
    }

    private String words(Breakpoint breakpoint) {
        return switch (breakpoint) {
            case Breakpoint.Pte(int mm, long address) -> messages.of(Text.BREAK_ENTRY, namer.entry(mm, address));
            case Breakpoint.Page(int pfn) -> messages.of(Text.BREAK_PAGE, Namer.frame(pfn));
            case Breakpoint.Line(int site) -> messages.of(Text.BREAK_LINE, Sites.of(site)
                .map(at -> at.function() + ":" + at.label()).orElse(Integer.toString(site)));
            case Breakpoint.Operation(int operation) -> messages.of(Text.BREAK_OPERATION,
                operation + 1, operation(operation));
            case Breakpoint.When when -> when.text();
        };
    }

    private String operation(int number) {
        List<String> all = session.frame().story().operations();
        return number < all.size() ? all.get(number) : "";
    }

    private final class Row extends ListCell<Breakpoint> {
        private final Label text = new Label();
        private final Button remove = new Button(messages.of(Text.BREAK_REMOVE),
            new ActionIcon(MaterialDesignD.DELETE_OUTLINE));
        private final HBox box = new HBox(6, remove, text);

        Row() {
            remove.setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
            remove.getStyleClass().setAll("tab-name");
            remove.setAccessibleText(remove.getText());
            remove.setOnAction(event -> {
                if (getItem() != null) {
                    session.toggle(getItem());
                }
            });
            box.getStyleClass().add("line");
            text.getStyleClass().add("line-text");
        }

        @Override
        protected void updateItem(Breakpoint breakpoint, boolean empty) {
            super.updateItem(breakpoint, empty);
            setGraphic(empty ? null : box);
            if (!empty) {
                text.setText("● " + words(breakpoint));
                setAccessibleText(words(breakpoint));
            }
        }
    }
}
