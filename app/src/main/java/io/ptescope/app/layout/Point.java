package io.ptescope.app.layout;

/// A place on a figure, in pixels at scale 1 from the upper left corner, y downwards.
public record Point(double x, double y) {
    public Point plus(double dx, double dy) {
        return new Point(x + dx, y + dy);
    }
}
