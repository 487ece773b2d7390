package io.ptescope.app.panel;

import io.ptescope.app.panel.Inspection.Item;
import io.ptescope.app.panel.Inspection.Jump;
import io.ptescope.app.panel.Inspection.Outcome;
import io.ptescope.app.panel.Inspection.Section;
import io.ptescope.app.quiz.Judgement.Line;
import io.ptescope.app.quiz.Judgement;
import io.ptescope.app.quiz.Pick;
import io.ptescope.app.quiz.Question;
import io.ptescope.app.quiz.Subject;
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

    /// One that speaks the language of `messages`.
    public JudgementWords(Messages messages, Listings listings) {
        this.messages = messages;
        this.sentences = new Sentences(messages, listings);
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
            case Line.OfPick(Pick pick, String guessed) -> words(line, subject(pick.subject()),
                option(pick.subject(), guessed), option(pick.subject(), pick.truth()));
        };
    }

    private String words(Line line, String what, String guessed, String truth) {
        return line.isRight() ? messages.of(Text.PREDICT_RIGHT, what, truth)
            : messages.of(Text.PREDICT_WRONG, what, guessed, truth);
    }

    /// What is asked for, for people.
    public String subject(Subject subject) {
        return messages.of(switch (subject) {
            case ACCESS -> Text.PREDICT_ACCESS;
            case PATH -> Text.PREDICT_PATH;
            case PAGE -> Text.PREDICT_PAGE;
            case LIST -> Text.PREDICT_LIST;
        });
    }

    /// An answer, for people; names of the kernel stay as they are.
    public String option(Subject subject, String option) {
        return switch (subject) {
            case ACCESS -> switch (option) {
                case Pick.NOTHING -> messages.of(Text.PREDICT_MEETS_NOTHING);
                case Pick.FAULT -> messages.of(Text.PREDICT_MEETS_FAULT);
                default -> option;
            };
            case PATH -> option;
            case PAGE -> messages.of(switch (option) {
                case Pick.ABSENT -> Text.PREDICT_PAGE_ABSENT;
                case Pick.DIRTY -> Text.WORD_DIRTY;
                case Pick.WRITEBACK -> Text.PREDICT_PAGE_WRITEBACK;
                default -> Text.WORD_CLEAN;
            });
            case LIST -> option.equals(Pick.NONE) ? messages.of(Text.PREDICT_LIST_NONE) : option;
        };
    }
}
