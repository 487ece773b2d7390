package io.ptescope.app.panel;

import io.ptescope.app.panel.Inspection.Item;
import io.ptescope.app.panel.Inspection.Section;
import io.ptescope.app.session.Frame;
import io.ptescope.app.text.Messages;
import io.ptescope.app.text.Text;
import io.ptescope.model.scenario.Spot;
import io.ptescope.model.scenario.run.Asked;
import java.util.List;

/// What the lesson asks before it shows the answer: the learner is to predict the entry or page that it names.
public final class Questions {
    private final Messages messages;

    /// One that speaks the language of `messages`.
    public Questions(Messages messages) {
        this.messages = messages;
    }

    /// The section with the questions of this very moment; none if nothing is asked.
    public List<Section> sections(Frame frame) {
        List<Item> questions = frame.asks().stream()
            .<Item>map(ask -> new Item.Question(words(ask))).toList();
        return questions.isEmpty() ? List.of()
            : List.of(new Section(messages.of(Text.INSPECT_PREDICT), "", questions));
    }

    private String words(Asked ask) {
        if (!ask.question().isEmpty()) {
            return messages.phrase(ask.question());
        }
        String place = switch (ask.spot()) {
            case Spot.Entry(String _, String mapping, int page) -> mapping + "[" + page + "]";
            case Spot.FilePage(String file, int page) -> file + "[" + page + "]";
        };
        return messages.of(Text.INSPECT_QUESTION, place);
    }
}
