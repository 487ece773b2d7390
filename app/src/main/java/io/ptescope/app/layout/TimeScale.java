package io.ptescope.app.layout;

/// The even scale between positions and pixels of a timeline.
///
/// @param left  x of position `from`
/// @param right x of position `to`
public record TimeScale(double left, double right, long from, long to) {
    /// Left of the lanes, for their names.
    private static final double GUTTER = 104;
    private static final double MARGIN = 16;

    /// The scale of `timeline` in a pane of `size`.
    public static TimeScale of(Timeline timeline, Size size) {
        return new TimeScale(GUTTER, Math.max(GUTTER + 1, size.width() - MARGIN), timeline.from(),
            Math.max(timeline.to(), timeline.from() + 1));
    }

    public double x(long position) {
        double share = (double) (position - from) / (to - from);
        return left + Math.clamp(share, 0, 1) * (right - left);
    }

    /// The position nearest to `x`; beyond the ends the end.
    public long position(double x) {
        double share = Math.clamp((x - left) / (right - left), 0, 1);
        return from + Math.round(share * (to - from));
    }
}
