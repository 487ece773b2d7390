package io.ptescope.app.view.work;

import io.ptescope.app.text.Messages;
import io.ptescope.app.text.Text;
import java.util.Optional;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.util.Duration;

/// A line that says what goes on beside the window, how far it is, and ends it on request. Work that is over at once is
/// never seen.
public final class WorkLine extends HBox {
    private static final Duration NOTICED = Duration.millis(300);
    private static final double BAR = 220;

    private final Work work;
    private final Label what = new Label();
    private final ProgressBar bar = new ProgressBar();
    private final Pauses.Pause noticed;
    private final Messages messages;
    private boolean waiting;

    public WorkLine(Work work, Messages messages, Pauses pauses) {
        super(12);
        this.work = work;
        this.messages = messages;
        setId("work");
        getStyleClass().add("work-line");
        setAlignment(Pos.CENTER_LEFT);
        setPadding(new Insets(4, 14, 4, 14));
        bar.setPrefWidth(BAR);
        bar.setAccessibleText(messages.of(Text.WORK_PROGRESS));
        Button cancel = new Button(messages.of(Text.WORK_CANCEL));
        cancel.setId("work-cancel");
        cancel.setMinWidth(Region.USE_PREF_SIZE);
        cancel.setOnAction(event -> work.shownProperty().get().ifPresent(now -> work.cancel(now.kind())));
        getChildren().setAll(what, bar, cancel);
        setManaged(false);
        setVisible(false);
        noticed = pauses.of(NOTICED, this::appear);
        work.shownProperty().subscribe(this::show);
    }

    private void show(Optional<Work.Shown> now) {
        if (now.isEmpty()) {
            noticed.stop();
            waiting = false;
            setVisible(false);
            setManaged(false);
            return;
        }
        what.setText(messages.of(switch (now.get().kind()) {
            case OPEN, RUN, DRAFT, BRANCH -> Text.WORK_RUN;
            case SEARCH -> Text.WORK_SEARCH;
            case TICKS -> Text.WORK_TICKS;
            case EVENTS -> Text.WORK_EVENTS;
            case FILM -> Text.WORK_FILM;
            case NET, BETWEEN -> Text.WORK_NET;
            case TIMELINE, BIOGRAPHY, COUNTERS -> Text.WORK_CHART;
        }));
        bar.setProgress(now.get().progress());
        if (!isVisible() && !waiting) {
            waiting = true;
            noticed.restart();
        }
    }

    private void appear() {
        waiting = false;
        if (work.shownProperty().get().isPresent()) {
            setManaged(true);
            setVisible(true);
        }
    }
}
