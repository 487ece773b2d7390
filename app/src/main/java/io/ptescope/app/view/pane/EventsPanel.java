package io.ptescope.app.view.pane;

import io.ptescope.app.panel.EventRows;
import io.ptescope.app.session.Frame;
import io.ptescope.app.session.Search;
import io.ptescope.app.session.Session;
import io.ptescope.app.session.Story;
import io.ptescope.app.text.Messages;
import io.ptescope.app.text.Text;
import io.ptescope.app.view.dock.Panel;
import io.ptescope.app.view.dock.PanelId;
import io.ptescope.app.view.work.Work;
import io.ptescope.model.scenario.ScenarioException;
import io.ptescope.model.scenario.run.QueryMatch;
import io.ptescope.model.scenario.run.Run;
import java.util.AbstractList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.LongStream;
import javafx.collections.FXCollections;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// All events of the run, or those that a query is about. Enter in the line filters, Enter or a click on a row goes
/// there. A long run is filtered beside the window.
public final class EventsPanel implements Panel {
    private static final PseudoClass CURRENT = PseudoClass.getPseudoClass("current");
    private static final PseudoClass DONE = PseudoClass.getPseudoClass("done");
    private static final double ROW = 21;
    /// A shorter run is filtered at once.
    private static final long SHORT = 20_000;

    private final Messages messages;
    private final Session session;
    private final Supplier<Work> work;
    private final TextField query = new TextField();
    private final Label outcome = new Label();
    private final ListView<Long> list = new ListView<>();
    private final VBox node;
    private @Nullable Story story;
    private @Nullable EventRows rows;
    private long position;

    /// A panel that lets `work` filter a long run.
    public EventsPanel(Messages messages, Session session, Supplier<Work> work) {
        this.messages = messages;
        this.session = session;
        this.work = work;
        query.setId("event-query");
        query.setPromptText(messages.of(Text.EVENTS_PROMPT));
        query.setAccessibleText(messages.of(Text.EVENTS_PROMPT));
        query.setOnAction(event -> filter());
        HBox.setHgrow(query, Priority.ALWAYS);
        outcome.setId("event-outcome");
        outcome.setMinWidth(0);
        outcome.getStyleClass().add("muted");
        list.setId("events");
        list.setAccessibleText(messages.actionText(id().action().key()));
        list.getStyleClass().add("code-list");
        list.setFixedCellSize(ROW);
        list.setCellFactory(view -> new Row());
        list.setOnKeyPressed(event -> {
            if (event.getCode() == KeyCode.ENTER) {
                go();
                event.consume();
            }
        });
        VBox.setVgrow(list, Priority.ALWAYS);
        HBox line = new HBox(8, query, outcome);
        line.setAlignment(Pos.CENTER_LEFT);
        node = new VBox(6, line, list);
        node.getStyleClass().addAll("panel", "panel-form");
        node.setMinSize(0, 0);
    }

    @Override
    public PanelId id() {
        return PanelId.EVENTS;
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
        boolean opened = frame.story() != story;
        if (opened) {
            story = frame.story();
            rows = new EventRows(messages, frame.story());
            // No row of the run before may be asked for, whatever becomes of the search.
            show(new long[0], "");
            filter();
        }
        if (opened || position != frame.position()) {
            position = frame.position();
            list.refresh();
            reveal();
        }
    }

    private void reveal() {
        List<Long> shown = list.getItems();
        int low = 0;
        int high = shown.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (shown.get(middle) < position) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        if (low > 0) {
            list.getSelectionModel().select(low - 1);
            Lists.reveal(list, low - 1);
        }
    }

    private void go() {
        Long event = list.getSelectionModel().getSelectedItem();
        if (event != null) {
            session.seek(event + 1);
        }
    }

    private void filter() {
        work.get().cancel(Work.Kind.EVENTS);
        Story shown = story;
        if (shown == null) {
            return;
        }
        String text = query.getText().strip();
        Run run = shown.run().orElse(null);
        if (text.isEmpty() || run == null) {
            show(LongStream.range(0, Math.min(Integer.MAX_VALUE, shown.recording().size())).toArray(), "");
            return;
        }
        try {
            QueryMatch match = new QueryMatch(run, QueryMatch.parse(run, text));
            if (run.recording().size() <= SHORT) {
                found(hits(match, run.recording().size(), (done, all) -> { }));
            } else {
                search(match, run.recording().size());
            }
        } catch (ScenarioException bad) {
            outcome.setText(messages.of(Text.BREAK_WRONG, bad.diagnostic().column(), bad.diagnostic().message()));
        }
    }

    private void search(QueryMatch match, long size) {
        outcome.setText("");
        work.get().start(Work.Kind.EVENTS, steering -> hits(match, size, steering::at), this::found);
    }

    private static long[] hits(QueryMatch match, long size, Search.Watch watch) {
        LongStream.Builder hits = LongStream.builder();
        for (long event = 0; event < size; event++) {
            watch.now(event, size);
            if (match.at(event)) {
                hits.add(event);
            }
        }
        return hits.build().toArray();
    }

    private void found(long[] hits) {
        show(hits, messages.of(Text.EVENTS_FOUND, hits.length));
    }

    private void show(long[] events, String words) {
        long[] kept = Arrays.copyOf(events, events.length);
        list.setItems(FXCollections.observableList(new AbstractList<>() {
            @Override
            public Long get(int index) {
                return kept[index];
            }

            @Override
            public int size() {
                return kept.length;
            }
        }));
        outcome.setText(words);
        reveal();
    }

    private final class Row extends ListCell<Long> {
        private final Label number = new Label();
        private final Label task = new Label();
        private final Label function = new Label();
        private final Label words = new Label();
        private final HBox box = new HBox(10, number, task, function, words);

        Row() {
            number.getStyleClass().addAll("line-number", "event-number");
            task.getStyleClass().addAll("muted", "event-task");
            function.getStyleClass().addAll("line-text", "event-function");
            words.getStyleClass().addAll("line-text", "event-words");
            box.getStyleClass().add("line");
            setPrefWidth(0);
            setOnMouseClicked(event -> go());
        }

        @Override
        protected void updateItem(Long event, boolean empty) {
            super.updateItem(event, empty);
            boolean shown = !empty && event != null && rows != null;
            pseudoClassStateChanged(CURRENT, shown && event + 1 == position);
            pseudoClassStateChanged(DONE, shown && event >= position);
            setGraphic(shown ? box : null);
            if (shown) {
                EventRows.Row row = rows.row(event);
                number.setText(Long.toString(row.number()));
                task.setText(row.task());
                function.setText(row.function());
                words.setText(row.words());
                setAccessibleText(row.number() + ", " + row.task() + ", " + row.function() + ": " + row.words());
            }
        }
    }
}
