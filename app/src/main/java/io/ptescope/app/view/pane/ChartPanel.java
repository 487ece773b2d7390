package io.ptescope.app.view.pane;

import io.ptescope.app.layout.Figure;
import io.ptescope.app.layout.TimeScale;
import io.ptescope.app.paint.Palette;
import io.ptescope.app.panel.Chart;
import io.ptescope.app.session.Frame;
import io.ptescope.app.session.Search;
import io.ptescope.app.session.Story;
import io.ptescope.app.view.dock.Panel;
import io.ptescope.app.view.dock.PanelId;
import io.ptescope.app.view.stage.ChartView;
import io.ptescope.app.view.work.Work;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

/// A chart as a panel. What is the same for a whole run is worked out once, beside the window; the chart is empty until
/// that is done, and if it is cancelled.
///
/// @param <M> what is worked out
public final class ChartPanel<M> implements Panel {
    private static final Chart EMPTY = new Chart(size -> new Figure(size, List.of()),
        size -> new TimeScale(0, 1, 0, 1));

    private final ChartView view;
    private final Supplier<Work> work;
    private final Work.Kind kind;
    private final Reader<M> reader;
    private final BiFunction<M, Frame, Chart> chart;
    private final Consumer<Frame> also;
    private @Nullable Frame shown;
    private @Nullable Story story;
    private @Nullable M run;
    private long stood = -1;

    /// Reads a whole run.
    ///
    /// @param <M> what comes of it
    public interface Reader<M> {
        /// Reads `story`, and asks `watch` now and then whether to go on.
        M read(Story story, Search.Watch watch);
    }

    private ChartPanel(ChartView view, Supplier<Work> work, Work.Kind kind, Reader<M> reader,
        BiFunction<M, Frame, Chart> chart, Consumer<Frame> also) {
        this.view = view;
        this.work = work;
        this.kind = kind;
        this.reader = reader;
        this.chart = chart;
        this.also = also;
    }

    /// A panel whose runs are read by work of `kind`.
    public static <M> ChartPanel<M> beside(ChartView view, Supplier<Work> work, Work.Kind kind, Reader<M> reader,
        BiFunction<M, Frame, Chart> chart) {
        return new ChartPanel<>(view, work, kind, reader, chart, frame -> { });
    }

    /// The same, where `each` is shown each frame too.
    public ChartPanel<M> with(Consumer<Frame> each) {
        return new ChartPanel<>(view, work, kind, reader, chart, each);
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
        work.get().start(kind, steering -> reader.read(opened, steering::at), made -> {
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
