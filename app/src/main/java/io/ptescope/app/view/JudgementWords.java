package io.ptescope.app.view;

import io.ptescope.app.quiz.Judgement;
import io.ptescope.app.quiz.Judgement.Line;
import io.ptescope.app.quiz.Meeting;
import io.ptescope.app.quiz.Question;
import io.ptescope.app.session.Frame;
import io.ptescope.app.text.Messages;
import io.ptescope.app.text.Namer;
import io.ptescope.app.text.Sentences;
import io.ptescope.app.text.Text;
import io.ptescope.app.view.Inspection.Item;
import io.ptescope.app.view.Inspection.Jump;
import io.ptescope.app.view.Inspection.Outcome;
import io.ptescope.app.view.Inspection.Section;
import io.ptescope.model.arch.PteBit;
import io.ptescope.model.listing.Listings;
import io.ptescope.model.recording.Granularity;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// What is said of an answer: what of it was right, what the entry is, and why.
final class JudgementWords {
    private final Messages messages;
    private final Sentences sentences;

    JudgementWords(Messages messages, Listings listings) {
        this.messages = messages;
        this.sentences = new Sentences(messages, listings);
    }

    /// The section on `judgement`, at the frame behind the step that it was about.
    Section section(Judgement judgement, Frame frame) {
        Question question = judgement.question();
        List<Item> items = new ArrayList<>();
        judgement.lines().forEach(line -> items.add(new Item.Verdict(line.isRight() ? Outcome.HOLDS : Outcome.BROKEN,
            words(line))));
        items.add(new Item.Code(messages.of(Text.PREDICT_TRUTH), question.after().letters(frame.machine().layout())));
        if (question.changer() >= 0) {
            items.add(new Item.Row(messages.of(Text.PREDICT_WHY), why(question, frame)));
            History history = new History(messages, new Namer(frame.machine(), frame.story().tasks()), frame);
            items.add(new Item.Jumps(messages.of(Text.INSPECT_SET_BY),
                List.of(new Jump(history.function(question.changer()), question.changer() + 1))));
        }
        long right = judgement.lines().stream().filter(Line::isRight).count();
        String aside = judgement.isRight() ? messages.of(Text.PREDICT_ALL_RIGHT)
            : messages.of(Text.PREDICT_NOT_ALL, right, judgement.lines().size());
        return new Section(messages.of(Text.PREDICT_ANSWER, question.name()), aside, items);
    }

    /// What the listing says of the line that changed the entry, else what can be said of the change alone.
    private String why(Question question, Frame frame) {
        return sentences.of(new Sentences.Moment(frame.recording(), frame.machine(), question.changer() + 1,
            Granularity.EVENT, Map.of(), frame.story().patches(), frame.story().tasks()));
    }

    private String words(Line line) {
        return switch (line) {
            case Line.OfBit(PteBit bit, boolean guessed, boolean truth) ->
                words(line, bit.mnemonic(), guessed ? "1" : "0", truth ? "1" : "0");
            case Line.OfNone(boolean guessed, boolean truth) ->
                words(line, messages.of(Text.PREDICT_NONE), guessed ? "1" : "0", truth ? "1" : "0");
            case Line.OfMeeting(Meeting guessed, Meeting truth) ->
                words(line, messages.of(Text.PREDICT_ACCESS), meeting(guessed), meeting(truth));
        };
    }

    private String words(Line line, String what, String guessed, String truth) {
        return line.isRight() ? messages.of(Text.PREDICT_RIGHT, what, truth)
            : messages.of(Text.PREDICT_WRONG, what, guessed, truth);
    }

    /// What an access can meet, for people.
    String meeting(Meeting meeting) {
        return messages.of(switch (meeting) {
            case NOTHING -> Text.PREDICT_MEETS_NOTHING;
            case FAULT -> Text.PREDICT_MEETS_FAULT;
            case SIGNAL -> Text.PREDICT_MEETS_SIGNAL;
        });
    }
}
