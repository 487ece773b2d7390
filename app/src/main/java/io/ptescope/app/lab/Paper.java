package io.ptescope.app.lab;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/// What a student has answered to the questions of one assignment, by their numbers from 0, and what was said to that.
public final class Paper {
    private final Map<Integer, Integer> choices = new HashMap<>();
    private final Map<Integer, String> texts = new HashMap<>();
    private final Map<Integer, Verdict> verdicts = new HashMap<>();
    private boolean isChecked;
    private int right;

    /// What was said to an answer.
    public enum Verdict {
        /// It is right.
        RIGHT,
        /// It is not.
        WRONG,
        /// The answer was told, whatever the student had said.
        TOLD
    }

    /// Nothing is answered yet.
    Paper() {}

    /// The option that was chosen; none yet, or a question without options.
    public OptionalInt choice(int question) {
        Integer choice = choices.get(question);
        return choice == null ? OptionalInt.empty() : OptionalInt.of(choice);
    }

    public void choose(int question, int option) {
        choices.put(question, option);
    }

    /// What was written; empty for nothing.
    public String text(int question) {
        return texts.getOrDefault(question, "");
    }

    public void write(int question, String text) {
        texts.put(question, text);
    }

    /// What was said to the answer, which may have been changed since; nothing if it was not checked.
    public Optional<Verdict> verdict(int question) {
        return Optional.ofNullable(verdicts.get(question));
    }

    /// All answers are checked now: nothing is said to any until it is.
    public void check() {
        verdicts.clear();
        isChecked = true;
        right = 0;
    }

    public void say(int question, Verdict verdict) {
        verdicts.put(question, verdict);
        right += verdict == Verdict.RIGHT ? 1 : 0;
    }

    /// Whether the answers were ever checked.
    public boolean isChecked() {
        return isChecked;
    }

    /// How many answers were right when they were checked last.
    public int right() {
        return right;
    }
}
