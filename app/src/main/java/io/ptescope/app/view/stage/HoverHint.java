package io.ptescope.app.view.stage;

import io.ptescope.app.layout.Anchor;
import io.ptescope.app.layout.Box;
import io.ptescope.app.layout.Face;
import io.ptescope.app.layout.Figure;
import io.ptescope.app.layout.Point;
import io.ptescope.app.layout.Rect;
import io.ptescope.app.layout.TextStyle;
import io.ptescope.app.paint.Ink;
import io.ptescope.app.paint.Palette;
import io.ptescope.app.paint.Surface;

/// The words for the box under the pointer, beside it, painted: a window of its own would cost more and flicker.
public final class HoverHint {
    private static final TextStyle STYLE = new TextStyle(Face.SANS, 12);
    private static final double HEIGHT = 24;
    private static final double PADDING = 8;
    private static final double EDGE = 4;

    private HoverHint() {}

    /// Paints below `box`, or above it where there is no room in the `height` that can be seen.
    static void paint(Figure figure, Box box, double height, Palette palette, Surface surface) {
        double width = STYLE.width(box.says()) + 2 * PADDING;
        double rightmost = Math.max(EDGE, figure.size().width() - width - EDGE);
        double x = Math.clamp(box.bounds().centerX() - width / 2, EDGE, rightmost);
        boolean below = box.bounds().bottom() + HEIGHT + PADDING + EDGE < height;
        double y = below ? box.bounds().bottom() + PADDING : Math.max(EDGE, box.bounds().y() - HEIGHT - PADDING);
        Rect frame = new Rect(x, y, width, HEIGHT).snapped();
        surface.fillRect(frame, 5, palette.of(Ink.TEXT));
        surface.text(new Point(frame.x() + PADDING, frame.centerY() + STYLE.middle()), Anchor.START, STYLE,
            palette.of(Ink.GROUND), box.says());
    }
}
