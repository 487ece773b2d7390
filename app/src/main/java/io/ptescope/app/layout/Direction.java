package io.ptescope.app.layout;

/// Where an arrow key points.
public enum Direction {
    LEFT(-1, 0),
    RIGHT(1, 0),
    UP(0, -1),
    DOWN(0, 1);

    private final int dx;
    private final int dy;

    Direction(int dx, int dy) {
        this.dx = dx;
        this.dy = dy;
    }

    /// How far the centre of `to` lies in this direction from that of `from`, in pixels; negative behind.
    double ahead(Rect from, Rect to) {
        return dx * (to.centerX() - from.centerX()) + dy * (to.centerY() - from.centerY());
    }

    /// How far it lies off the straight line.
    double aside(Rect from, Rect to) {
        return dx == 0 ? Math.abs(to.centerX() - from.centerX()) : Math.abs(to.centerY() - from.centerY());
    }
}
