package io.ptescope.app.panel;

import io.ptescope.app.layout.Changes;
import io.ptescope.app.session.Frame;
import io.ptescope.model.recording.Stops;

/// The step whose outcome the window shows: the one that ends at the frame's position. Going back to a position shows
/// what going forward to it showed, so that a moment always looks the same.
public final class ShownStep {
    private ShownStep() {}

    /// The position from which the step set out.
    public static long begin(Frame frame) {
        long stop = frame.recording().steps().previous(frame.position(), frame.granularity());
        boolean shorter = frame.previous() > stop && frame.previous() < frame.position();
        return shorter ? frame.previous() : stop;
    }

    /// Whether the frame is one step, forward or back, from where the session stood before; a longer way is a jump, of
    /// which nothing moves.
    public static boolean isOne(Frame frame) {
        Stops stops = frame.recording().steps().stops(frame.granularity());
        return !frame.jump() && Math.abs(stops.rank(frame.position()) - stops.rank(frame.previous())) <= 1;
    }

    /// What the step changed.
    public static Changes changes(Frame frame) {
        return Changes.between(frame.recording().log(), begin(frame), frame.position());
    }
}
