package io.ptescope.app.view.dock;

import java.util.ArrayList;
import java.util.List;

/// How a length is divided among parts.
final class Shares {
    /// No part gets less, while there is room.
    static final double LEAST = 56;
    /// A part that takes what it needs takes no more than this of the whole.
    private static final double MOST_NEEDED = 0.42;

    private Shares() {}

    /// The sizes of the parts, which add up to `length`.
    ///
    /// @param shares of the parts; 0 for one that gets what it needs
    /// @param needs  what the parts need
    static List<Double> sizes(double length, List<Double> shares, List<Double> needs) {
        double rest = length;
        double sum = 0;
        List<Double> sizes = new ArrayList<>();
        for (int i = 0; i < shares.size(); i++) {
            boolean fixed = shares.get(i) == 0 && shares.size() > 1;
            double size = fixed ? Math.rint(Math.min(needs.get(i), length * MOST_NEEDED)) : 0;
            sizes.add(size);
            rest -= size;
            sum += fixed ? 0 : weight(shares.get(i));
        }
        boolean none = sum == 0;
        double given = 0;
        for (int i = 0; i < shares.size(); i++) {
            if (shares.get(i) > 0 || shares.size() == 1) {
                sizes.set(i, Math.rint(rest * weight(shares.get(i)) / sum));
            }
            given += sizes.get(i);
        }
        // Rounding, and the case that all parts get what they need.
        int last = none ? sizes.size() - 1 : lastShared(shares);
        sizes.set(last, sizes.get(last) + length - given);
        return sizes;
    }

    private static double weight(double share) {
        return share == 0 ? 1 : share;
    }

    private static int lastShared(List<Double> shares) {
        for (int i = shares.size() - 1; i >= 0; i--) {
            if (shares.get(i) > 0) {
                return i;
            }
        }
        return shares.size() - 1;
    }

    /// The sizes after the border behind part `at` was dragged `by`: only the two parts beside it change, and neither
    /// gets smaller than the least size.
    static List<Double> dragged(List<Double> sizes, int at, double by) {
        double first = sizes.get(at);
        double second = sizes.get(at + 1);
        double least = Math.min(LEAST, (first + second) / 2);
        double moved = Math.clamp(by, Math.min(0, least - first), Math.max(0, second - least));
        List<Double> changed = new ArrayList<>(sizes);
        changed.set(at, first + moved);
        changed.set(at + 1, second - moved);
        return changed;
    }
}
