package io.ptescope.app.tour;

import io.ptescope.app.session.Frame;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Where somebody is in the tour. A hint that is done gives way to the next; each can be skipped.
public final class Tour {
    private static final int STEPS = 3;
    /// The kernel before the one of the first lesson, which the hint asks for.
    private static final String KERNEL_BEFORE = "2.6.18";

    private @Nullable Hint hint;
    private int steps;
    private int answered;
    private String lesson = "";

    /// A tour that has not begun.
    public Tour() {}

    /// What the user does that no frame shows.
    public enum Deed { WHY, EXPORT }

    /// The hint that stands; none before the tour and behind it.
    public Optional<Hint> hint() {
        return Optional.ofNullable(hint);
    }

    /// Begins with the first hint.
    ///
    /// @param answers how many predictions have been made so far
    public void begin(Frame frame, int answers) {
        hint = Hint.STEP;
        from(frame, answers);
    }

    /// Goes on to the next hint; behind the last one the tour is over.
    public void skip(Frame frame, int answers) {
        Hint now = hint;
        if (now != null) {
            hint = now == Hint.ENOUGH ? null : Hint.values()[now.ordinal() + 1];
            from(frame, answers);
        }
    }

    public void end() {
        hint = null;
    }

    /// Looks at what the user has moved to. Returns whether that was what the hint was about.
    public boolean follow(Frame frame, int answers) {
        Hint now = hint;
        if (now == null) {
            return false;
        }
        steps += frame.position() > frame.previous() ? 1 : 0;
        boolean done = switch (now) {
            case STEP -> steps >= STEPS;
            case PREDICT -> answers > answered;
            case BACK -> frame.isBackward();
            case KERNEL -> frame.story().kernelText().equals(KERNEL_BEFORE);
            case LESSON -> !frame.story().lesson().equals(lesson);
            case WHY, EXPORT, ENOUGH -> false;
        };
        if (done) {
            skip(frame, answers);
        }
        return done;
    }

    /// Hears what the user did. Returns whether that was what the hint was about.
    public boolean did(Deed deed, Frame frame, int answers) {
        boolean done = hint == Hint.WHY && deed == Deed.WHY || hint == Hint.EXPORT && deed == Deed.EXPORT;
        if (done) {
            skip(frame, answers);
        }
        return done;
    }

    private void from(Frame frame, int answers) {
        steps = 0;
        answered = answers;
        lesson = frame.story().lesson();
    }
}
