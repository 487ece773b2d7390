package io.ptescope.app.view;

import io.ptescope.app.paint.Palette;
import io.ptescope.app.panel.Chart;
import io.ptescope.app.session.Frame;
import io.ptescope.app.session.Story;
import io.ptescope.app.view.dock.Panel;
import io.ptescope.app.view.dock.PanelId;
import java.util.function.BiFunction;
import java.util.function.Function;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

/// A chart as a panel. What is the same for a whole run is worked out once.
///
/// @param <M> what is worked out
final class ChartPanel<M> implements Panel {
    private final ChartView view;
    private final Function<Story, M> model;
    private final BiFunction<M, Frame, Chart> chart;
    private @Nullable Story story;
    private @Nullable M run;
    private long stood = -1;

    ChartPanel(ChartView view, Function<Story, M> model, BiFunction<M, Frame, Chart> chart) {
        this.view = view;
        this.model = model;
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
    public void setPalette(Palette palette) {
        view.setPalette(palette);
    }

    @Override
    public void show(Frame frame) {
        M known = run;
        boolean opened = known == null || frame.story() != story;
        if (known == null || opened) {
            story = frame.story();
            known = model.apply(frame.story());
            run = known;
        }
        if (opened || frame.position() != stood) {
            stood = frame.position();
            view.show(chart.apply(known, frame));
        }
    }
}
