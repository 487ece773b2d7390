package io.ptescope.app.paint;

import io.ptescope.app.layout.Anchor;
import io.ptescope.app.layout.Box;
import io.ptescope.app.layout.CellMap;
import io.ptescope.app.layout.Detail;
import io.ptescope.app.layout.Figure;
import io.ptescope.app.layout.Look;
import io.ptescope.app.layout.Move;
import io.ptescope.app.layout.Point;
import io.ptescope.app.layout.Rect;
import io.ptescope.app.layout.TextStyle;
import io.ptescope.app.layout.Tone;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Draws figures in the colours of one palette.
public final class FigurePainter {
    private static final double CARD_RADIUS = 8;
    private static final double CHIP_RADIUS = 4;
    /// How far the tail of a page on its way reaches beyond its edge.
    private static final double TAIL = 20;

    private final Palette palette;
    private final CellPainter cells;
    private final TimePainter times;
    private final MapPainter maps;

    /// A painter with the colours of `palette`.
    public FigurePainter(Palette palette) {
        this.palette = palette;
        this.cells = new CellPainter(palette);
        this.times = new TimePainter(palette);
        this.maps = new MapPainter(palette);
    }

    /// Draws the ground and every box, rings last so that no neighbour covers them.
    public void paint(Figure figure, Emphasis emphasis, Surface surface) {
        paint(figure, new Rect(0, 0, figure.size().width(), figure.size().height()), emphasis, surface);
    }

    /// Draws what reaches into `part`, which the surface may have to clip; returns how many boxes that were.
    public int paint(Figure figure, Rect part, Emphasis emphasis, Surface surface) {
        surface.fillRect(part, 0, palette.of(Ink.GROUND));
        int painted = 0;
        boolean rings = false;
        for (Box box : figure.boxes()) {
            if (box.look() instanceof Look.Cover && rings) {
                rings(figure, box, part, emphasis, surface);
                rings = false;
            }
            if (Repaint.reaches(box, part)) {
                painted++;
                paint(box, part, emphasis, surface);
                rings |= box.changed() || box.look() instanceof Look.Cells;
            }
        }
        rings(figure, null, part, emphasis, surface);
        return painted;
    }

    /// Rings of the boxes before `end`, so that no neighbour covers them but what has been scrolled away is covered;
    /// without an end those behind the last cover.
    private void rings(Figure figure, @Nullable Box end, Rect part, Emphasis emphasis, Surface surface) {
        int to = end == null ? figure.boxes().size() : figure.boxes().indexOf(end);
        int from = to;
        while (from > 0 && !(figure.boxes().get(from - 1).look() instanceof Look.Cover)) {
            from--;
        }
        for (Box box : figure.boxes().subList(from, to)) {
            if (box.changed() && Repaint.reaches(box, part)) {
                ring(box, emphasis, surface);
            } else if (box.look() instanceof Look.Cells(CellMap map)) {
                maps.rings(map, box.bounds(), part, surface);
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

    /// Draws a page on its way, `progress` from 0 to 1, with a short tail: a line all the way back would strike out the
    /// numbers that it crosses, as if they were old values. Where it goes to is covered until it is there.
    public void paintMove(Move move, double progress, Surface surface) {
        Box page = move.at(progress);
        surface.fillRect(move.to().bounds().inset(-4), CHIP_RADIUS, palette.of(Ink.CARD));
        tail(move.from().bounds().center(), page.bounds().center(), page.bounds().width() / 2 + TAIL, surface);
        paint(page, page.bounds(), Emphasis.SETTLED, surface);
        ring(new Box(page.id(), page.bounds(), page.look(), page.says(), true), Emphasis.SETTLED, surface);
    }

    /// A line of `length` at most that ends at `to` and points back to `from`.
    private void tail(Point from, Point to, double length, Surface surface) {
        double way = Math.hypot(to.x() - from.x(), to.y() - from.y());
        double part = way == 0 ? 0 : Math.min(1, length / way);
        surface.line(new Point(to.x() - (to.x() - from.x()) * part, to.y() - (to.y() - from.y()) * part), to,
            Stroke.solid(palette.of(Ink.CHANGED), 3));
    }

    private void paint(Box box, Rect part, Emphasis emphasis, Surface surface) {
        boolean group = !box.says().isEmpty();
        if (group) {
            surface.open(box.id().key(), box.says());
        }
        Rect bounds = box.bounds();
        switch (box.look()) {
            case Look.Cell cell -> cells.paint(cell, bounds, emphasis.of(box), surface);
            case Look.Cells(CellMap map) -> maps.paint(map, bounds, part, surface);
            case Look.Cover _ -> surface.fillRect(bounds, 0, palette.of(Ink.GROUND));
            case Look.Spot _ -> { }
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
            case Look.Cells _, Look.Spot _, Look.Cover _, Look.Text _, Look.Chip _, Look.Card _, Look.Rule _,
                Look.Plot _, Look.Lane _, Look.Bar _, Look.Tick _, Look.Border _, Look.Marker _, Look.Needle _ ->
                throw new IllegalArgumentException("not a cell: " + box);
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
