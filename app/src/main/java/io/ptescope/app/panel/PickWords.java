package io.ptescope.app.panel;

import io.ptescope.app.quiz.Pick;
import io.ptescope.app.quiz.Subject;
import io.ptescope.app.text.Messages;
import io.ptescope.app.text.Text;

/// The words of a question with several answers.
public final class PickWords {
    private final Messages messages;

    /// Those in the language of `messages`.
    public PickWords(Messages messages) {
        this.messages = messages;
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
