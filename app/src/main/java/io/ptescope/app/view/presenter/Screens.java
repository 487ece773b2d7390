package io.ptescope.app.view.presenter;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import javafx.geometry.Rectangle2D;

/// Which screen is whose, of those that there are.
final class Screens {
    private Screens() {}

    /// The first of `screens` that a window at `window` is not on. It is on the one that shows the most of it: a border
    /// that reaches over to the next screen is not yet there.
    static Optional<Rectangle2D> other(Rectangle2D window, List<Rectangle2D> screens) {
        Optional<Rectangle2D> own = screens.stream()
            .max(Comparator.comparingDouble(screen -> overlap(window, screen)));
        return screens.stream().filter(screen -> own.isPresent() && screen != own.get()).findFirst();
    }

    /// Whether a window at `window` can be seen on any of `screens`, most of it.
    static boolean isSeen(Rectangle2D window, List<Rectangle2D> screens) {
        double seen = screens.stream().mapToDouble(screen -> overlap(window, screen)).sum();
        return seen * 2 > window.getWidth() * window.getHeight();
    }

    private static double overlap(Rectangle2D one, Rectangle2D other) {
        double width = Math.min(one.getMaxX(), other.getMaxX()) - Math.max(one.getMinX(), other.getMinX());
        double height = Math.min(one.getMaxY(), other.getMaxY()) - Math.max(one.getMinY(), other.getMinY());
        return Math.max(0, width) * Math.max(0, height);
    }
}
