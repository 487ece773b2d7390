package io.ptescope.app.paint;

import io.ptescope.app.layout.Anchor;
import io.ptescope.app.layout.Look;
import io.ptescope.app.layout.Point;
import io.ptescope.app.layout.Rect;
import io.ptescope.app.layout.SpanKind;
import java.util.List;

/// Draws what only timelines have.
final class TimePainter {
    private static final double RADIUS = 4;
    private static final double TEXT_INSET = 6;

    private final Palette palette;

    TimePainter(Palette palette) {
        this.palette = palette;
    }

    void paint(Look look, Rect r, Surface surface) {
        switch (look) {
            case Look.Lane _ -> surface.fillRect(r, RADIUS, palette.of(Ink.LANE));
            case Look.Bar bar -> bar(bar, r, surface);
            case Look.Tick tick -> surface.fillRect(new Rect(r.x(), r.bottom() - r.height() * tick.strength(),
                r.width(), r.height() * tick.strength()), 0, palette.of(Ink.TEXT_MUTED));
            case Look.Border _ -> surface.line(new Point(r.x(), r.y()), new Point(r.x(), r.bottom()),
                new Stroke(palette.of(Ink.CARD_EDGE), 1, 2));
            case Look.Marker _ -> surface.fillPolygon(List.of(new Point(r.centerX(), r.y()),
                new Point(r.right(), r.bottom()), new Point(r.x(), r.bottom())), palette.of(Ink.ACCENT));
            case Look.Needle _ -> needle(r, surface);
            case Look.Plot(List<Point> points) -> surface.polyline(points,
                Stroke.solid(palette.of(Ink.ACCENT), 1.5));
            case Look.Cell _, Look.Cells _, Look.Spot _, Look.Cover _, Look.Text _, Look.Chip _, Look.Card _,
                Look.Rule _ ->
                throw new IllegalArgumentException("not a look of timelines: " + look);
        }
    }

    private void bar(Look.Bar bar, Rect r, Surface surface) {
        Rgb fill = palette.of(ink(bar.kind()));
        double radius = Math.min(RADIUS, r.width() / 2);
        surface.fillRect(r, radius, fill);
        surface.strokeRect(r, radius, Stroke.solid(fill.mix(palette.of(Ink.ON_LIGHT), 0.35), 1));
        if (!bar.text().isEmpty()) {
            double inset = Math.clamp((r.width() - bar.style().width(bar.text())) / 2, 2, TEXT_INSET);
            surface.text(new Point(r.x() + inset, r.centerY() + bar.style().middle()), Anchor.START, bar.style(),
                palette.of(Ink.ON_LIGHT), bar.text());
        }
    }

    private void needle(Rect r, Surface surface) {
        Rgb color = palette.of(Ink.CHANGED);
        double knob = r.width();
        surface.line(new Point(r.centerX(), r.y() + knob / 2), new Point(r.centerX(), r.bottom()),
            Stroke.solid(color, 2));
        surface.fillRect(new Rect(r.x(), r.y(), knob, knob), knob / 2, color);
    }

    private static Ink ink(SpanKind kind) {
        return switch (kind) {
            case MAP -> Ink.SPAN_MAP;
            case READ_FAULT -> Ink.SPAN_READ_FAULT;
            case WRITE_FAULT -> Ink.SPAN_WRITE_FAULT;
            case ACCESS -> Ink.SPAN_ACCESS;
            case WRITEBACK -> Ink.SPAN_WRITEBACK;
            case FILE -> Ink.SPAN_FILE;
            case INTERRUPT -> Ink.SPAN_INTERRUPT;
        };
    }
}
