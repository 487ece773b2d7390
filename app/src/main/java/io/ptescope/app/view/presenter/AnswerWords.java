package io.ptescope.app.view.presenter;

import io.ptescope.app.panel.PickWords;
import io.ptescope.app.quiz.Choices;
import io.ptescope.app.quiz.Guess;
import io.ptescope.app.quiz.Question;
import io.ptescope.app.text.Messages;
import io.ptescope.app.text.Text;
import io.ptescope.model.arch.PteBit;
import java.util.List;
import java.util.stream.IntStream;

/// The answers of a question as they are read out in a room.
final class AnswerWords {
    private final Messages messages;
    private final PickWords picks;

    AnswerWords(Messages messages) {
        this.messages = messages;
        this.picks = new PickWords(messages);
    }

    /// What is asked.
    String question(Question question) {
        return question.words().isEmpty() ? messages.of(Text.PRESENTER_QUESTION, question.name())
            : messages.phrase(question.words());
    }

    /// The answers, A first.
    List<String> options(Question question) {
        Choices choices = Choices.of(question);
        return choices.pick().map(pick -> pick.options().stream()
                .map(option -> picks.option(pick.subject(), option)).toList())
            .orElseGet(() -> choices.entries().stream().map(guess -> entry(question, guess)).toList());
    }

    /// `A  empty`.
    static String lettered(int option, String words) {
        return (char) ('A' + option) + "  " + words;
    }

    /// The true answer, with its letter.
    String truth(Question question) {
        int truth = Choices.of(question).truth();
        return lettered(truth, options(question).get(truth));
    }

    /// All answers in one line.
    String all(Question question) {
        List<String> options = options(question);
        return String.join("   ", IntStream.range(0, options.size()).mapToObj(i -> lettered(i, options.get(i)))
            .toList());
    }

    private String entry(Question question, Guess guess) {
        String words = guess.none() ? messages.of(Text.PRESENTER_EMPTY)
            : !guess.bits().contains(PteBit.PRESENT) ? messages.of(Text.WORD_FORBIDDEN)
            : messages.of(Text.WORD_AND,
                messages.of(guess.bits().contains(PteBit.RW) ? Text.WORD_WRITABLE : Text.WORD_READ_ONLY),
                messages.of(guess.bits().contains(PteBit.DIRTY) ? Text.WORD_DIRTY : Text.WORD_CLEAN));
        boolean same = question.entry().filter(entry -> Guess.of(entry.before()).equals(guess)).isPresent();
        return same ? messages.of(Text.PRESENTER_STAYS, words) : words;
    }
}
