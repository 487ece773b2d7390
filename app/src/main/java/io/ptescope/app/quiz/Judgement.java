package io.ptescope.app.quiz;

import io.ptescope.model.arch.PteBit;
import java.util.ArrayList;
import java.util.List;

/// A guess beside what happened.
///
/// @param lines one for each thing that was asked
public record Judgement(Question question, List<Line> lines) {
    /// Copies the list.
    public Judgement {
        lines = List.copyOf(lines);
    }

    /// One thing: what was expected, and what it is.
    public sealed interface Line {
        /// A bit of the entry.
        record OfBit(PteBit bit, boolean guessed, boolean truth) implements Line {}

        /// Whether the entry is empty.
        record OfNone(boolean guessed, boolean truth) implements Line {}

        /// One of several answers.
        record OfPick(Pick pick, String guessed) implements Line {}

        /// Whether it came as expected.
        default boolean isRight() {
            return switch (this) {
                case OfBit(PteBit _, boolean guessed, boolean truth) -> guessed == truth;
                case OfNone(boolean guessed, boolean truth) -> guessed == truth;
                case OfPick(Pick pick, String guessed) -> guessed.equals(pick.truth());
            };
        }
    }

    /// What is to be said of `guess`. An empty entry has no bits to compare.
    public static Judgement of(Question question, Guess guess) {
        List<Line> lines = new ArrayList<>();
        question.entry().ifPresent(entry -> lines.addAll(ofEntry(Guess.of(entry.after()), guess)));
        for (Pick pick : question.picks()) {
            String answer = guess.picks().get(pick.subject());
            if (answer != null) {
                lines.add(new Line.OfPick(pick, answer));
            }
        }
        return new Judgement(question, lines);
    }

    private static List<Line> ofEntry(Guess truth, Guess guess) {
        List<Line> lines = new ArrayList<>();
        if (guess.none() || truth.none()) {
            lines.add(new Line.OfNone(guess.none(), truth.none()));
        }
        if (!truth.none()) {
            Guess.ASKED.forEach(bit ->
                lines.add(new Line.OfBit(bit, guess.bits().contains(bit), truth.bits().contains(bit))));
        }
        return lines;
    }

    /// Whether everything came as expected.
    public boolean isRight() {
        return lines.stream().allMatch(Line::isRight);
    }
}
