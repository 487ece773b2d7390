package io.ptescope.app.panel;

import io.ptescope.app.session.Story;
import io.ptescope.app.text.EventWords;
import io.ptescope.app.text.Messages;
import io.ptescope.app.text.Namer;
import io.ptescope.model.event.EventLog;
import io.ptescope.model.kernel.Function;
import io.ptescope.model.recording.Cursor;

/// Events as rows of a table. Has a reader of its own, because the words of an event need the machine behind it.
public final class EventRows {
    private final Messages messages;
    private final Story story;
    private final EventLog log;
    private final Cursor cursor;

    /// The events of `story`, in the words of `messages`.
    public EventRows(Messages messages, Story story) {
        this.messages = messages;
        this.story = story;
        this.log = story.recording().log();
        this.cursor = story.recording().cursor();
    }

    /// An event in words.
    ///
    /// @param number its position in the log
    public record Row(long number, String task, String function, String words) {}

    /// The row of `event`.
    public Row row(long event) {
        cursor.seek(event + 1);
        Namer namer = new Namer(messages, cursor.machine(), story.tasks());
        long call = story.recording().enclosing(event);
        String function = call < 0 ? "" : Function.of(log.object(call)).text();
        String words = new EventWords(messages, cursor.machine(), story.tasks()).of(log.event(event));
        return new Row(event, namer.task(log.task(event)), function, words);
    }
}
