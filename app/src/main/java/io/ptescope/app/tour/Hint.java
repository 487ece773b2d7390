package io.ptescope.app.tour;

import io.ptescope.app.text.Text;

/// The hints of the tour, in order; each waits for the user to do one thing.
public enum Hint {
    /// Three steps forward, to the entry that a store made writable.
    STEP(Text.TOUR_STEP),
    /// A prediction, right or wrong.
    PREDICT(Text.TOUR_PREDICT),
    /// A step back.
    BACK(Text.TOUR_BACK),
    /// To what set a bit, and why.
    WHY(Text.TOUR_WHY),
    /// The same workload on another kernel.
    KERNEL(Text.TOUR_KERNEL),
    /// A lesson with a second process.
    LESSON(Text.TOUR_LESSON),
    /// A picture.
    EXPORT(Text.TOUR_EXPORT),
    /// Where to go from here.
    ENOUGH(Text.TOUR_ENOUGH);

    private final Text text;

    Hint(Text text) {
        this.text = text;
    }

    /// What is said.
    public Text text() {
        return text;
    }

    /// Its number, from 1.
    public int number() {
        return ordinal() + 1;
    }
}
