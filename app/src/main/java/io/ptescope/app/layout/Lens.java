package io.ptescope.app.layout;

import java.util.ArrayList;
import java.util.List;

/// How closely, and from where, a stage is looked at: the one thing that decides its level of detail.
///
/// Cells go on in the next line where a line is full, so looking closer never hides a column: pages keep standing above
/// one another in every address space and page cache.
///
/// @param step how close, a number of [#STEPS]; [#WHOLE] for as close as shows everything
/// @param top  how far the stage is scrolled down, in pixels
public record Lens(int step, double top) {
    /// Everything, from the beginning.
    public static final int WHOLE = -1;
    /// All that there is, as large as it fits.
    public static final Lens FIT = new Lens(WHOLE, 0);

    private static final int SMALLEST_GROUP = 8;
    private static final int LARGEST_GROUP = 1 << 14;
    private static final double GROUP = 4;
    private static final double[] WIDTHS = {2, 3, 4, 6, 8, 10, 14, 18, 22, 27, 44, 60, 84, 108, 132, 170, 220, 290, 380,
        480};
    private static final List<Step> STEPS = steps();

    /// One of the sizes that cells can have.
    ///
    /// @param width of a cell, in pixels
    /// @param share pages in a cell
    record Step(double width, int share) {
        /// Grows with closeness: the area that a page has.
        private double area() {
            return width * width / share;
        }
    }

    private static List<Step> steps() {
        List<Step> steps = new ArrayList<>();
        for (int share = LARGEST_GROUP; share >= SMALLEST_GROUP; share /= 2) {
            steps.add(new Step(GROUP, share));
        }
        for (double width : WIDTHS) {
            steps.add(new Step(width, 1));
        }
        return List.copyOf(steps);
    }

    /// Whether the level follows from what there is.
    public boolean isWhole() {
        return step < 0;
    }

    /// The sizes of this step; a whole view has none.
    Step sizes() {
        return STEPS.get(Math.clamp(step, 0, STEPS.size() - 1));
    }

    /// The closest step at which cells are no larger than these.
    static int stepOf(double width, int share) {
        double area = new Step(width, share).area();
        int found = 0;
        for (int i = 0; i < STEPS.size(); i++) {
            if (STEPS.get(i).area() <= area) {
                found = i;
            }
        }
        return found;
    }

    /// The step with cells of `width`, in pixels, or the largest below.
    public static int reaching(double width) {
        int last = STEPS.size() - 1;
        while (last > 0 && STEPS.get(last).width > width) {
            last--;
        }
        return last;
    }

    /// As close, from elsewhere.
    public Lens at(double newTop) {
        return new Lens(step, Math.max(0, newTop));
    }
}
