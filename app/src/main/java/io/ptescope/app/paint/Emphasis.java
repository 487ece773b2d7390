package io.ptescope.app.paint;

import io.ptescope.app.layout.Box;

/// How far the animation of a step has come: 0 at the moment of the step, 1 when it rests. A pure function of the time
/// since the step, so that a still at any moment is a value.
///
/// @param progress 0 to 1
public record Emphasis(double progress) {
    /// At rest: what exports show, and what a viewer who wants no motion sees at once.
    public static final Emphasis SETTLED = new Emphasis(1);
    /// How long a step moves, in milliseconds.
    public static final double DURATION = 250;

    /// The emphasis `millis` milliseconds after the step; quick at first, then slower.
    public static Emphasis after(double millis) {
        double t = Math.clamp(millis / DURATION, 0, 1);
        double left = 1 - t;
        return new Emphasis(1 - left * left * left);
    }

    public boolean isSettled() {
        return progress >= 1;
    }

    /// The intensity of `box`: always 0 for what the step did not change.
    public double of(Box box) {
        return box.changed() ? progress : 0;
    }
}
