package io.ptescope.app.paint;

import io.ptescope.app.layout.Anchor;
import io.ptescope.app.layout.Point;
import io.ptescope.app.layout.Rect;
import io.ptescope.app.layout.TextStyle;
import java.util.List;

/// What painters draw on. Coordinates are those of the figure; how they become pixels is the surface's business.
///
/// Text is anchored, never measured: a painter says where its baseline begins, has its middle, or ends. A line is
/// drawn with its centre on the given edge.
public interface Surface {
    /// Fills a rectangle; `radius` rounds its corners, and half of its side makes it a disc.
    void fillRect(Rect rect, double radius, Rgb color);

    void strokeRect(Rect rect, double radius, Stroke stroke);

    void line(Point from, Point to, Stroke stroke);

    /// A line through all `points`.
    void polyline(List<Point> points, Stroke stroke);

    /// Fills the area that `points` enclose.
    void fillPolygon(List<Point> points, Rgb color);

    void text(Point at, Anchor anchor, TextStyle style, Rgb color, String text);

    /// Draws `width` times `height` blocks of one colour each over `rect`, line by line: 0xAARRGGBB, where 0 leaves
    /// what is below and anything else is opaque.
    void pixels(Rect rect, int width, int height, int[] argb);

    /// Until [#unclip] nothing outside of `rect` is drawn. Clips do not nest.
    void clip(Rect rect);

    void unclip();

    /// What follows until [#close] belongs together: `id` is its key, `says` what it means in words.
    void open(String id, String says);

    void close();
}
