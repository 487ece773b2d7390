package io.ptescope.app.paint;

import io.ptescope.app.layout.Fill;
import io.ptescope.app.layout.Overview;
import io.ptescope.app.layout.Rect;

/// Draws an overview and the frame around what is in sight.
public final class OverviewPainter {
    private static final double LEAST_FRAME = 6;

    private final Palette palette;

    /// A painter with the colours of `palette`.
    public OverviewPainter(Palette palette) {
        this.palette = palette;
    }

    /// Draws into `bounds`.
    public void paint(Overview overview, Rect bounds, boolean focused, Surface surface) {
        surface.fillRect(bounds, 0, palette.of(Ink.CARD));
        int[] pixels = new int[overview.width() * overview.height()];
        int[] colors = new int[Fill.values().length];
        for (Fill fill : Fill.values()) {
            boolean faint = fill == Fill.NONE || fill == Fill.PLAIN;
            Rgb color = palette.of(CellPainter.ink(fill));
            colors[fill.ordinal()] = (faint ? color.mix(palette.of(Ink.OUTLINE_EMPTY), 0.22) : color).argb();
        }
        for (int i = 0; i < pixels.length; i++) {
            if (overview.states()[i] != Overview.NOTHING) {
                pixels[i] = colors[overview.fill(i).ordinal()];
            }
        }
        Rect inner = bounds.inset(3);
        surface.pixels(inner, overview.width(), overview.height(), pixels);
        surface.strokeRect(bounds.inset(0.5), 3, Stroke.solid(palette.of(focused ? Ink.ACCENT : Ink.OUTLINE_EMPTY),
            focused ? 2 : 1));
        surface.strokeRect(frame(overview, inner), 2, Stroke.solid(palette.of(Ink.CARD), 4));
        surface.strokeRect(frame(overview, inner), 2, Stroke.solid(palette.of(Ink.ACCENT), 2));
    }

    /// The frame around what is in sight: never so low that it could not be seen.
    private static Rect frame(Overview overview, Rect inner) {
        double height = Math.max(LEAST_FRAME, (overview.to() - overview.from()) * inner.height());
        double y = Math.min(inner.bottom() - height, inner.y() + overview.from() * inner.height());
        return new Rect(inner.x(), y, inner.width(), height);
    }
}
