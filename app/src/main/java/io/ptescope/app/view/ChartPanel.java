package io.ptescope.app.view;

import io.ptescope.app.layout.Figure;
import io.ptescope.app.layout.TimeScale;
import io.ptescope.app.paint.Palette;
import io.ptescope.app.panel.Chart;
import io.ptescope.app.session.Frame;
import io.ptescope.app.session.Search;
import io.ptescope.app.session.Story;
import io.ptescope.app.view.dock.Panel;
import io.ptescope.app.view.dock.PanelId;
import java.util.List;
import java.util.function.BiFunction;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

/// A chart as a panel. What is the same for a whole run is worked out once, beside the window; until then, and if that
/// is cancelled, the chart is empty.
///
/// @param <M> what is worked out
final class ChartPanel<M> implements Panel {
    private static final Chart EMPTY = new Chart(size -> new Figure(size, List.of()),
        size -> new TimeScale(0, 1, 0, 1));

    private final ChartView view;
    private final Desk desk;
    private final Work.Kind kind;
    private final Reader<M> reader;
    private final BiFunction<M, Frame, Chart> chart;
    private @Nullable Story story;
    private @Nullable M run;
    private long stood = -1;

    /// Reads a whole run.
    ///
    /// @param <M> what comes of it
    interface Reader<M> {
        /// Reads `story`, and asks `watch` now and then whether to go on.
        M read(Story story, Search.Watch watch);
    }

    /// A panel that reads what the desk shows by work of `kind`.
    ChartPanel(ChartView view, Desk desk, Work.Kind kind, Reader<M> reader,
        BiFunction<M, Frame, Chart> chart) {
        this.view = view;
        this.desk = desk;
        this.kind = kind;
        this.reader = reader;
        this.chart = chart;
    }

    @Override
    public PanelId id() {
        return view.panel();
    }

    @Override
    public Region node() {
        return view;
    }

    @Override
    public boolean isPicture() {
        return true;
    }

    @Override
    public void setPalette(Palette palette) {
        view.setPalette(palette);
    }

    @Override
    public void show(Frame frame) {
        if (frame.story() != story) {
            read(frame.story());
        }
        M known = run;
        if (known != null && frame.position() != stood) {
            stood = frame.position();
            view.show(chart.apply(known, frame));
        }
    }

    private void read(Story opened) {
        story = opened;
        run = null;
        stood = -1;
        view.show(EMPTY);
        desk.work().start(kind, steering -> reader.read(opened, steering::at), made -> {
            run = made;
            // A frame of the run that was read, or of one that will be read next.
            if (desk.story() == opened) {
                show(desk.session().frame());
            }
        }, Work::broken);
    }
}
