package io.ptescope.app.view.presenter;

import io.ptescope.app.layout.Point;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// What the lecturer has drawn on top of the picture, by the moment that it belongs to: it goes when the run goes on,
/// and comes back with the moment.
public final class Drawing {
    private final Map<Long, List<List<Point>>> strokes = new HashMap<>();

    /// Nothing is drawn.
    public Drawing() {}

    /// Begins a stroke of the moment at `position`. Points are parts of the picture's width and height, so that a
    /// drawing fits a window of another size.
    public void begin(long position, Point at) {
        List<Point> stroke = new ArrayList<>();
        stroke.add(at);
        strokes.computeIfAbsent(position, none -> new ArrayList<>()).add(stroke);
    }

    /// Goes on with the last stroke.
    public void on(long position, Point to) {
        List<List<Point>> drawn = strokes.getOrDefault(position, List.of());
        if (!drawn.isEmpty()) {
            drawn.getLast().add(to);
        }
    }

    /// Takes the last stroke away.
    public void undo(long position) {
        List<List<Point>> drawn = strokes.getOrDefault(position, List.of());
        if (!drawn.isEmpty()) {
            drawn.removeLast();
        }
    }

    /// Takes all strokes of the moment away.
    public void clear(long position) {
        strokes.remove(position);
    }

    /// The strokes of the moment at `position`, the first one first.
    public List<List<Point>> of(long position) {
        return strokes.getOrDefault(position, List.of()).stream().map(List::copyOf).toList();
    }
}
