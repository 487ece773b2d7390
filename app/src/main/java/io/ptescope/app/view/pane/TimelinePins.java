package io.ptescope.app.view.pane;

import io.ptescope.app.layout.Anchor;
import io.ptescope.app.layout.Face;
import io.ptescope.app.layout.Point;
import io.ptescope.app.layout.Rect;
import io.ptescope.app.layout.TextStyle;
import io.ptescope.app.layout.TimeScale;
import io.ptescope.app.paint.Ink;
import io.ptescope.app.paint.Palette;
import io.ptescope.app.paint.Stroke;
import io.ptescope.app.paint.Surface;
import io.ptescope.app.session.Breakpoint;
import io.ptescope.app.session.Frame;
import io.ptescope.app.session.Pins;
import io.ptescope.app.session.Search;
import io.ptescope.app.session.Story;
import io.ptescope.app.view.stage.ChartView;
import io.ptescope.app.view.work.Work;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Paints above the timeline what the user has put there: ticks where running stops, flags with the numbers of
/// bookmarks, lines at the two markers.
public final class TimelinePins {
    /// More ticks than a screen has pixels say nothing.
    private static final int MOST_HITS = 5000;
    private static final TextStyle STYLE = new TextStyle(Face.SANS, 10);
    private static final double TICK = 7;
    private static final double FLAG = 13;

    private final ChartView view;
    private final Supplier<Work> work;
    private List<Long> hits = List.of();
    private Pins pins = Pins.NONE;
    private Set<Breakpoint> broken = Set.of();
    private @Nullable Story story;

    /// Paints above `view`; where running stops is looked for by `work`.
    public TimelinePins(ChartView view, Supplier<Work> work) {
        this.view = view;
        this.work = work;
        view.setOver(this::paint);
    }

    /// Shows what the user has put there by now.
    public void show(Frame frame) {
        if (frame.story() != story || !frame.breakpoints().equals(broken)) {
            story = frame.story();
            broken = frame.breakpoints();
            setHits(List.of());
            work.get().start(Work.Kind.TICKS, steering -> new Search(frame.story(), frame.breakpoints()).hits(MOST_HITS,
                steering::at), this::setHits);
        }
        if (!frame.pins().equals(pins)) {
            pins = frame.pins();
            view.repaintOver();
        }
    }

    private void setHits(List<Long> positions) {
        hits = List.copyOf(positions);
        view.repaintOver();
    }

    private void paint(TimeScale scale, double height, Palette palette, Surface surface) {
        double last = Double.NEGATIVE_INFINITY;
        for (long hit : hits) {
            double x = Math.rint(scale.x(hit));
            if (x > last) {
                surface.fillRect(new Rect(x - 1, 2, 2, TICK), 0, palette.of(Ink.ALERT));
                last = x + 2;
            }
        }
        pins.bookmarks().forEach((number, position) -> flag(scale.x(position), height, Integer.toString(number),
            palette, surface));
        marker(scale, pins.a(), "A", height, palette, surface);
        marker(scale, pins.b(), "B", height, palette, surface);
    }

    private static void marker(TimeScale scale, OptionalLong position, String name, double height, Palette palette,
        Surface surface) {
        position.ifPresent(at -> {
            double x = Math.rint(scale.x(at)) + 0.5;
            surface.line(new Point(x, 2), new Point(x, height - 2), new Stroke(palette.of(Ink.ACCENT), 1.5, 3));
            flag(x, height, name, palette, surface);
        });
    }

    private static void flag(double x, double height, String text, Palette palette, Surface surface) {
        Rect box = new Rect(x, height - FLAG - 1, FLAG, FLAG).snapped();
        surface.fillRect(box, 2, palette.of(Ink.ACCENT));
        surface.text(new Point(box.centerX(), box.centerY() + STYLE.middle()), Anchor.MIDDLE, STYLE,
            palette.of(Ink.GROUND), text);
    }
}
