package io.ptescope.app.quiz;

import io.ptescope.app.session.Frame;
import io.ptescope.app.session.Story;
import io.ptescope.app.text.Messages;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Predicting a run, step by step: follows the frames, asks before a step, and judges behind it. A question that is not
/// answered counts for nothing, and never holds up a step; a moment counts once, however often it is passed.
public final class Prediction {
    private final Set<Long> counted = new HashSet<>();
    private final Messages messages;
    private final Consumer<Score> scored;
    private Score score;
    private @Nullable Story story;
    private long stoodAt = -1;
    private @Nullable Question question;
    private @Nullable Guess guess;
    private @Nullable Judgement judgement;

    /// A prediction that asks in the language of `messages`, goes on from `score` and tells `scored` of each new one.
    public Prediction(Messages messages, Score score, Consumer<Score> scored) {
        this.messages = messages;
        this.score = score;
        this.scored = scored;
    }

    public Score score() {
        return score;
    }

    /// What is asked now.
    public Optional<Question> question() {
        return Optional.ofNullable(question);
    }

    /// What the learner has said to it; empty as long as nothing was said.
    public Optional<Guess> guess() {
        return Optional.ofNullable(guess);
    }

    /// What came of the last answer, while the step that it was about is shown.
    public Optional<Judgement> judgement() {
        return Optional.ofNullable(judgement);
    }

    /// Takes an answer, in the place of an earlier one.
    public void answer(Guess answer) {
        if (question != null) {
            guess = answer;
        }
    }

    /// Takes the answer back.
    public void skip() {
        guess = null;
    }

    /// Counts from nothing again.
    public void reset() {
        counted.clear();
        set(Score.NONE);
    }

    /// Asks nothing until the next frame.
    public void forget() {
        story = null;
        question = null;
        guess = null;
        judgement = null;
    }

    /// Looks at what is shown now: judges what was asked before, and asks what comes next. The same moment again keeps
    /// the answer that is being given.
    public void follow(Frame frame) {
        boolean moved = frame.story() != story || frame.position() != stoodAt;
        if (frame.story() != story) {
            forget();
            counted.clear();
            story = frame.story();
        }
        stoodAt = frame.position();
        Question open = question;
        Guess answer = guess;
        if (moved) {
            boolean isAnswered = open != null && answer != null && frame.position() == open.until();
            judgement = isAnswered ? judged(open, answer) : null;
        }
        if (open != null && frame.position() > open.from() && frame.position() < open.until()) {
            return;
        }
        Question next = Question.of(frame, messages).orElse(null);
        if (next == null || !next.equals(open)) {
            question = next;
            guess = null;
        }
    }

    private Judgement judged(Question asked, Guess answer) {
        Judgement judged = Judgement.of(asked, answer);
        if (counted.add(asked.from())) {
            set(score.with(judged.isRight()));
        }
        return judged;
    }

    private void set(Score changed) {
        score = changed;
        scored.accept(changed);
    }
}
