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
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

/// A chart as a panel. What is the same for a whole run is worked out once: at once, or beside the window, and then the
/// chart is empty until that is done, and if it is cancelled.
///
/// @param <M> what is worked out
final class ChartPanel<M> implements Panel {
    private static final Chart EMPTY = new Chart(size -> new Figure(size, List.of()),
        size -> new TimeScale(0, 1, 0, 1));

    private final ChartView view;
    private final Reading<M> reading;
    private final BiFunction<M, Frame, Chart> chart;
    private final Consumer<Frame> also;
    private @Nullable Frame shown;
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

    /// Has a whole run read.
    ///
    /// @param <M> what comes of it
    private interface Reading<M> {
        /// Reads `story`, and hands over what comes of it, now or later.
        void start(Story story, Consumer<M> made);
    }

    private ChartPanel(ChartView view, Reading<M> reading, BiFunction<M, Frame, Chart> chart, Consumer<Frame> also) {
        this.view = view;
        this.reading = reading;
        this.chart = chart;
        this.also = also;
    }

    /// A panel whose runs are read by work of `kind`.
    static <M> ChartPanel<M> beside(ChartView view, Supplier<Work> work, Work.Kind kind, Reader<M> reader,
        BiFunction<M, Frame, Chart> chart) {
        return new ChartPanel<>(view, (story, made) -> work.get().start(kind,
            steering -> reader.read(story, steering::at), made), chart, frame -> { });
    }

    /// A panel whose runs are read at once.
    ///
    /// @param also is shown each frame too
    static <M> ChartPanel<M> atOnce(ChartView view, Function<Story, M> reader, BiFunction<M, Frame, Chart> chart,
        Consumer<Frame> also) {
        return new ChartPanel<>(view, (story, made) -> made.accept(reader.apply(story)), chart, also);
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
        shown = frame;
        if (frame.story() != story) {
            read(frame.story());
        }
        draw(frame);
        also.accept(frame);
    }

    private void read(Story opened) {
        story = opened;
        run = null;
        stood = -1;
        view.show(EMPTY);
        reading.start(opened, made -> {
            Frame now = shown;
            if (story == opened && now != null) {
                run = made;
                draw(now);
            }
        });
    }

    private void draw(Frame frame) {
        M known = run;
        if (known != null && frame.position() != stood) {
            stood = frame.position();
            view.show(chart.apply(known, frame));
        }
    }
}
