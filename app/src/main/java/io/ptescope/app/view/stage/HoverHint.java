package io.ptescope.app.view.stage;

import io.ptescope.app.layout.Anchor;
import io.ptescope.app.layout.Box;
import io.ptescope.app.layout.Face;
import io.ptescope.app.layout.Figure;
import io.ptescope.app.layout.Point;
import io.ptescope.app.layout.Rect;
import io.ptescope.app.layout.Size;
import io.ptescope.app.layout.TextStyle;
import io.ptescope.app.paint.Ink;
import io.ptescope.app.paint.Palette;
import io.ptescope.app.paint.Surface;
import java.util.ArrayList;
import java.util.List;

/// The words for the box under the pointer, beside it, painted: a window of its own would cost more and flicker.
final class HoverHint {
    private static final TextStyle STYLE = new TextStyle(Face.SANS, 12);
    private static final double LINE = 16;
    private static final double PADDING = 8;
    private static final double ABOVE_TEXT = 4;
    private static final double EDGE = 4;

    private HoverHint() {}

    /// Paints below `box`, or above it where there is no room in the `height` that can be seen, in as many lines as the
    /// width asks for.
    static void paint(Figure figure, Box box, double height, Palette palette, Surface surface) {
        List<String> lines = lines(box.says(), figure.size().width() - 2 * (EDGE + PADDING));
        Rect frame = place(box.bounds(), lines, new Size(figure.size().width(), height)).snapped();
        surface.fillRect(frame, 5, palette.of(Ink.TEXT));
        double y = frame.y() + ABOVE_TEXT + LINE / 2 + STYLE.middle();
        for (String line : lines) {
            surface.text(new Point(frame.x() + PADDING, y), Anchor.START, STYLE, palette.of(Ink.GROUND), line);
            y += LINE;
        }
    }

    /// Where the words for what is at `box` stand, in a pane of `size`.
    static Rect place(Rect box, List<String> lines, Size size) {
        double width = lines.stream().mapToDouble(STYLE::width).max().orElse(0) + 2 * PADDING;
        double height = lines.size() * LINE + 2 * ABOVE_TEXT;
        double x = Math.clamp(box.centerX() - width / 2, EDGE, Math.max(EDGE, size.width() - width - EDGE));
        boolean below = box.bottom() + height + PADDING + EDGE < size.height();
        double y = below ? box.bottom() + PADDING : box.y() - height - PADDING;
        return new Rect(x, Math.clamp(y, EDGE, Math.max(EDGE, size.height() - height - EDGE)), width, height);
    }

    /// `text` in lines of at most `width`, broken between words.
    static List<String> lines(String text, double width) {
        List<String> lines = new ArrayList<>();
        String line = "";
        for (String word : text.split(" ")) {
            String longer = line.isEmpty() ? word : line + " " + word;
            if (!line.isEmpty() && STYLE.width(longer) > width) {
                lines.add(line);
                longer = word;
            }
            line = longer;
        }
        lines.add(line);
        return lines;
    }
}
