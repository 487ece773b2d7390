package io.ptescope.app.paint;

import io.ptescope.app.layout.Anchor;
import io.ptescope.app.layout.Box;
import io.ptescope.app.layout.Detail;
import io.ptescope.app.layout.Figure;
import io.ptescope.app.layout.Look;
import io.ptescope.app.layout.Point;
import io.ptescope.app.layout.Rect;
import io.ptescope.app.layout.TextStyle;
import io.ptescope.app.layout.Tone;
import java.util.List;

/// Draws figures in the colours of one palette.
public final class FigurePainter {
    private static final double CARD_RADIUS = 8;
    private static final double CHIP_RADIUS = 4;

    private final Palette palette;
    private final CellPainter cells;
    private final TimePainter times;

    /// A painter with the colours of `palette`.
    public FigurePainter(Palette palette) {
        this.palette = palette;
        this.cells = new CellPainter(palette);
        this.times = new TimePainter(palette);
    }

    /// Draws the ground and every box, rings last so that no neighbour covers them.
    public void paint(Figure figure, Emphasis emphasis, Surface surface) {
        surface.fillRect(new Rect(0, 0, figure.size().width(), figure.size().height()), 0, palette.of(Ink.GROUND));
        for (Box box : figure.boxes()) {
            paint(box, emphasis, surface);
        }
        for (Box box : figure.boxes()) {
            if (box.changed()) {
                ring(box, emphasis, surface);
            }
        }
    }

    /// Draws what marks the selected box: four corners around it, a form that no state of a cell has.
    public void paintSelection(Rect bounds, Surface surface) {
        Rect r = bounds.inset(-4);
        double arm = Math.min(12, Math.min(r.width(), r.height()) / 3);
        Stroke stroke = Stroke.solid(palette.of(Ink.ACCENT), 3);
        corner(r.x(), r.y(), arm, arm, stroke, surface);
        corner(r.right(), r.y(), -arm, arm, stroke, surface);
        corner(r.x(), r.bottom(), arm, -arm, stroke, surface);
        corner(r.right(), r.bottom(), -arm, -arm, stroke, surface);
    }

    /// Draws what marks the box under the pointer.
    public void paintHover(Rect bounds, Surface surface) {
        surface.strokeRect(bounds.inset(-2), 4, Stroke.solid(palette.of(Ink.ACCENT), 1.5));
    }

    private void paint(Box box, Emphasis emphasis, Surface surface) {
        boolean group = !box.says().isEmpty();
        if (group) {
            surface.open(box.id().key(), box.says());
        }
        Rect bounds = box.bounds();
        switch (box.look()) {
            case Look.Cell cell -> cells.paint(cell, bounds, emphasis.of(box), surface);
            case Look.Heap heap -> cells.paint(heap, bounds, surface);
            case Look.Text text -> text(text, bounds, surface);
            case Look.Chip chip -> chip(chip, bounds, surface);
            case Look.Card _ -> card(bounds, surface);
            case Look.Rule _ -> surface.line(new Point(bounds.x(), bounds.y()), new Point(bounds.right(), bounds.y()),
                Stroke.solid(palette.of(Ink.CARD_EDGE), 1));
            case Look.Plot _, Look.Lane _, Look.Bar _, Look.Tick _, Look.Border _, Look.Marker _, Look.Needle _ ->
                times.paint(box.look(), bounds, surface);
        }
        if (group) {
            surface.close();
        }
    }

    private void text(Look.Text text, Rect bounds, Surface surface) {
        double x = switch (text.anchor()) {
            case START -> bounds.x();
            case MIDDLE -> bounds.centerX();
            case END -> bounds.right();
        };
        TextStyle style = text.style();
        surface.text(new Point(x, bounds.centerY() + style.middle()), text.anchor(), style, ink(text.tone()),
            text.text());
    }

    private void chip(Look.Chip chip, Rect bounds, Surface surface) {
        surface.fillRect(bounds, CHIP_RADIUS, palette.of(Ink.FILL_PLAIN));
        surface.strokeRect(bounds, CHIP_RADIUS, Stroke.solid(
            palette.of(chip.tone() == Tone.ALERT ? Ink.ALERT : Ink.CARD_EDGE), chip.tone() == Tone.ALERT ? 2 : 1));
        surface.text(new Point(bounds.centerX(), bounds.centerY() + chip.style().middle()), Anchor.MIDDLE,
            chip.style(), ink(chip.tone()), chip.text());
    }

    private void card(Rect bounds, Surface surface) {
        surface.fillRect(bounds, CARD_RADIUS, palette.of(Ink.CARD));
        surface.strokeRect(bounds.inset(0.5), CARD_RADIUS, Stroke.solid(palette.of(Ink.CARD_EDGE), 1));
    }

    private void ring(Box box, Emphasis emphasis, Surface surface) {
        double radius = switch (box.look()) {
            case Look.Cell cell -> CellPainter.radius(cell, box.bounds());
            case Look.Heap _ -> 0;
            case Look.Text _, Look.Chip _, Look.Card _, Look.Rule _, Look.Plot _, Look.Lane _, Look.Bar _, Look.Tick _,
                Look.Border _, Look.Marker _, Look.Needle _ -> throw new IllegalArgumentException("not a cell: " + box);
        };
        double progress = emphasis.of(box);
        boolean large = box.look() instanceof Look.Cell cell && cell.detail() == Detail.TEXT;
        double out = (large ? 3.5 : 2.5) + 6 * (1 - progress);
        surface.strokeRect(box.bounds().inset(-out), radius + out,
            Stroke.solid(palette.of(Ink.CHANGED), 1 + (large ? 2 : 1.5) * progress));
    }

    private static void corner(double x, double y, double dx, double dy, Stroke stroke, Surface surface) {
        surface.polyline(List.of(new Point(x, y + dy), new Point(x, y), new Point(x + dx, y)), stroke);
    }

    private Rgb ink(Tone tone) {
        return palette.of(switch (tone) {
            case STRONG -> Ink.TEXT;
            case MUTED -> Ink.TEXT_MUTED;
            case ACCENT -> Ink.ACCENT;
            case ALERT -> Ink.ALERT;
        });
    }
}
