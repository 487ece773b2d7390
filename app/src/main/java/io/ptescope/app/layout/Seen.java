package io.ptescope.app.layout;

/// The part of a stage that can be seen, from `top` down to `bottom`: nothing else is laid out, but for what is so near
/// that a key leads to it.
///
/// @param beyond how near that is, in pixels
record Seen(double top, double bottom, double beyond) {
    /// All of it, however high.
    static final Seen ALL = new Seen(Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY, 0);

    boolean sees(double y, double height) {
        return y < bottom + beyond && y + height > top - beyond;
    }

    /// The first of `lines` lines from `y` on, `pitch` apart, that can be seen.
    int firstLine(double y, double pitch, int lines) {
        return this == ALL ? 0 : (int) Math.clamp(Math.floor((top - beyond - y) / pitch), 0, lines);
    }

    /// Behind the last line that can be seen.
    int endLine(double y, double pitch, int lines) {
        return this == ALL ? lines : (int) Math.clamp(Math.ceil((bottom + beyond - y) / pitch), 0, lines);
    }

    /// What can be seen of `rect`, and a little more so that its edges stay out of sight.
    Rect clip(Rect rect) {
        double from = Math.max(rect.y(), top - 40);
        return new Rect(rect.x(), from, rect.width(), Math.min(rect.bottom(), bottom + 40) - from);
    }

    /// Where a label of `height` stands that belongs to what goes from `y` to `end`: at its beginning, or as near to it
    /// as can be seen.
    double label(double y, double end, double height) {
        return Math.max(y, Math.min(top, end - height));
    }
}
