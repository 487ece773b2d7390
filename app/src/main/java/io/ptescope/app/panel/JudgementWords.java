package io.ptescope.app.panel;

import io.ptescope.app.panel.Inspection.Item;
import io.ptescope.app.panel.Inspection.Jump;
import io.ptescope.app.panel.Inspection.Outcome;
import io.ptescope.app.panel.Inspection.Section;
import io.ptescope.app.quiz.Judgement.Line;
import io.ptescope.app.quiz.Judgement;
import io.ptescope.app.quiz.Pick;
import io.ptescope.app.quiz.Question;
import io.ptescope.app.session.Frame;
import io.ptescope.app.text.Messages;
import io.ptescope.app.text.Namer;
import io.ptescope.app.text.Sentences;
import io.ptescope.app.text.Text;
import io.ptescope.model.arch.PteBit;
import io.ptescope.model.listing.Listings;
import io.ptescope.model.recording.Granularity;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// What is said of an answer: what of it was right, what the entry is, and why.
public final class JudgementWords {
    private final Messages messages;
    private final Sentences sentences;
    private final PickWords picks;

    /// One that speaks the language of `messages`.
    public JudgementWords(Messages messages, Listings listings) {
        this.messages = messages;
        this.sentences = new Sentences(messages, listings);
        this.picks = new PickWords(messages);
    }

    /// The section on `judgement`, at the frame behind the step that it was about. A wrong answer is followed by why.
    public Section section(Judgement judgement, Frame frame) {
        Question question = judgement.question();
        List<Item> items = new ArrayList<>();
        for (Line line : judgement.lines()) {
            items.add(new Item.Verdict(line.isRight() ? Outcome.HOLDS : Outcome.BROKEN, words(line)));
            if (line instanceof Line.OfPick(Pick pick, String _) && !line.isRight() && pick.because() >= 0
                && pick.because() != changer(question)) {
                because(pick.because(), frame, items);
            }
        }
        question.entry().ifPresent(entry ->
            items.add(new Item.Code(messages.of(Text.PREDICT_TRUTH), entry.after().letters(frame.machine().layout()))));
        if (changer(question) >= 0) {
            because(changer(question), frame, items);
        }
        long right = judgement.lines().stream().filter(Line::isRight).count();
        String aside = judgement.isRight() ? messages.of(Text.PREDICT_ALL_RIGHT)
            : messages.of(Text.PREDICT_NOT_ALL, right, judgement.lines().size());
        return new Section(messages.of(Text.PREDICT_ANSWER, question.name()), aside, items);
    }

    private static long changer(Question question) {
        return question.entry().map(Question.Entry::changer).orElse(-1L);
    }

    /// What is said of `event`, and the way to it.
    private void because(long event, Frame frame, List<Item> items) {
        items.add(new Item.Row(messages.of(Text.PREDICT_WHY), why(event, frame)));
        History history = new History(messages, new Namer(messages, frame.machine(), frame.story().tasks()), frame);
        items.add(new Item.Jumps(messages.of(Text.INSPECT_SET_BY),
            List.of(new Jump(history.function(event), event + 1))));
    }

    /// What the listing says of the line that did it, else what can be said of the event alone.
    private String why(long event, Frame frame) {
        return sentences.of(new Sentences.Moment(frame.recording(), frame.recording().machineAt(event + 1), event + 1,
            Granularity.EVENT, Map.of(), frame.story().patches(), frame.story().tasks()));
    }

    private String words(Line line) {
        return switch (line) {
            case Line.OfBit(PteBit bit, boolean guessed, boolean truth) ->
                words(line, bit.mnemonic(), guessed ? "1" : "0", truth ? "1" : "0");
            case Line.OfNone(boolean guessed, boolean truth) ->
                words(line, messages.of(Text.PREDICT_NONE), guessed ? "1" : "0", truth ? "1" : "0");
            case Line.OfPick(Pick pick, String guessed) -> words(line, picks.subject(pick.subject()),
                picks.option(pick.subject(), guessed), picks.option(pick.subject(), pick.truth()));
        };
    }

    private String words(Line line, String what, String guessed, String truth) {
        return line.isRight() ? messages.of(Text.PREDICT_RIGHT, what, truth)
            : messages.of(Text.PREDICT_WRONG, what, guessed, truth);
    }
}
