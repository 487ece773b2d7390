package io.ptescope.app.layout;

/// An upright rectangle, in pixels at scale 1. The right and lower edges do not belong to it.
public record Rect(double x, double y, double width, double height) {
    public double right() {
        return x + width;
    }

    public double bottom() {
        return y + height;
    }

    public double centerX() {
        return x + width / 2;
    }

    public double centerY() {
        return y + height / 2;
    }

    public Point center() {
        return new Point(centerX(), centerY());
    }

    public boolean contains(Point point) {
        return point.x() >= x && point.x() < right() && point.y() >= y && point.y() < bottom();
    }

    /// Whether the two share an area; touching edges do not count.
    public boolean overlaps(Rect other) {
        return x < other.right() && other.x < right() && y < other.bottom() && other.y < bottom();
    }

    /// The smallest rectangle around both.
    public Rect and(Rect other) {
        double left = Math.min(x, other.x);
        double top = Math.min(y, other.y);
        return new Rect(left, top, Math.max(right(), other.right()) - left, Math.max(bottom(), other.bottom()) - top);
    }

    /// Whether `other` lies wholly within, give or take a hundredth of a pixel.
    public boolean encloses(Rect other) {
        double slack = 0.01;
        return other.x >= x - slack && other.y >= y - slack
            && other.right() <= right() + slack && other.bottom() <= bottom() + slack;
    }

    /// Smaller by `by` on every side; larger if that is negative.
    public Rect inset(double by) {
        return new Rect(x + by, y + by, width - 2 * by, height - 2 * by);
    }

    public Rect moved(double dx, double dy) {
        return new Rect(x + dx, y + dy, width, height);
    }

    /// With edges on whole pixels, so that hair-lines are sharp at scale 1.
    public Rect snapped() {
        double left = Math.rint(x);
        double top = Math.rint(y);
        return new Rect(left, top, Math.rint(right()) - left, Math.rint(bottom()) - top);
    }
}
