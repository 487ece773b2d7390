package io.ptescope.app.view.presenter;

import io.ptescope.app.layout.Point;

/// Which part of the picture is seen, as a function of time: a value between two views, quick at first, then slower.
///
/// @param from  before the move
/// @param to    behind it
/// @param since when the move began, in nanoseconds; [#RESTING] for no move
public record Lens(View from, View to, long since) {
    /// How long it moves, in milliseconds.
    static final double DURATION = 250;
    /// How much larger everything is under the lens.
    static final double POWER = 2.2;
    private static final long RESTING = Long.MIN_VALUE;

    /// What is seen: the picture `scale` times as large, with its point (x, y) in the upper left corner.
    ///
    /// @param x in pixels of the picture
    /// @param y likewise
    public record View(double scale, double x, double y) {
        /// The whole picture.
        public static final View WHOLE = new View(1, 0, 0);
    }

    /// At rest on the whole picture.
    public static Lens whole() {
        return new Lens(View.WHOLE, View.WHOLE, RESTING);
    }

    /// Whether it shows a part, or is about to.
    public boolean isIn() {
        return to.scale() > 1;
    }

    /// In at `at`, which stays where it is, or out again; moving from `now` on, unless nothing is to move.
    public Lens toggled(Point at, long now, boolean still) {
        View target = isIn() ? View.WHOLE
            : new View(POWER, at.x() - at.x() / POWER, at.y() - at.y() / POWER);
        return new Lens(still ? target : at(now), target, still ? RESTING : now);
    }

    /// What is seen at `now`.
    public View at(long now) {
        double t = since == RESTING ? 1 : Math.clamp((now - since) / 1e6 / DURATION, 0, 1);
        double left = (1 - t) * (1 - t) * (1 - t);
        return new View(mix(from.scale(), to.scale(), left), mix(from.x(), to.x(), left), mix(from.y(), to.y(), left));
    }

    /// Whether it moves at `now`.
    public boolean moves(long now) {
        return since != RESTING && (now - since) / 1e6 < DURATION;
    }

    private static double mix(double before, double after, double left) {
        return after + (before - after) * left;
    }
}
