package io.ptescope.app.view;

import io.ptescope.app.paint.Palette;
import io.ptescope.app.panel.TimelineModel;
import io.ptescope.app.session.Breakpoint;
import io.ptescope.app.session.Frame;
import io.ptescope.app.session.Hits;
import io.ptescope.app.session.Story;
import io.ptescope.app.text.Messages;
import io.ptescope.app.view.dock.Panel;
import io.ptescope.app.view.dock.PanelId;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

/// The timeline as a panel. What is the same for a whole run is worked out once.
final class TimelinePanel implements Panel {
    /// More ticks than a screen has pixels say nothing.
    private static final int MOST_HITS = 5000;

    private final TimelineView view;
    private final Messages messages;
    private final Supplier<Work> work;
    private @Nullable Story story;
    private @Nullable TimelineModel model;
    private Set<Breakpoint> broken = Set.of();
    private long stood = -1;

    TimelinePanel(TimelineView view, Messages messages, Supplier<Work> work) {
        this.work = work;
        this.view = view;
        this.messages = messages;
    }

    @Override
    public PanelId id() {
        return PanelId.TIMELINE;
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
        TimelineModel run = model;
        boolean opened = run == null || frame.story() != story;
        if (run == null || opened) {
            story = frame.story();
            run = new TimelineModel(messages, frame.story());
            model = run;
        }
        if (opened || !frame.breakpoints().equals(broken)) {
            broken = frame.breakpoints();
            view.setHits(List.of());
            work.get().start(Work.Kind.TICKS, steering -> Hits.of(frame.story(), frame.breakpoints(), MOST_HITS,
                steering::at), view::setHits, failure -> view.setHits(List.of()));
        }
        view.setPins(frame.pins());
        if (opened || frame.position() != stood) {
            stood = frame.position();
            view.show(run.at(frame.position()));
        }
    }
}
